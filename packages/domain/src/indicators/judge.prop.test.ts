import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, localDate, type YearMonth } from '../kernel/dates.ts';
import { compare, decimal } from '../kernel/decimal.ts';
import { aGoal, aValue, onDay } from './examples.ts';
import { checkGoal } from './goals.ts';
import { judge } from './judge.ts';
import type { Base, Course, Goal, GoalState, IndicatorValue } from './model.ts';
import { goalReasonText } from './words.ts';

const month = fc.integer({ min: 0, max: 40 }).map((n) => addDays(localDate('2020-12-15'), n * 30).slice(0, 7) as YearMonth);
const amount = fc.oneof(
  fc.integer({ min: -50, max: 300 }).map(String),
  fc.constantFrom('0', '0.5', 'x', '', '1e3', '0/0', '5/0', '3/4', '10/10', '-1/-2', '999999999999999999999'),
);
const value = fc
  .tuple(month, amount, fc.constantFrom('a', 'b', 'elsewhere'), fc.integer({ min: 1, max: 9 }))
  .map(([m, said, place, no]) => aValue(m, said, place, no));
const base = fc.constantFrom<Base | null>(
  null,
  { kind: 'fixed', value: '0' },
  { kind: 'fixed', value: '50' },
  { kind: 'lastYear' },
  { kind: 'previous' },
);
const course = fc.constantFrom<Course>(
  { kind: 'linear' },
  { kind: 'held' },
  { kind: 'months', weights: [{ month: '2022-05' as YearMonth, weight: '1' }] },
  { kind: 'season', from: localDate('2022-06-01'), to: localDate('2022-09-30') },
  { kind: 'steps', steps: [{ on: localDate('2022-06-30'), percent: '100' }] },
);
const goal = fc
  .record({
    overTime: fc.constantFrom('sum' as const, 'last' as const, 'mean' as const, 'max' as const),
    overPlaces: fc.constantFrom('sum' as const, 'mean' as const, 'max' as const, 'each' as const),
    wants: fc.constantFrom('atLeast' as const, 'atMost' as const, 'within' as const, 'rise' as const, 'fall' as const),
    value: fc.constantFrom(null, '0', '100', '3', '-5'),
    inPercent: fc.boolean(),
    tolerance: fc.constantFrom('0', '10'),
    base,
    course,
  })
  .map(
    ({ overTime, overPlaces, ...rest }): Goal => aGoal({ ...rest, places: ['a', 'b'], indicator: { overTime, overPlaces, ratio: false } }),
  )
  .filter((one) => checkGoal(one).length === 0);
const today = fc.integer({ min: 0, max: 900 }).map((n) => addDays(localDate('2021-11-01'), n));

it('whatever was told, a goal is judged, explained, and judged the same twice and in any order', () => {
  fc.assert(
    fc.property(goal, fc.uniqueArray(value, { maxLength: 25, selector: ({ id }) => id }), today, (asked, values, day) => {
      const judged = judge(asked, values, onDay(day));
      expect(judged.reasons.length).toBeGreaterThan(0);
      for (const reason of [...judged.reasons, ...judged.places.flatMap(({ judgement }) => judgement.reasons)])
        expect(goalReasonText(reason)).not.toMatch(/undefined|null|NaN/);
      expect(judge(asked, values, onDay(day))).toEqual(judged);
      expect(judge(asked, values.toReversed(), onDay(day))).toEqual(judged);
      expect(judged.inputs.every((id) => values.some((known) => known.id === id))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

const BEST_FIRST: readonly GoalState[] = ['met', 'met_late', 'on_pace', 'behind', 'seriously_behind', 'missed', 'awaiting'];
const rank = (state: GoalState): number => BEST_FIRST.indexOf(state);

it('one more figure never makes a goal of more worse', () => {
  const figures = fc.uniqueArray(fc.tuple(month, fc.nat({ max: 60 })), { selector: ([m]) => m, minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(figures, today, (told, day) => {
      const values: IndicatorValue[] = told.map(([m, n]) => aValue(m, String(n)));
      const before = judge(aGoal(), values.slice(1), onDay(day));
      const after = judge(aGoal(), values, onDay(day));
      expect(rank(after.state)).toBeLessThanOrEqual(rank(before.state));
      if (before.lag !== null && after.lag !== null) expect(compare(decimal(after.lag), decimal(before.lag))).toBeLessThanOrEqual(0);
    }),
  );
});

it('days alone never bring a goal of more nearer', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99 }), today, fc.nat({ max: 60 }), (done, day, later) => {
      const told = [aValue('2021-11', String(done))].map((one) => ({ ...one, month: '2022-01' as YearMonth, on: localDate('2021-11-01') }));
      const now = judge(aGoal(), told, onDay(day));
      const then = judge(aGoal(), told, onDay(addDays(day, later)));
      if (now.lag !== null && then.lag !== null) expect(compare(decimal(then.lag), decimal(now.lag))).toBeGreaterThanOrEqual(0);
    }),
  );
});
