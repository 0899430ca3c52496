import { addDays, firstDayOf, type LocalDate, monthOf, type YearMonth } from '../kernel/dates.ts';

/**
 * 应报月份: from this day of the next month on, a month's reports count as due and reviewed, so that nobody is behind for figures
 * that lie on a reviewer's desk. Reports are due on the third working day, in October not before the 10th. Dated data of a plan.
 */
const EXPECTED_FROM_DAY = 15;

/** The newest month whose figures and acts are expected by the day. */
export function expectedThrough(today: LocalDate, fromDay = EXPECTED_FROM_DAY): YearMonth {
  const before = monthOf(addDays(firstDayOf(monthOf(today)), -1));
  return Number(today.slice(8)) >= fromDay ? before : monthOf(addDays(firstDayOf(before), -1));
}
