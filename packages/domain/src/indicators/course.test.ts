import { expect, it } from 'vitest';
import { localDate, type YearMonth } from '../kernel/dates.ts';
import { textOf } from '../kernel/decimal.ts';
import { plannedOf } from './course.ts';
import { aGoal, aValue } from './examples.ts';
import type { Course } from './model.ts';
import { paceSeries } from './series.ts';

const weights = (of: Record<string, string>) =>
  ({ kind: 'months', weights: Object.entries(of).map(([month, weight]) => ({ month: month as YearMonth, weight })) }) as const;
const summer: Course = { kind: 'season', from: localDate('2022-06-01'), to: localDate('2022-09-30') };
const steps: Course = {
  kind: 'steps',
  steps: [
    { on: localDate('2022-12-31'), percent: '100' },
    { on: localDate('2022-06-30'), percent: '40' },
  ],
};

it.each<[string, Course, string, string]>([
  ['linear, the first day', { kind: 'linear' }, '2022-01-01', '0.27'],
  ['linear, before', { kind: 'linear' }, '2021-12-31', '0.00'],
  ['linear, after', { kind: 'linear' }, '2023-03-01', '100.00'],
  ['held', { kind: 'held' }, '2022-01-01', '100.00'],
  ['season, before', summer, '2022-05-31', '0.00'],
  ['season, inside', summer, '2022-07-31', '50.00'],
  ['season, after', summer, '2022-11-30', '100.00'],
  ['months, whole ones', weights({ '2022-03': '1', '2022-09': '3' }), '2022-08-31', '25.00'],
  ['months, half of one', weights({ '2022-04': '1' }), '2022-04-15', '50.00'],
  ['months, to the end', weights({ '2022-04': '1', '2022-12': '1' }), '2022-12-31', '100.00'],
  ['months, all of no weight', weights({ '2022-04': '0' }), '2022-08-31', '0.00'],
  ['steps, before the first', steps, '2022-06-29', '0.00'],
  ['steps, from the end of the day', steps, '2022-06-30', '40.00'],
  ['steps, the last', steps, '2022-12-31', '100.00'],
])('%s', (_, course, on, planned) => {
  expect(textOf(plannedOf(aGoal({ course }), localDate(on)))).toBe(planned);
});

it('draws the planned course beside what was reached, and leaves months to come empty', () => {
  const goal = aGoal({
    wants: 'fall',
    value: '10',
    inPercent: true,
    base: { kind: 'fixed', value: '200' },
    indicator: { overTime: 'last' },
  });
  const points = paceSeries(goal, [aValue('2022-05', '195'), aValue('2022-06', '190')], localDate('2022-07-15'));
  expect(points).toHaveLength(12);
  expect(points[4]).toEqual({ month: '2022-05', planned: '41.37', plannedValue: '191.726', actual: '25.00', value: '195' });
  expect(points[6]).toMatchObject({ actual: null, value: null });
  expect(points[11]).toMatchObject({ planned: '100.00', plannedValue: '180' });
});
