import fc from 'fast-check';
import { cell, type GridCell, grid, line, type PlanDocument } from './plan-document.ts';

/** A plan as its author means it, with the merges a printed table shows. */
export type RandomPlan = { readonly title: string; readonly sections: readonly RandomSection[] };
export type RandomSection = { readonly title: string; readonly tasks: readonly RandomTask[] };
export type RandomTask = { readonly title: string; readonly measures: readonly RandomMeasure[] };
export type RandomMeasure = { readonly text: string; readonly deadline: string; readonly units: Units };

/** Which of 牵头, 主责, 协办 share one cell, and who stands in each. */
export type Units = {
  readonly merged: 'none' | 'lead and responsible' | 'responsible and support';
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly support: readonly string[];
};

const municipal = [
  '市生态环境局',
  '市发展改革委',
  '市交通委',
  '市住房城乡建设委',
  '市城市管理委',
  '市农业农村局',
  '市水务局',
  '市统计局',
  '市园林绿化局',
  '市商务局',
  '市市场监管局',
];
const deadlines = ['年底前', '6月底前', '9月底前', '长期实施', '2023年10月31日前'];
const sentences = [
  '推进燃煤锅炉清洁能源改造。',
  '强化施工扬尘管控，开展专项执法检查。',
  '制定挥发性有机物治理工作方案。',
  '新增可再生能源装机容量10万千瓦。',
  '定期对各街道降尘量进行排名。',
  '加强移动源排放监管，严查超标车辆。',
  '降尘量控制在5吨/平方公里·月左右。',
];
const taskTitles = ['空气质量改善', '强化扬尘管控', '推进清洁取暖', '加强移动源监管', '提升监测能力', '优化产业结构', '严控降尘量'];
const sectionTitles = ['主要目标', '实施减排专项行动', '提升精细化管控水平', '完善制度体系', '保障措施'];
const ordinals = ['一', '二', '三', '四', '五'];

const someUnits = fc.uniqueArray(fc.constantFrom(...municipal), { minLength: 1, maxLength: 3 });
const text = fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }).map((all) => all.join(''));

export type Merged = Units['merged'];

export const merges = ['lead and responsible', 'responsible and support'] as const;

const unitsWith = (ways: readonly Merged[]): fc.Arbitrary<Units> =>
  fc
    .record({
      merged: fc.constantFrom<Merged>('none', 'none', ...ways),
      lead: someUnits,
      responsible: someUnits,
      support: fc.oneof(someUnits, fc.constant([])),
    })
    .map(shared);

/** Who shares a cell is the same in both columns. */
function shared({ merged, lead, responsible, support }: Units): Units {
  if (merged === 'lead and responsible') return { merged, lead, responsible: lead, support };
  return merged === 'responsible and support'
    ? { merged, lead, responsible, support: responsible }
    : { merged, lead, responsible, support };
}

/** Plans in which units are merged only in these ways. */
export function randomPlan(...ways: readonly Merged[]): fc.Arbitrary<RandomPlan> {
  const measure = fc.record({ text, deadline: fc.constantFrom(...deadlines), units: unitsWith(ways) });
  const task = fc.record({ title: fc.constantFrom(...taskTitles), measures: fc.array(measure, { minLength: 1, maxLength: 3 }) });
  const section = fc.record({ title: fc.constantFrom(...sectionTitles), tasks: fc.array(task, { minLength: 1, maxLength: 3 }) });
  return fc.record({
    title: fc.constantFrom('某市大气污染防治2023年行动计划', '深入打好碧水保卫战2023年行动计划'),
    sections: fc.array(section, { minLength: 1, maxLength: 3 }),
  });
}

const header = ['序号', '重点任务', '工作措施', '完成时限', '牵头部门', '主责单位', '协办单位'];

/** The plan as one table under its title. */
export function laidOut({ title, sections }: RandomPlan): PlanDocument {
  let no = 0;
  const rows = sections.flatMap((one, s) => [
    [cell(`${ordinals[s]}、${one.title}`, { colSpan: header.length })],
    ...one.tasks.flatMap((of) => taskRows(of, ++no)),
  ]);
  return [line(title, 1), grid([header.map((word) => cell(word)), ...rows])];
}

const taskRows = ({ title, measures }: RandomTask, no: number): GridCell[][] =>
  measures.map((one, m) => {
    const rest = [cell(one.text), cell(one.deadline), ...unitCells(one.units)];
    return m > 0 ? rest : [cell(String(no), { rowSpan: measures.length }), cell(title, { rowSpan: measures.length }), ...rest];
  });

function unitCells({ merged, lead, responsible, support }: Units): GridCell[] {
  const none = '——';
  const words = (all: readonly string[]): string => (all.length === 0 ? none : all.join('\n'));
  if (merged === 'lead and responsible') return [cell(words(lead), { colSpan: 2 }), cell(words(support))];
  if (merged === 'responsible and support') return [cell(words(lead)), cell(words(responsible), { colSpan: 2 })];
  return [cell(words(lead)), cell(words(responsible)), cell(words(support))];
}
