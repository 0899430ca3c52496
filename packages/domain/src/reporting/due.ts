import type { WorkCalendar } from '../calendar/model.ts';
import { cutoff, dueDay, NoHolidayNotice } from '../calendar/rules.ts';
import { addDays, firstDayOf, type LocalDate, monthOf, nextMonth, type YearMonth } from '../kernel/dates.ts';
import type { Cycle, ReportingRule } from './model.ts';

/** Why a month has no due day yet: its holiday notice is not loaded, or it has too few working days. */
export type NoCycle = { readonly missingNotice: number } | { readonly tooFewWorkdays: YearMonth };

export function cycleOf(month: YearMonth, rule: ReportingRule, calendar: WorkCalendar): Cycle | NoCycle {
  try {
    const dueOn = dueDay(month, rule.workday, calendar);
    if (dueOn === undefined) return { tooFewWorkdays: nextMonth(month) };
    const opensOn = addDays(firstDayOf(nextMonth(month)), -rule.opensDaysBefore);
    return { month, opensOn, dueOn, cutoffAt: cutoffOf(dueOn, rule) };
  } catch (error) {
    if (error instanceof NoHolidayNotice) return { missingNotice: error.year };
    throw error;
  }
}

export const isCycle = (cycle: Cycle | NoCycle): cycle is Cycle => 'dueOn' in cycle;

/** Not inclusive, the day before is the last one; the office hours then end that day. */
export function cutoffOf(due: LocalDate, { inclusive, closesAt }: Pick<ReportingRule, 'inclusive' | 'closesAt'>): string {
  if (closesAt === null) return cutoff(due, inclusive);
  return `${inclusive ? due : addDays(due, -1)}T${closesAt}:00+08:00`;
}

/** Whether an instant lies after the cutoff; the very last moment is in time. */
export const isAfter = (at: string, cutoffAt: string): boolean => Date.parse(at) > Date.parse(cutoffAt);

/**
 * The newest month whose reports are due by the day, for which figures may be expected. The month before last is due by any notice;
 * where the notice is missing nobody is said to owe the last one yet.
 */
export function dueThrough(today: LocalDate, rule: ReportingRule, calendar: WorkCalendar): YearMonth {
  const last = monthOf(addDays(firstDayOf(monthOf(today)), -1));
  const cycle = cycleOf(last, rule, calendar);
  return isCycle(cycle) && today > cycle.dueOn ? last : monthOf(addDays(firstDayOf(last), -1));
}

export type OpenCycle = Cycle & { readonly sealed: boolean };
export type MovedDue = { readonly month: YearMonth; readonly before: LocalDate; readonly after: Cycle };

/**
 * Which due days a changed notice moves. What is sealed or already past stays as it was; a month the notice no longer speaks for is
 * named, not moved.
 */
export function movedDues(
  cycles: readonly OpenCycle[],
  today: LocalDate,
  rule: ReportingRule,
  calendar: WorkCalendar,
): { readonly moved: readonly MovedDue[]; readonly unknown: readonly YearMonth[] } {
  const open = cycles.filter(({ sealed, dueOn }) => !sealed && dueOn >= today);
  const again = open.map((cycle) => ({ cycle, next: cycleOf(cycle.month, rule, calendar) }));
  return {
    moved: again.flatMap(({ cycle, next }) =>
      isCycle(next) && next.dueOn !== cycle.dueOn ? [{ month: cycle.month, before: cycle.dueOn, after: next }] : [],
    ),
    unknown: again.filter(({ next }) => !isCycle(next)).map(({ cycle }) => cycle.month),
  };
}
