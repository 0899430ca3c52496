import type { WorkCalendar } from '../calendar/model.ts';
import { addWorkdays, NoHolidayNotice } from '../calendar/rules.ts';
import { addDays, dateOf, daysBetween, type LocalDate, yearOf } from '../kernel/dates.ts';
import type { MeasureFacts } from './model.ts';

/** A measure counts as due soon from this many working days before its date. */
export const ALERT_WORKDAYS = 5;

/** The last day of a measure; null for standing work and where no date is set. */
export function dueOn({ deadline, milestones }: Pick<MeasureFacts, 'deadline' | 'milestones'>): LocalDate | null {
  switch (deadline.kind) {
    case 'yearEnd':
    case 'date':
      return deadline.on;
    case 'range':
      return deadline.to;
    case 'milestones':
      return latest(milestones.map(({ on }) => on));
    case 'standing':
    case 'none':
      return null;
  }
}

/** The days over which a measure's pace is counted: from its own start, else from the start of the plan's year. */
export function windowOf(facts: MeasureFacts): { readonly from: LocalDate; readonly to: LocalDate } | null {
  const to = dueOn(facts);
  if (to === null) return null;
  const yearStart = dateOf(Math.min(facts.planYear ?? yearOf(to), yearOf(to)), 1, 1);
  const from = facts.deadline.kind === 'range' && facts.deadline.from !== null ? facts.deadline.from : yearStart;
  return from <= to ? { from, to } : { from: to, to };
}

/** How much of the window has passed at the end of the day, in hundredths of a percent (时间过半、任务过半). */
export function elapsed({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }, day: LocalDate): number {
  if (day < from) return 0;
  if (day >= to) return 10_000;
  return roundHalfEven((daysBetween(from, day) + 1) * 10_000, daysBetween(from, to) + 1);
}

/** GB/T 8170: a half goes to the even neighbour. */
export function roundHalfEven(numerator: number, denominator: number): number {
  const floor = Math.floor(numerator / denominator);
  const twice = 2 * (numerator - floor * denominator);
  if (twice === denominator) return floor % 2 === 0 ? floor : floor + 1;
  return twice > denominator ? floor + 1 : floor;
}

/** 1234 → "12.34" */
export const hundredths = (n: number): string =>
  `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;

/** The day from which a date counts as near, or the year whose holiday notice is missing to say so. */
export function alertFrom(due: LocalDate, calendar: WorkCalendar): { readonly on: LocalDate } | { readonly missing: number } {
  try {
    return { on: addWorkdays(addDays(due, 1), -ALERT_WORKDAYS, calendar) };
  } catch (error) {
    if (error instanceof NoHolidayNotice) return { missing: error.year };
    throw error;
  }
}

export const earliest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted()[0] ?? null;
export const latest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted().at(-1) ?? null;
