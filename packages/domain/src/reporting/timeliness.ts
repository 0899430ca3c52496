import type { WorkCalendar } from '../calendar/model.ts';
import { NoHolidayNotice, workdaysBetween } from '../calendar/rules.ts';
import type { LocalDate } from '../kernel/dates.ts';
import { divide, hundred, multiply, ofInteger, textOf } from '../kernel/decimal.ts';

/** 报送时效. `days` are working days late; null where a holiday notice is missing to count them. */
export type Timeliness =
  | { readonly kind: 'not_due' }
  | { readonly kind: 'on_time' }
  | { readonly kind: 'late'; readonly days: number | null }
  | { readonly kind: 'missing'; readonly days: number | null };

/** One time a report was sent, with the last day on which it was in time: the month's, or after a return the reply day. */
export type Sending = { readonly on: LocalDate; readonly dueOn: LocalDate; readonly late: boolean };

/**
 * The first sending counts against the month's day and each later one against the reply day; the latest of them decides. `wantedBy` is
 * the last day of what is owed now, null where nothing is.
 */
export function timelinessOf(
  sendings: readonly Sending[],
  wantedBy: { readonly dueOn: LocalDate; readonly passed: boolean } | null,
  today: LocalDate,
  calendar: WorkCalendar,
): Timeliness {
  if (wantedBy?.passed) return { kind: 'missing', days: daysLate(wantedBy.dueOn, today, calendar) };
  if (sendings.length === 0) return { kind: 'not_due' };
  const late = sendings.filter((sending) => sending.late).map(({ dueOn, on }) => daysLate(dueOn, on, calendar));
  if (late.length === 0) return { kind: 'on_time' };
  return { kind: 'late', days: late.includes(null) ? null : Math.max(...late.map((days) => days ?? 0)) };
}

/** 逾期N个工作日: at least one, for what is sent on a rest day after the day, or later the same day, is late too. */
export function daysLate(dueOn: LocalDate, on: LocalDate, calendar: WorkCalendar): number | null {
  try {
    return Math.max(1, workdaysBetween(dueOn, on, calendar));
  } catch (error) {
    if (error instanceof NoHolidayNotice) return null;
    throw error;
  }
}

/** 应报、实报、按时: what is not due yet is not expected. */
export type Rates = {
  readonly expected: number;
  readonly arrived: number;
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  /** 报送率 and 按时率 in percent with two places (GB/T 8170); null where nothing was expected. */
  readonly arrivedRate: string | null;
  readonly onTimeRate: string | null;
};

export function ratesOf(told: readonly Timeliness[]): Rates {
  const count = (kind: Timeliness['kind']): number => told.filter((one) => one.kind === kind).length;
  return ratesFrom({ onTime: count('on_time'), late: count('late'), missing: count('missing') });
}

export function ratesFrom({ onTime, late, missing }: Pick<Rates, 'onTime' | 'late' | 'missing'>): Rates {
  const arrived = onTime + late;
  const expected = arrived + missing;
  return { expected, arrived, onTime, late, missing, arrivedRate: rate(arrived, expected), onTimeRate: rate(onTime, expected) };
}

const rate = (part: number, whole: number): string | null =>
  whole === 0 ? null : textOf(divide(multiply(ofInteger(part), hundred), ofInteger(whole), 2));
