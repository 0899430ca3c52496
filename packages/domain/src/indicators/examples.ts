import { lastDayOf, localDate, yearMonth } from '../kernel/dates.ts';
import type { Goal, Indicator, IndicatorValue, JudgingDay } from './model.ts';

/** Goals and values for tests, as small as they can be. */
export const anIndicator = (over: Partial<Indicator> = {}): Indicator => ({
  code: 'x',
  name: '指标',
  unit: null,
  overTime: 'sum',
  overPlaces: 'sum',
  better: 'more',
  cumulative: false,
  ratio: false,
  ...over,
});

export const aGoal = ({
  indicator,
  ...over
}: Partial<Omit<Goal, 'indicator'>> & { readonly indicator?: Partial<Indicator> } = {}): Goal => ({
  indicator: anIndicator(indicator),
  wants: 'atLeast',
  value: '100',
  inPercent: false,
  tolerance: '0',
  base: null,
  course: { kind: 'linear' },
  from: localDate('2022-01-01'),
  to: localDate('2022-12-31'),
  places: ['city'],
  ...over,
});

/** `2022-03`, `5` or `3/4`, from a place; written on the last day of the month. */
export function aValue(month: string, amount: string, place = 'city', no = 1): IndicatorValue {
  const [numerator = '', denominator] = amount.split('/');
  return {
    id: `${place}:${month}:${no}`,
    no,
    place,
    month: yearMonth(month),
    amount: denominator === undefined ? { value: amount } : { numerator, denominator },
    on: lastDayOf(yearMonth(month)),
  };
}

export const onDay = (today: string, expectedThrough: string | null = null): JudgingDay => ({
  today: localDate(today),
  expectedThrough: expectedThrough === null ? null : yearMonth(expectedThrough),
});
