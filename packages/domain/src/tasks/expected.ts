import { addDays, firstDayOf, type LocalDate, monthOf, type YearMonth } from '../kernel/dates.ts';

/** 应报月份: the newest month whose figures and acts are expected by the day; `fromDay` is the rules' day of the next month. */
export function expectedThrough(today: LocalDate, fromDay: number): YearMonth {
  const before = monthOf(addDays(firstDayOf(monthOf(today)), -1));
  return Number(today.slice(8)) >= fromDay ? before : monthOf(addDays(firstDayOf(before), -1));
}
