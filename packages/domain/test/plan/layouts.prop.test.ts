import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDraft, UnitMention } from '../../src/plan/draft.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import type { ReadDocument } from '../../src/plan/source.ts';
import {
  type AuthoredMeasure,
  type AuthoredSection,
  asFlatLines,
  asLinesWithBlanks,
  asMergedTable,
  asRunOnLine,
  asTabbedText,
  asUnknownTable,
  type ColumnName,
  plainOrder,
  type Style,
} from './rendered-plan.ts';

const verbs = ['推进', '加强', '开展', '完善', '组织实施', '强化'];
const things = [
  '重点行业清洁生产审核',
  '建筑垃圾运输车辆更新',
  '锅炉低氮改造',
  '入河排污口排查整治',
  '噪声自动监测站点建设',
  '土壤污染状况调查',
];
const departments = ['市生态环境局', '市发展改革委', '市交通委', '市财政局', '市农业农村局', '市水务局', '市住房城乡建设局'];
const places = ['各区政府', '相关区政府', '各县（市、区）政府', '昌平区政府'];
const deadlines = ['年底前', '6月底前', '长期实施', '2023年12月底前', '全年', '10月31日前', '持续推进'];

const sentence = fc
  .tuple(fc.constantFrom(...verbs), fc.constantFrom(...things), fc.nat(999))
  .map(([verb, thing, n]) => `${verb}${thing}，完成第${n}批任务，形成长效机制。`);
const measure: fc.Arbitrary<AuthoredMeasure> = fc.record({
  text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join('')),
  deadline: fc.constantFrom(...deadlines),
  lead: fc.subarray(departments, { minLength: 1, maxLength: 1 }),
  responsible: fc.subarray(places, { minLength: 1, maxLength: 1 }),
  support: fc.subarray(departments, { maxLength: 1 }),
});
const rich: fc.Arbitrary<AuthoredMeasure> = fc.record({
  text: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join('')),
  deadline: fc.constantFrom(...deadlines),
  lead: fc.subarray(departments, { minLength: 1, maxLength: 4 }),
  responsible: fc.subarray(places, { minLength: 1, maxLength: 3 }),
  support: fc.subarray(departments, { maxLength: 4 }),
});

/** Titles are all different, as in any plan: the same number and title again means the same task again. */
function plan(of: fc.Arbitrary<AuthoredMeasure>): fc.Arbitrary<AuthoredSection[]> {
  const tasks = fc.array(fc.array(of, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  return fc.array(tasks, { minLength: 1, maxLength: 4 }).map((sections) =>
    sections.map((own, s) => ({
      title: `${['主要目标', '产业结构调整', '移动源污染防治', '保障机制'][s]}`,
      tasks: own.map((measures, t) => ({ title: `${verbs[t % verbs.length]}${things[(s + t) % things.length]}`, measures })),
    })),
  );
}

const words: Record<ColumnName, readonly string[]> = {
  no: ['序号', '编号', '序 号'],
  task: ['重点任务', '主要任务', '工作任务', '任务名称', '目标任务', '重点工作'],
  measure: ['工作措施', '具体措施', '主要措施', '工作内容', '任务内容', '具体工作措施', '整改措施'],
  deadline: ['完成时限', '完成时间', '时限要求', '时间节点', '完成期限'],
  lead: ['牵头部门', '牵头单位', '牵 头 单 位', '责任部门（牵头）', '主办单位'],
  responsible: ['主责单位', '责任单位', '责任部门', '落实单位', '实施主体'],
  support: ['协办单位', '配合单位', '配合部门', '参与单位', '协同单位'],
};
const style = (order: fc.Arbitrary<ColumnName[]>): fc.Arbitrary<Style> =>
  fc.record({
    order,
    words: fc.record({
      no: fc.constantFrom(...words.no),
      task: fc.constantFrom(...words.task),
      measure: fc.constantFrom(...words.measure),
      deadline: fc.constantFrom(...words.deadline),
      lead: fc.constantFrom(...words.lead),
      responsible: fc.constantFrom(...words.responsible),
      support: fc.constantFrom(...words.support),
    }),
    pageRows: fc.integer({ min: 2, max: 50 }),
  });

/** Any order in which the number and the task still come before the measure. */
const anyOrder = fc
  .tuple(fc.shuffledSubarray<ColumnName>(['deadline', 'lead', 'responsible', 'support'], { minLength: 4 }), fc.boolean())
  .map(([rest, late]): ColumnName[] =>
    late ? [...rest.slice(0, 1), 'no', 'task', 'measure', ...rest.slice(1)] : ['no', 'task', 'measure', ...rest],
  );

const names = (units: readonly UnitMention[]): string[] => units.map(({ unit }) => unit);

const readBack = (draft: PlanDraft) =>
  draft.plans.flatMap(({ sections }) =>
    sections.map(({ title, tasks }) => ({
      title,
      tasks: tasks.map((task) => ({
        no: task.no,
        title: task.title,
        measures: task.measures.map(({ text, deadline, lead, responsible, support }) => ({
          text,
          deadline: deadline.text,
          lead: names(lead),
          responsible: names(responsible),
          support: names(support),
        })),
      })),
    })),
  );

function authored(sections: readonly AuthoredSection[]): ReturnType<typeof readBack> {
  let no = 0;
  return sections.map(({ title, tasks }) => ({
    title,
    tasks: tasks.map((task) => ({ no: String(++no), title: task.title, measures: task.measures.map((one) => ({ ...one }) as never) })),
  }));
}

const parse = (doc: ReadDocument): PlanDraft => readPlan(doc, { name: 'plan', sha256: '' });

describe('the same plan in every layout of a table', () => {
  const layouts: [
    string,
    (sections: AuthoredSection[], style: Style) => ReadDocument,
    fc.Arbitrary<ColumnName[]>,
    fc.Arbitrary<AuthoredMeasure>,
  ][] = [
    ['merged cells', asMergedTable, anyOrder, rich],
    ['a table that cannot say what is merged', asUnknownTable, anyOrder, rich],
    ['text with tabs and repeated headers', asTabbedText, anyOrder, rich],
    ['one cell to a line', asFlatLines, fc.constant([...plainOrder]), measure],
    ['one cell to a line, blank ones too', asLinesWithBlanks, anyOrder, rich],
    ['one run-on line', asRunOnLine, fc.constant([...plainOrder]), measure],
  ];
  it.each(layouts)('is read from %s', (_, render, order, of) => {
    fc.assert(
      fc.property(plan(of), style(order), (sections, look) => {
        expect(readBack(parse(render(sections, look)))).toEqual(authored(sections));
      }),
      { numRuns: 40 },
    );
  });
});
