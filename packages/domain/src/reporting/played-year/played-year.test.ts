import { describe, expect, it } from 'vitest';
import type { Goal } from '../../indicators/model.ts';
import { localDate, yearMonth } from '../../kernel/dates.ts';
import { checkReport } from '../submission.ts';
import { chance } from './chance.ts';
import { conductOf, isCareless } from './conduct.ts';
import { contentOf } from './content.ts';
import { FARES, fareOf, figureOf } from './figures.ts';
import { SIMULATED } from './words.ts';

const goal = (over: Partial<Goal> = {}): Goal => ({
  indicator: { code: 'c', name: '检查', unit: '次', overTime: 'sum', overPlaces: 'sum', better: 'more', cumulative: false, ratio: false },
  ...{ wants: 'atLeast', value: '240', inPercent: false, tolerance: '0', base: null, course: { kind: 'linear' } },
  ...{ from: localDate('2022-01-01'), to: localDate('2022-12-31'), places: ['a', 'b'] },
  ...over,
});
const MONTHS = Array.from({ length: 11 }, (_, i) => yearMonth(`2022-${String(i + 2).padStart(2, '0')}`));
const promiseThat = (fares: string): string => {
  for (let i = 0; ; i++) if (fareOf(`p${i}`) === fares) return `p${i}`;
};

describe('chance', () => {
  it('is the same for the same words, on every machine, and spread over the hundred', () => {
    expect([chance('a'), chance('a', 'b'), chance('ab')]).toEqual([chance('a'), chance('a', 'b'), chance('ab')]);
    expect([chance('conduct', 'm', 'u', '2022-02'), chance('fare', 'p')]).toMatchInlineSnapshot(`
      [
        75,
        63,
      ]
    `);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 10_000; i++)
      counts[Math.floor(chance('x', String(i)) / 10)] = (counts[Math.floor(chance('x', String(i)) / 10)] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(900);
    expect(Math.max(...counts)).toBeLessThan(1100);
  });
});

describe('the conduct of units', () => {
  const all = Array.from({ length: 20_000 }, (_, i) => ({ measureId: `m${i % 100}`, unit: `u${i % 40}`, month: MONTHS[i % 11] ?? '', i }));

  it('has most in time, some late, few missing and some returned; careless units more', () => {
    const share = (units: (unit: string) => boolean, is: (c: ReturnType<typeof conductOf>) => boolean) => {
      const of = all.map((one) => ({ ...one, measureId: `m${one.i}` })).filter(({ unit }) => units(unit));
      return of.filter((one) => is(conductOf(one))).length / of.length;
    };
    const careful = (unit: string) => !isCareless(unit);
    expect(share(careful, ({ sent }) => sent === null)).toBeCloseTo(0.01, 2);
    expect(share(careful, ({ sent }) => sent !== null && sent > 0)).toBeCloseTo(0.04, 1);
    expect(share(isCareless, ({ sent }) => sent === null)).toBeCloseTo(0.03, 1);
    expect(share(careful, ({ resent }) => resent !== null)).toBeCloseTo(0.05, 1);
  });

  it('returns only what came in in time, and gets it back in time or two working days after the reply day', () => {
    for (const one of all) {
      const { sent, resent } = conductOf(one);
      if (resent !== null) expect([(sent ?? 9) <= 0, [1, 4].includes(resent)]).toEqual([true, true]);
      expect(sent === null || (sent >= -2 && sent <= 5)).toBe(true);
    }
  });
});

describe('figures', () => {
  it.each(Object.entries(FARES))('of a promise that is %s add up over the places and the year to %i percent', (fare, percent) => {
    const key = promiseThat(fare);
    const told = MONTHS.flatMap((month) => [figureOf({ key, goal: goal() }, month), figureOf({ key, goal: goal() }, month)]);
    const whole = told.reduce((sum, amount) => sum + Number('value' in amount ? amount.value : Number.NaN), 0);
    expect(whole).toBeCloseTo((240 * percent) / 100, 0);
  });

  it('follow the months of a course, and tell nothing where the course rests', () => {
    const course = {
      kind: 'months',
      weights: [
        { month: yearMonth('2022-05'), weight: '40' },
        { month: yearMonth('2022-06'), weight: '60' },
      ],
    } as const;
    const key = promiseThat('ahead');
    const of = (month: string) => figureOf({ key, goal: goal({ course, places: ['a'] }) }, yearMonth(month));
    expect(['2022-04', '2022-05', '2022-06', '2022-07'].map(of)).toEqual([
      { value: '0' },
      { value: '99.84' },
      { value: '149.76' },
      { value: '0' },
    ]);
  });

  it('of a total that only grows never fall, and of a share stay within the whole', () => {
    const growing = goal({ indicator: { ...goal().indicator, overTime: 'last', cumulative: true } });
    const values = MONTHS.map((month) => figureOf({ key: 'p', goal: growing }, month)).map((a) => Number('value' in a && a.value));
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const ratio = goal({ value: '100', indicator: { ...goal().indicator, ratio: true } });
    expect(figureOf({ key: promiseThat('ahead'), goal: ratio }, yearMonth('2022-05'))).toEqual({
      numerator: '100',
      denominator: '100',
    });
  });
});

describe('a report', () => {
  const measure = {
    ...{
      id: 'm',
      text: '加强扬尘执法检查，严格督促整改',
      targets: [{ promiseId: 'p', key: 'm target 0', goal: goal() }],
      duties: ['d'],
      deliverables: ['s'],
    },
    milestones: [{ id: 'n', on: localDate('2022-06-30') }],
  };
  const report = (month: string, leads = true) => contentOf(measure, { measureId: 'm', unit: 'a', month }, leads);

  it('says in every text that it is simulated, in words made of the measure', () => {
    for (const month of MONTHS) {
      const { progress, problems, nextStep } = report(month);
      for (const text of [progress, problems, nextStep]) expect(text.startsWith(SIMULATED)).toBe(true);
      expect(progress).toContain('加强扬尘执法检查');
    }
    expect(new Set(MONTHS.map((month) => report(month).progress.slice(12))).size).toBeGreaterThan(3);
  });

  it('is complete by the rules of the room in every month', () => {
    for (const month of MONTHS) {
      const asked = {
        ...{ today: localDate('2023-01-05'), behind: true, attachmentNeeded: false },
        numbers: [{ promiseId: 'p', place: 'a', ratio: false, lastTotal: null, locked: false, required: true }],
        deliverables: [{ promiseId: 's', accepted: [] }],
        acts: ['d', 'n'].map((promiseId) => ({ promiseId, proofNeeded: false })),
      };
      expect(checkReport({ ...report(month), attachments: [] }, asked)).toEqual([]);
    }
  });

  it('tells a time node from its month on, and papers only where the unit leads', () => {
    const told = (month: string) => report(month).acts.some(({ promiseId }) => promiseId === 'n');
    expect([told('2022-05'), told('2022-07')]).toEqual([false, true]);
    expect(report('2022-12').stages.length).toBeGreaterThan(2);
    expect(report('2022-12', false).stages).toEqual([]);
  });
});
