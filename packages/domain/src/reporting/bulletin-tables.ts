import { type Annex, type BodyBlock, column, paragraph, type TableBlock, table } from '../official/body.ts';
import { lightText } from '../tasks/words.ts';
import { type BulletinFacts, type FlaggedMeasure, percentText, sumOf } from './bulletin-facts.ts';
import { opening } from './opening.ts';

/** 各计划亮灯情况 */
export const planTable = (plans: BulletinFacts['plans']): TableBlock =>
  table(
    [column('行动计划', 6, 'left'), column('措施', 1), column('绿灯', 1), column('黄灯', 1), column('红灯', 1), column('未亮灯', 1.3)],
    plans.map(({ title, counts }) => [title, sumOf(counts), counts.green, counts.yellow, counts.red, counts.none].map(String)),
  );

/** 各单位报送情况, as they come: the order is the asker's. */
export const timelinessAnnex = ({ timeliness }: BulletinFacts): Annex => ({
  title: '各单位月报报送情况',
  landscape: true,
  body: [
    table(
      [
        column('序号', 1),
        column('单位', 5, 'left'),
        column('应报', 1.2),
        column('按时', 1.2),
        column('迟报', 1.2),
        column('未报', 1.2),
        column('按时率', 1.5),
        column('最迟（工作日）', 2.2),
      ],
      timeliness.map(({ unit, expected, onTime, late, missing, worstLateDays }, n) => [
        String(n + 1),
        unit,
        ...[expected, onTime, late, missing].map(String),
        percentText(onTime, expected),
        late === 0 ? '' : String(worstLateDays),
      ]),
    ),
  ],
});

/** A list so long is read by looking something up: its rows are short, and behind so many more only counts are told. */
const LONG = 100;
const MOST_ROWS = 300;
/** A measure can be a page long; so much of it tells which one is meant, and the plan has the rest. */
const MEASURE_LISTED = 90;
/** So many problems stand in a row of any list. */
const PROBLEMS_LISTED = 3;
/** Of so many problems a row of a long list tells the beginning. */
const PROBLEMS_TOLD = 2;

/** 红灯和黄灯事项清单, red before yellow. Of a large city it stays readable: what does not fit is counted by the unit that leads. */
export function flaggedAnnex({ flagged }: BulletinFacts): Annex {
  const all = [...flagged.filter(({ light }) => light === 'red'), ...flagged.filter(({ light }) => light === 'yellow')];
  const [listed, rest] = [all.slice(0, MOST_ROWS), all.slice(MOST_ROWS)];
  const told = all.length > LONG ? shortened : inFull;
  const body: BodyBlock[] = [
    table(
      FLAGGED_COLUMNS,
      listed.map((one, n) => [String(n + 1), lightText[one.light], ...told(one)]),
    ),
  ];
  return {
    title: '红灯和黄灯事项清单',
    landscape: true,
    body:
      rest.length === 0
        ? body
        : [...body, paragraph(`清单列前${MOST_ROWS}项，其余${rest.length}项按牵头部门统计如下，逐项情况见任务台账。`), restTable(rest)],
  };
}

const FLAGGED_COLUMNS = [
  column('序号', 1.2),
  column('灯', 1.2),
  column('重点任务', 2.5, 'left'),
  column('工作措施', 6.5, 'left'),
  column('牵头部门', 2.5, 'left'),
  column('主责单位', 2.5, 'left'),
  column('原因', 6.5, 'left'),
];

const inFull = ({ task, measure, lead, responsible, reason, problems }: FlaggedMeasure): string[] => [
  task,
  opening(measure, MEASURE_LISTED),
  lead.join('、'),
  responsible.join('、'),
  [reason, ...problems.slice(0, PROBLEMS_LISTED), ...moreThan(problems.length - PROBLEMS_LISTED)].join('；'),
];
const moreThan = (n: number): string[] => (n > 0 ? [`另有${n}个方面的问题`] : []);

const shortened = ({ task, measure, lead, responsible, reason, problems }: FlaggedMeasure): string[] => [
  task,
  opening(measure),
  someOf(lead),
  someOf(responsible),
  [reason.replace(/[。；]$/, ''), ...problems.slice(0, PROBLEMS_TOLD).map((one) => opening(one))].join('；'),
];

const NAMED = 3;
const someOf = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等${names.length}个单位` : names.join('、');

function restTable(rest: readonly FlaggedMeasure[]): TableBlock {
  const counts = new Map<string, { red: number; yellow: number }>();
  for (const { lead, light } of rest) {
    const name = lead[0] ?? '未写明';
    const count = counts.get(name) ?? { red: 0, yellow: 0 };
    counts.set(name, { ...count, [light]: count[light] + 1 });
  }
  const rows = [...counts].sort(([, a], [, b]) => b.red - a.red || b.yellow - a.yellow);
  return table(
    [column('牵头部门', 6, 'left'), column('红灯', 1.5), column('黄灯', 1.5)],
    rows.map(([name, { red, yellow }]) => [name, String(red), String(yellow)]),
  );
}
