import { describe, expect, it } from 'vitest';
import { localDate, yearMonth } from '../kernel/dates.ts';
import type { BodyBlock } from '../official/body.ts';
import { checkDocument } from '../official/document.ts';
import { composeBulletin } from './bulletin.ts';
import { type BulletinFacts, percentText } from './bulletin-facts.ts';

const facts: BulletinFacts = {
  month: yearMonth('2022-11'),
  subject: '深入打好污染防治攻坚战2022年行动计划',
  plans: [
    { title: '蓝天保卫战2022年行动计划', counts: { green: 100, yellow: 2, red: 1, none: 5 } },
    { title: '碧水保卫战2022年行动计划', counts: { green: 40, yellow: 1, red: 0, none: 1 } },
  ],
  before: { green: 138, yellow: 5, red: 1, none: 6 },
  timeliness: [
    { unit: '市交通委', expected: 10, onTime: 10, late: 0, missing: 0, worstLateDays: 0 },
    { unit: '朝阳区', expected: 20, onTime: 17, late: 3, missing: 0, worstLateDays: 4 },
    { unit: '门头沟区', expected: 5, onTime: 2, late: 1, missing: 2, worstLateDays: 6 },
  ],
  flagged: [
    {
      light: 'yellow',
      plan: '碧水',
      task: '',
      measure: '治理黑臭水体。',
      lead: ['市水务局'],
      responsible: ['各区政府'],
      reason: '滞后15个百分点。',
      problems: ['甲区反映征地未完成', '乙区反映资金不足', '丙区反映人手不够'],
    },
    {
      light: 'red',
      plan: '蓝天',
      task: '扬尘管控',
      measure: '降尘量控制在每月5吨',
      lead: ['市住房城乡建设委'],
      responsible: [],
      reason: '逾期未完成',
      problems: [],
    },
  ],
  examples: [{ unit: '市交通委', expected: 10, onTime: 10, accepted: 8, allGreen: true }],
  nextDueOn: localDate('2023-01-05'),
};

const textOf = (blocks: readonly BodyBlock[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.join('|'));
    return [block.kind === 'heading' ? `${'#'.repeat(block.level)}${block.text}` : block.text];
  });

describe('the monthly bulletin', () => {
  it('tells the month as its facts are', () => {
    const { title, body } = composeBulletin(facts);
    expect(title).toBe('关于深入打好污染防治攻坚战2022年行动计划2022年11月落实情况的通报');
    expect(textOf(body)).toEqual([
      '现将2022年11月《蓝天保卫战2022年行动计划》《碧水保卫战2022年行动计划》落实情况通报如下。',
      '#总体情况',
      '截至2022年11月30日，纳入台账的工作措施共150项，其中绿灯140项，占93.3%；黄灯3项，占2.0%；红灯1项，占0.7%；未亮灯6项，占4.0%。与上月相比，绿灯增加2项，黄灯减少2项，红灯持平。',
      '蓝天保卫战2022年行动计划|108|100|2|1|5',
      '碧水保卫战2022年行动计划|42|40|1|0|1',
      '#报送情况',
      '3个单位应报送工作进展35件，按时报送29件，按时率82.9%；迟报4件，未报2件。各单位报送情况见附件1。',
      '迟报的单位有：门头沟区（1件，最迟6个工作日）、朝阳区（3件，最迟4个工作日）。',
      '未报的单位有：门头沟区（2件）。',
      '#红灯和黄灯事项',
      '##红灯事项（1项）',
      '“扬尘管控”中“降尘量控制在每月5吨”（牵头：市住房城乡建设委）：逾期未完成。',
      '##黄灯事项（1项）',
      '“治理黑臭水体”（牵头：市水务局；主责：各区政府）：滞后15个百分点；甲区反映征地未完成；乙区反映资金不足。',
      '#正面典型',
      '月报全部按时报送、已有审核通过且所承担工作措施均为绿灯的单位共1个。',
      '市交通委：应报送10件，全部按时报送，审核通过8件，所承担工作措施均为绿灯。',
      '#下一步工作要求',
      '红灯事项的牵头部门要逐项查明原因，提出整改措施和完成时间，确保按期整改到位。',
      '黄灯事项的主责单位要倒排工期，加快推进，尽快追平进度。',
      '未报送的单位要立即补报，并说明原因。',
      '各单位要于2023年1月5日前报送2022年12月工作进展情况。',
    ]);
  });

  it('brings the whole tables as annexes, red before yellow', () => {
    const { annexes } = composeBulletin(facts);
    expect(annexes.map(({ title, landscape }) => [title, landscape])).toEqual([
      ['各单位月报报送情况', true],
      ['红灯和黄灯事项清单', true],
    ]);
    expect(textOf(annexes[0]?.body ?? [])).toEqual([
      '1|市交通委|10|10|0|0|100.0%|',
      '2|朝阳区|20|17|3|0|85.0%|4',
      '3|门头沟区|5|2|1|2|40.0%|6',
    ]);
    expect(textOf(annexes[1]?.body ?? []).map((row) => row.slice(0, 5))).toEqual(
      ['1|红灯|', '2|黄灯|'].map((row) => expect.stringContaining(row)),
    );
  });

  it('keeps the list of a large city readable: short rows, and counts by the unit that leads behind three hundred', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        ...facts.flagged[0],
        light: i < 350 ? 'red' : 'yellow',
        measure: `第${i}项，${'长'.repeat(300)}`,
        lead: [`${i % 2 === 0 ? '甲' : '乙'}局`],
        responsible: ['东区', '西区', '南区', '北区'],
        problems: ['一', '二', '三'],
      })) as unknown as BulletinFacts['flagged'];
    const annex = composeBulletin({ ...facts, timeliness: [], flagged: many(400) }).annexes[0];
    const [list, words, counts] = annex?.body ?? [];
    if (list?.kind !== 'table' || words?.kind !== 'paragraph' || counts?.kind !== 'table') throw new Error('another form');
    expect([list.rows.length, list.rows[0]?.[3], list.rows[0]?.[5]]).toEqual([300, '第0项……', '东区、西区、南区等4个单位']);
    expect(list.rows[0]?.[6]?.endsWith('；一；二')).toBe(true);
    expect(words.text).toContain('其余100项按牵头部门统计');
    expect(counts.rows).toEqual([
      ['甲局', '25', '25'],
      ['乙局', '25', '25'],
    ]);
    const few = composeBulletin({ ...facts, timeliness: [], flagged: many(100) }).annexes[0]?.body;
    expect(few).toHaveLength(1);
    expect(few?.[0]?.kind === 'table' && few[0].rows[0]?.[6]).toContain('；一；二；三');
  });

  it('keeps to what there is when there is nothing to blame', () => {
    const quiet = composeBulletin({ ...facts, before: null, flagged: [], examples: [], nextDueOn: null, timeliness: [] });
    const text = textOf(quiet.body).join('\n');
    expect(text).toContain('本月没有红灯和黄灯事项。');
    expect(text).toContain('本月没有应报送的工作进展。');
    expect(text).toContain('各单位要持续推进各项任务');
    expect(text).not.toContain('与上月相比');
    expect(text).not.toContain('见附件');
    expect(quiet.annexes).toEqual([]);
  });

  it('tells ten of a light and leaves the rest to the annex, each measure shortened at a mark', () => {
    const red = Array.from({ length: 12 }, (_, n) => ({
      ...facts.flagged[1],
      measure: `第${n}项，${'长'.repeat(100)}`,
    })) as BulletinFacts['flagged'];
    const text = textOf(composeBulletin({ ...facts, flagged: red }).body);
    expect(text.filter((line) => line.includes('“扬尘管控”'))).toHaveLength(10);
    expect(text).toContain('其余2项见附件2。');
    expect(text.find((line) => line.includes('第3项'))).toContain('“第3项……”');
  });

  it('names five good examples of more, and says by which order', () => {
    const examples = Array.from({ length: 7 }, (_, n) => ({ unit: `第${n}局`, expected: 9, onTime: 9, accepted: 9 - n, allGreen: true }));
    const text = textOf(composeBulletin({ ...facts, examples }).body);
    expect(text.filter((line) => /^第\d局：/.test(line))).toHaveLength(5);
    expect(text).toContain(
      '月报全部按时报送、已有审核通过且所承担工作措施均为绿灯的单位共7个，按审核通过件数由多到少排列，件数相同的依次按应报件数、单位目录顺序，列前5个。',
    );
  });

  it('names once whoever both leads and does', () => {
    const flagged = facts.flagged.map((one) => ({ ...one, responsible: one.lead }));
    expect(textOf(composeBulletin({ ...facts, flagged }).body).join('')).toContain('“治理黑臭水体”（牵头、主责：市水务局）：');
  });

  it('can be issued as it is', () => {
    const document = {
      ...composeBulletin(facts),
      issuerMark: '北京市生态环境局',
      number: null,
      addressees: [],
      signature: { issuer: '北京市生态环境局', on: null, sealed: true },
      note: null,
      imprint: null,
    };
    expect(checkDocument(document)).toEqual([]);
  });

  it.each([
    [1, 3, '33.3%'],
    [1, 16, '6.2%'],
    [3, 16, '18.8%'],
    [0, 0, '—'],
  ])('says %i of %i as %s', (n, all, text) => expect(percentText(n, all)).toBe(text));
});
