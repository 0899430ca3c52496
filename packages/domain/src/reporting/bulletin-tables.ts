import { type Annex, column, type TableBlock, table } from '../official/body.ts';
import { lightText } from '../tasks/words.ts';
import { type BulletinFacts, percentText, sumOf } from './bulletin-facts.ts';

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

export const flaggedAnnex = ({ flagged }: BulletinFacts): Annex => ({
  title: '红灯和黄灯事项清单',
  landscape: true,
  body: [
    table(
      [
        column('序号', 1.2),
        column('灯', 1.2),
        column('重点任务', 2.5, 'left'),
        column('工作措施', 6.5, 'left'),
        column('牵头部门', 2.5, 'left'),
        column('主责单位', 2.5, 'left'),
        column('原因', 6.5, 'left'),
      ],
      [...flagged.filter(({ light }) => light === 'red'), ...flagged.filter(({ light }) => light === 'yellow')].map((one, n) => [
        String(n + 1),
        lightText[one.light],
        one.task,
        one.measure,
        one.lead.join('、'),
        one.responsible.join('、'),
        [one.reason, ...one.problems].join('；'),
      ]),
    ),
  ],
});
