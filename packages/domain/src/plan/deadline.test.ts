import { describe, expect, it } from 'vitest';
import { isDeadlineText, readDeadline } from './deadline.ts';
import { type Passage, passageOf } from './passage.ts';
import { spanner } from './span.ts';

const whole = (text: string): Passage => passageOf(text, { start: 0, end: text.length });
const read = (printed: string | null, measure: string, year: number | null = 2022) =>
  readDeadline(printed === null ? null : whole(printed), whole(measure), { year, spanOf: spanner({ text: measure, pageStarts: [] }) });

/** Kind, day or days, in one line. */
function said(printed: string | null, measure = '加强监管。', year: number | null = 2022): string {
  const { kind, on, from, to, milestones } = read(printed, measure, year).deadline;
  const days = [on, from, to].filter((day) => day !== null).join('..');
  return [kind, days, ...milestones.map((one) => `${one.on} ${one.what}`)].filter((words) => words !== '').join(' | ');
}

describe('完成时限 as printed', () => {
  it.each([
    ['年底前', 'yearEnd | 2022-12-31'],
    ['2022年年底前', 'yearEnd | 2022-12-31'],
    ['今年底', 'yearEnd | 2022-12-31'],
    ['2025年底前', 'yearEnd | 2025-12-31'],
    ['年内', 'yearEnd | 2022-12-31'],
    ['12月底前', 'date | 2022-12-31'],
    ['2022年12月底前', 'date | 2022-12-31'],
    ['2024年2月底前', 'date | 2024-02-29'],
    ['２０２２年６月底前', 'date | 2022-06-30'],
    ['2022 年 6 月\n底前', 'date | 2022-06-30'],
    ['6月30日前', 'date | 2022-06-30'],
    ['11月15日前', 'date | 2022-11-15'],
    ['十一月底前', 'date | 2022-11-30'],
    ['6月中旬', 'date | 2022-06-20'],
    ['上半年', 'date | 2022-06-30'],
    ['第三季度末', 'date | 2022-09-30'],
    ['一季度', 'date | 2022-03-31'],
    ['6月', 'date | 2022-06-30'],
    ['2022年6月', 'date | 2022-06-30'],
    ['2023年', 'date | 2023-12-31'],
    ['2022.6.30', 'date | 2022-06-30'],
    ['2022-06-30', 'date | 2022-06-30'],
    ['2022/6/30前', 'date | 2022-06-30'],
    ['2022.6', 'date | 2022-06-30'],
    ['6.30', 'date | 2022-06-30'],
    ['20220630', 'date | 2022-06-30'],
    ['44742', 'date | 2022-06-30'],
    ['次年3月底前', 'date | 2023-03-31'],
    ['6—9月', 'range | 2022-06-01..2022-09-30'],
    ['6-9月', 'range | 2022-06-01..2022-09-30'],
    ['6―9月', 'range | 2022-06-01..2022-09-30'],
    ['4-6月、9-11月', 'range | 2022-04-01..2022-11-30'],
    ['3月至10月', 'range | 2022-03-01..2022-10-31'],
    ['11月15日至次年3月15日', 'range | 2022-11-15..2023-03-15'],
    ['10月—3月', 'range | 2022-10-01..2023-03-31'],
    ['2022年-2025年', 'range | 2022-01-01..2025-12-31'],
    ['2023—2025年', 'range | 2023-01-01..2025-12-31'],
    ['7月1日起', 'range | 2022-07-01'],
    ['长期实施', 'standing'],
    ['长期坚持', 'standing'],
    ['持续推进', 'standing'],
    ['全年', 'standing'],
    ['常态化', 'standing'],
    ['按月', 'standing'],
    ['每季度', 'standing'],
    ['2025年底前，长期坚持', 'yearEnd | 2025-12-31'],
    ['6月底前完成方案，年底前完成建设', 'milestones | 2022-06-30 完成方案 | 2022-12-31 完成建设'],
    ['——', 'none'],
    ['', 'none'],
  ])('reads %j', (printed, expected) => {
    expect(said(printed)).toBe(expected);
  });

  it('keeps the words, without the white space of the layout', () => {
    expect(read('按时间\n节点完成', '6月底前，制定方案。').deadline.text).toBe('按时间节点完成');
    expect(read('——', '加强监管。').deadline.text).toBeNull();
  });

  it.each([
    ['立行立改', '没有写明日期'],
    ['另行通知', '无法识别'],
    ['汛期前', '汛期起始日各地不同'],
    ['采暖季前', '供暖起始日各地不同'],
    ['按时间节点完成', '没有写明时间节点'],
  ])('asks about %s', (printed, why) => {
    expect(read(printed, '加强监管。').questions).toEqual([
      expect.objectContaining({ field: 'deadline', why: expect.stringContaining(why) }),
    ]);
  });

  it('asks for the year where none is known', () => {
    const { deadline, questions } = read('年底前', '加强监管。', null);
    expect(deadline).toMatchObject({ kind: 'yearEnd', on: null });
    expect(questions).toHaveLength(1);
    expect(read('2024年底前', '加强监管。', null).questions).toEqual([]);
  });
});

describe('dates hidden in a measure', () => {
  it.each([
    ['6月底前，市交通委牵头制定实施方案，持续推进“公转铁”。', '2022-06-30 市交通委牵头制定实施方案'],
    ['6月底前，市经信局牵头，对标“十四五”末推广200万辆的任务要求，制定推广方案，明确目标。', '2022-06-30 制定推广方案'],
    ['研究鼓励政策，6月底前在建筑垃圾领域开展试点。', '2022-06-30 在建筑垃圾领域开展试点'],
    ['年底前，完成甲设备安装；完成乙设备更换。加强监管。', '2022-12-31 完成甲设备安装；完成乙设备更换'],
    ['各区6月底前完成排查问题整改，同时常态化开展整治。', '2022-06-30 完成排查问题整改'],
    ['9月底前建成平台。3月底前，启动建设。', '2022-03-31 启动建设 | 2022-09-30 建成平台'],
    ['推进船舶污染治理（2023年底前完成）。', '2023-12-31 推进船舶污染治理（2023年底前完成）'],
  ])('reads %j', (measure, milestones) => {
    expect(said('按时间节点完成', measure)).toBe(`milestones | ${milestones}`);
  });

  it.each([
    '与2020年相比下降18%。',
    '较2020年底下降。',
    '落实《大气污染治理计划（2021—2025年）》。',
    '自2023年7月1日起实施国六排放标准。',
    '三年内完成整治。',
    '2月30日前完成。',
  ])('takes no date out of %j', (measure) => {
    expect(said('按时间节点完成', measure)).toBe('milestones');
  });

  it('gives every milestone its place in the document', () => {
    const measure = '9月底前，修订优先通行的政策，办理通行证。';
    const [milestone] = read('按时间节点完成', measure).deadline.milestones;
    expect(measure.slice(milestone?.source.start, milestone?.source.end)).toBe('修订优先通行的政策');
  });
});

describe('a measure with no 完成时限 of its own', () => {
  it.each([
    ['2024年底前，完成全市入河排污口整治。', 'yearEnd | 2024-12-31'],
    ['2024年6月底前完成排查。', 'date | 2024-06-30'],
    ['到2025年，PM2.5年均浓度控制在32微克/立方米以内。', 'date | 2025-12-31'],
    ['到2025年，达到35；到2030年，达到30。', 'milestones | 2025-12-31 达到35 | 2030-12-31 达到30'],
    ['2024年，完成50个村庄治理。', 'date | 2024-12-31'],
    ['2023—2025年，每年完成100公里。', 'range | 2023-01-01..2025-12-31'],
    ['加强监管（长期坚持）。', 'standing'],
    ['加强监管。', 'none'],
    ['比2020年下降18%。', 'none'],
  ])('takes it from %j', (measure, expected) => {
    expect(said(null, measure)).toBe(expected);
  });

  it('prints the words it was taken from', () => {
    expect(read(null, '2024 年底前，完成整治。').deadline.text).toBe('2024年底前');
  });
});

describe('whether a short text is a 完成时限', () => {
  it.each([
    '年底前',
    '6 月底前',
    '2022年6月30日前完成',
    '6—9月',
    '长期实施',
    '按时间节点完成',
    '按序时进度推进',
    '持续推进',
    '全年',
    '每月',
    '采暖季前',
    '2025年底前，长期坚持',
    '（年底前）',
  ])('knows %s', (text) => {
    expect(isDeadlineText(text)).toBe(true);
  });
  it.each(['加强监管', '市交通委', '1', '1.1', '目标任务', '完成时限', '年底前完成方案编制工作', '', '——', '2022年行动计划'])(
    'does not take %s for one',
    (text) => {
      expect(isDeadlineText(text)).toBe(false);
    },
  );
});
