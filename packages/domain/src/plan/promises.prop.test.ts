import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeadline } from './deadline.ts';
import { passageOf } from './passage.ts';
import { readPromises } from './promises.ts';
import { spanner } from './span.ts';

function read(text: string, printed: string) {
  const whole = (words: string) => passageOf(words, { start: 0, end: words.length });
  const about = { year: 2024, spanOf: spanner({ text, pageStarts: [] }) };
  const { deadline } = readDeadline(whole(printed), whole(text), about);
  return { deadline, ...readPromises(whole(text), { ...about, deadline }) };
}

const metric = fc.constantFrom('森林覆盖率', '优良天数比率', '受污染耕地安全利用率', '碳排放强度', '污水处理率');
const value = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map(String),
  fc.integer({ min: 11, max: 989 }).map((n) => (n / 10).toFixed(1)),
);
const predicate = fc.constantFrom(
  { words: (v: string) => `达到${v}%以上`, says: 'atLeast', about: false },
  { words: (v: string) => `控制在${v}%以内`, says: 'atMost', about: false },
  { words: (v: string) => `不低于${v}%`, says: 'atLeast', about: false },
  { words: (v: string) => `同比下降${v}%左右`, says: 'decreaseBy', about: true },
  { words: (v: string) => `比2020年提高${v}%`, says: 'increaseBy', about: false },
  { words: (v: string) => `保持在${v}%左右`, says: 'about', about: true },
);
const noise = fc.array(
  fc.constantFrom(
    '全市及各区',
    '各区',
    '房山区',
    '、',
    '，',
    '。',
    '；',
    '：',
    '（',
    '）',
    '《',
    '》',
    '“',
    '”',
    '力争',
    '达到',
    '下降',
    '3%',
    '1.2',
    '万吨',
    '以上',
    '以下',
    '分别',
    '和',
    '完成',
    '制定',
    '方案',
    '建设',
    '台账',
    '6月底前',
    '2025年',
    '全部',
    '全覆盖',
    '清零',
    '消除',
    '每月',
    '定期',
    '加强',
    '监管',
    '的',
    '比',
    '2020年',
    '十',
    '百分之',
    '三成',
    '\n',
    ' ',
    '其中',
    '双',
    '对',
    '家',
    '不含',
  ),
  { maxLength: 80 },
);

describe('promises', () => {
  it('say of each metric what is printed of it, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ metric, value, predicate }), { minLength: 1, maxLength: 4, selector: (one) => one.metric }),
        fc.constantFrom('，', '；', '。', '、'),
        (list, separator) => {
          const text = `${list.map((one) => one.metric + one.predicate.words(one.value)).join(separator)}。`;
          const expected = list.map((one) => ({
            metric: one.metric,
            value: one.value,
            unit: '%',
            comparator: one.predicate.says,
            about: one.predicate.about,
            by: '2024-12-31',
          }));
          expect(read(text, '年底前').targets).toMatchObject(expected);
        },
      ),
    );
  });

  it('are the same with the white space a layout leaves between the signs', () => {
    fc.assert(
      fc.property(metric, value, predicate, (name, figure, one) => {
        const text = `全市${name}${one.words(figure)}，研究制定实施方案。`;
        const spaced = [...text].map((sign, i) => (/[\d.%]/.test(sign) || i === 0 ? sign : ` ${sign}`)).join('');
        const bare = (words: string) => {
          const { targets, deliverables } = read(words, '年底前');
          return [targets.map(({ phrase, source, ...rest }) => rest), deliverables.map(({ title, by }) => [title, by])];
        };
        expect(bare(spaced)).toEqual(bare(text));
      }),
    );
  });

  it('never throw, and stand where they say', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom('年底前', '长期实施', '按时间节点完成', ''), (words, printed) => {
        const text = words.join('');
        const { targets, deliverables, duties, deadline } = read(text, printed);
        for (const { phrase, source } of [...targets, ...deliverables, ...duties])
          expect(text.slice(source.start, source.end).trim()).toBe(phrase);
        for (const { what, source } of deadline.milestones) expect(text.slice(source.start, source.end).trim()).toBe(what);
        for (const target of targets) expect(target.value ?? '0').toMatch(/^\d+(?:\.\d+)?$/);
      }),
      { numRuns: 400 },
    );
  });
});
