import { addDays, firstDayOf, type LocalDate, monthOf, nextMonth, weekday, type YearMonth, yearOf } from '../kernel/dates.ts';
import type { DayKind, HolidayNotice, NamedDay, WorkCalendar } from './model.ts';

/** No notice is loaded for a year somebody asked about. A person can mend it by loading the notice; we never guess. */
export class NoHolidayNotice extends Error {
  constructor(readonly year: number) {
    super(`no holiday notice is loaded for ${year}`);
  }
}

export function workCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const days = new Map<LocalDate, NamedDay>();
  for (const { holidays } of notices) {
    for (const { name, from, to, makeUpDays } of holidays) {
      for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, { kind: 'rest', holiday: name });
      for (const day of makeUpDays) days.set(day, { kind: 'work', holiday: name });
    }
  }
  return { years: new Set(notices.map((notice) => notice.year)), days };
}

/** 工作日: Monday to Friday unless the notice rests it, and weekend days the notice names as worked. Throws NoHolidayNotice. */
export function kindOfDay(day: LocalDate, calendar: WorkCalendar): DayKind {
  if (!calendar.years.has(yearOf(day))) throw new NoHolidayNotice(yearOf(day));
  const named = calendar.days.get(day);
  if (named) return { workday: named.kind === 'work', why: named.kind === 'work' ? 'makeUp' : 'holiday', holiday: named.holiday };
  const weekend = weekday(day) % 6 === 0;
  return { workday: !weekend, why: weekend ? 'weekend' : 'weekday', holiday: null };
}

export const isWorkday = (day: LocalDate, calendar: WorkCalendar): boolean => kindOfDay(day, calendar).workday;

/** The n-th working day of the month, or undefined where the month has fewer. */
export function nthWorkday(month: YearMonth, n: number, calendar: WorkCalendar): LocalDate | undefined {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`no working day number ${n}`);
  let left = n;
  for (let day = firstDayOf(month); monthOf(day) === month; day = addDays(day, 1)) {
    if (isWorkday(day, calendar) && --left === 0) return day;
  }
  return undefined;
}

/** The day a monthly report is due: the n-th working day of the month after the one it tells of (每月第三个工作日前). */
export const dueDay = (month: YearMonth, workday: number, calendar: WorkCalendar): LocalDate | undefined =>
  nthWorkday(nextMonth(month), workday, calendar);

/** The instant after which a report is late. Inclusive: the due day counts until 24:00 in the city (UTC+8, no summer time). */
export const cutoff = (due: LocalDate, inclusive: boolean): string => `${inclusive ? addDays(due, 1) : due}T00:00:00+08:00`;

/**
 * The day `n` working days after (before, if negative) the day, which itself does not count (民法典 art. 201). With 0 a rest day
 * rolls to the next working day (art. 203).
 */
export function addWorkdays(day: LocalDate, n: number, calendar: WorkCalendar): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
  if (n === 0) return isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar);
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step);
    if (isWorkday(at, calendar)) left--;
  }
  return at;
}

/** Working days in (from, to]; negative when `to` lies before `from`. */
export function workdaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count++;
  return count;
}

/** From October on, next year's notice is looked for; the years that are wanted and not loaded. */
export function missingNotices(today: LocalDate, calendar: WorkCalendar): number[] {
  const year = yearOf(today);
  const wanted = today.slice(5) >= '10-01' ? [year, year + 1] : [year];
  return wanted.filter((y) => !calendar.years.has(y));
}
