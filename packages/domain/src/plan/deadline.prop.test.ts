import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, lastDayOf, yearMonth } from '../kernel/dates.ts';
import { readDeadline } from './deadline.ts';
import { passageOf } from './passage.ts';
import { spanner } from './span.ts';

const whole = (text: string) => passageOf(text, { start: 0, end: text.length });
const read = (printed: string | null, measure: string) =>
  readDeadline(printed === null ? null : whole(printed), whole(measure), { year: 2022, spanOf: spanner({ text: measure, pageStarts: [] }) })
    .deadline;
const year = fc.integer({ min: 2015, max: 2035 });
const month = fc.integer({ min: 1, max: 12 });

describe('deadlines', () => {
  it('end a month on its last day, in leap years too', () => {
    fc.assert(
      fc.property(year, month, (y, m) => {
        const last = lastDayOf(yearMonth(`${y}-${String(m).padStart(2, '0')}`));
        expect(read(`${y}年${m}月底前`, '加强监管。').on).toBe(last);
        expect(read(null, `${y}年${m}月底前，完成整治。`).on).toBe(last);
      }),
    );
  });

  it('are the same day however it is written', () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 28 }), (y, m, d) => {
        const day = dateOf(y, m, d);
        for (const text of [`${y}年${m}月${d}日前`, `${y}.${m}.${d}`, `${y}/${m}/${d}`, day, ` ${y} 年 ${m} 月 ${d} 日 `])
          expect(read(text, '加强监管。').on).toBe(day);
      }),
    );
  });

  it('list milestones in order of time, whatever the order of the sentences', () => {
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 2, maxLength: 8 }), (months) => {
        const { milestones } = read('按时间节点完成', months.map((m) => `${m}月底前，完成第${m}批治理。`).join(''));
        expect(milestones.map(({ what }) => what)).toEqual([...months].sort((a, b) => a - b).map((m) => `完成第${m}批治理`));
      }),
    );
  });

  it('never throw', () => {
    const noise = fc.array(
      fc.constantFrom(
        '20',
        '22',
        '年',
        '月',
        '日',
        '底',
        '前',
        '至',
        '—',
        '6',
        '13',
        '31',
        '“十四五”',
        '末',
        '，',
        '。',
        '（',
        '）',
        '《',
        '》',
        '到',
        '较',
        '汛期',
        '季度',
        '第',
        ' ',
        '\n',
      ),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(noise, fc.boolean(), (words, printed) => {
        const text = words.join('');
        expect(read(printed ? text : null, text).kind).toMatch(/^[a-zE]+$/);
      }),
    );
  });
});
