import type { PublicContent } from '@gongjian/contract/publication-content';
import type { Cell } from '@gongjian/domain/publication/opendata-table';
import { column, type Dataset, joined, type Kept, or } from './opendata-dataset.ts';

type Measure = PublicContent<'measure'>;
const unitsIn = ({ units }: Measure, role: 'lead' | 'responsible' | 'support'): Cell =>
  joined(units?.filter((unit) => unit.role === role).map(({ name }) => name));

/** As the plans print them. */
const inOrderOfThePlan = ({ content: a }: Kept<'measure'>, { content: b }: Kept<'measure'>): number =>
  (a.plan?.id ?? '').localeCompare(b.plan?.id ?? '') || (a.position ?? 0) - (b.position ?? 0);

export const measures: Dataset = {
  code: 'measures',
  title: { zh: '行动计划措施台账', en: 'Measures of the action plan' },
  description: {
    zh: '行动计划的每一条工作措施：所属任务、完成时限、牵头与责任单位，以及最近封存月份的进展和红黄绿灯。',
    en: 'Every measure of the plan with its task, deadline and units, and its state and light in the month sealed last.',
  },
  keywords: [
    { zh: '行动计划', en: 'action plan' },
    { zh: '污染防治', en: 'pollution control' },
  ],
  frequency: 'MONTHLY',
  classes: ['measure', 'progress'],
  columns: [
    column('measure_id', 'text', '措施编号', 'Measure'),
    column('plan', 'text', '行动计划', 'Plan'),
    column('year', 'integer', '年度', 'Year'),
    column('section', 'text', '章节', 'Section'),
    column('task_no', 'text', '任务序号', 'Number of the task'),
    column('task', 'text', '重点任务', 'Task'),
    column('position', 'integer', '顺序', 'Position'),
    column('text', 'text', '工作措施', 'Text of the measure'),
    column('deadline', 'text', '完成时限（原文）', 'Deadline as printed'),
    column('due_on', 'day', '截止日', 'Due day'),
    column('standing', 'boolean', '是否常态工作', 'Standing duty'),
    column('lead', 'text', '牵头部门', 'Lead units'),
    column('responsible', 'text', '主责单位', 'Responsible units'),
    column('support', 'text', '协办单位', 'Supporting units'),
    column('as_of', 'month', '进展所属月份', 'Month of the state'),
    column('state', 'text', '进展', 'State'),
    column('light', 'text', '红黄绿灯', 'Light'),
  ],
  rowsOf: (contents) => {
    const progress = new Map(contents('progress').map(({ key, content }) => [key, content]));
    return [...contents('measure')].sort(inOrderOfThePlan).map(({ key, content: m }) => {
      const now = progress.get(key);
      return [
        ...[key, or(m.plan?.title), or(m.plan?.year), or(m.section?.title), or(m.task?.no), or(m.task?.title), or(m.position)],
        ...[or(m.text), or(m.deadline), or(m.dueOn), or(m.standing)],
        ...[unitsIn(m, 'lead'), unitsIn(m, 'responsible'), unitsIn(m, 'support'), or(now?.asOf), or(now?.state), or(now?.light)],
      ];
    });
  },
};

export const progress: Dataset = {
  code: 'progress',
  title: { zh: '措施月度进展', en: 'Measures month by month' },
  description: {
    zh: '每一条措施在每个封存月份的进展、红黄绿灯和滞后的百分点。',
    en: 'The state, light and lag of every measure in every sealed month.',
  },
  keywords: [{ zh: '进展', en: 'progress' }],
  frequency: 'MONTHLY',
  classes: ['progress'],
  columns: [
    column('measure_id', 'text', '措施编号', 'Measure'),
    column('month', 'month', '月份', 'Month'),
    column('state', 'text', '进展', 'State'),
    column('light', 'text', '红黄绿灯', 'Light'),
    column('lag', 'decimal', '滞后（百分点）', 'Lag in percentage points'),
  ],
  rowsOf: (contents) =>
    contents('progress').flatMap(({ key, content }) =>
      (content.series ?? []).map(({ month, state, light, lag }) => [key, month, state, light, lag]),
    ),
  time: 'month',
};

export const reporting: Dataset = {
  code: 'reporting',
  title: { zh: '各单位月报报送情况', en: 'Monthly reports by unit' },
  description: {
    zh: '每个封存月份各单位应报、按时报、迟报和未报的条数。',
    en: 'How many reports each unit owed in each sealed month, and how many came in time, late or not at all.',
  },
  keywords: [{ zh: '月报', en: 'monthly report' }],
  frequency: 'MONTHLY',
  classes: ['month'],
  columns: [
    column('month', 'month', '月份', 'Month'),
    column('unit_id', 'text', '单位编码', 'Code of the unit'),
    column('unit', 'text', '单位', 'Unit'),
    column('expected', 'integer', '应报', 'Owed'),
    column('on_time', 'integer', '按时', 'In time'),
    column('late', 'integer', '迟报', 'Late'),
    column('missing', 'integer', '未报', 'Missing'),
  ],
  rowsOf: (contents) =>
    contents('month').flatMap(({ key, content }) =>
      (content.units ?? []).map(({ unit, expected, onTime, late, missing }) => [
        content.asOf ?? key,
        ...[unit.id, unit.name, expected, onTime, late, missing],
      ]),
    ),
  time: 'month',
};

export const lights: Dataset = {
  code: 'lights',
  title: { zh: '红黄绿灯月度统计', en: 'Lights month by month' },
  description: {
    zh: '每个封存月份全市措施的红、黄、绿灯条数。',
    en: 'How many measures of the city were green, yellow or red in each sealed month.',
  },
  keywords: [{ zh: '红黄绿灯', en: 'lights' }],
  frequency: 'MONTHLY',
  classes: ['month'],
  columns: [
    column('month', 'month', '月份', 'Month'),
    column('total', 'integer', '措施总数', 'Measures'),
    column('green', 'integer', '绿灯', 'Green'),
    column('yellow', 'integer', '黄灯', 'Yellow'),
    column('red', 'integer', '红灯', 'Red'),
    column('none', 'integer', '未评判', 'Not judged'),
    column('done', 'integer', '已完成', 'Done'),
  ],
  rowsOf: (contents) =>
    contents('month').map(({ key, content: { asOf, lights: l, done } }) => [
      ...[asOf ?? key, or(l?.total), or(l?.green), or(l?.yellow), or(l?.red), or(l?.none), or(done)],
    ]),
  time: 'month',
};
