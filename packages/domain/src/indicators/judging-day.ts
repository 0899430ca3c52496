import { type LocalDate, monthOf, type YearMonth } from '../kernel/dates.ts';
import { ACT_RULES } from '../tasks/evidence-acts.ts';
import { expectedThrough } from '../tasks/expected.ts';
import type { Goal, IndicatorValue, JudgingDay } from './model.ts';

/**
 * The month to which a goal is measured on a day: the newest one expected, or a later one that every place has already told, so that
 * early reports are compared with the course of their own month.
 */
export function judgingDay(
  { places }: Pick<Goal, 'places'>,
  values: readonly IndicatorValue[],
  today: LocalDate,
  expectedDay: number = ACT_RULES.expectedFromDay,
): JudgingDay {
  const expected = expectedThrough(today, expectedDay);
  const told = toldByAll(places, values, monthOf(today));
  return { today, expectedThrough: told !== null && told > expected ? told : expected };
}

function toldByAll(places: readonly string[], values: readonly IndicatorValue[], through: YearMonth): YearMonth | null {
  const newest = new Map<string, YearMonth>();
  for (const { place, month } of values) {
    if (month <= through && month > (newest.get(place) ?? '')) newest.set(place, month);
  }
  const months = places.map((place) => newest.get(place));
  return months.includes(undefined) ? null : ((months as YearMonth[]).toSorted()[0] ?? null);
}
