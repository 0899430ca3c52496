import type { Overview } from '@gongjian/contract/tasks';
import { nextMonth, type YearMonth } from '@gongjian/domain/kernel/dates';

export type MonthCount = {
  readonly month: string;
  readonly total: number;
  readonly done: number;
  readonly now: boolean;
  readonly first: boolean;
};

/** Whole years without gaps, from the first month with a deadline to the last, so that the axis is honest about empty months. */
export function axisOf(months: Overview['months'], now: string): MonthCount[] {
  const known = new Map(months.map((month) => [month.month, month]));
  const named = [...known.keys()].sort();
  const from = (named[0] ?? now).slice(0, 4);
  const to = (named.at(-1) ?? now).slice(0, 4);
  const axis: MonthCount[] = [];
  for (let month = `${from}-01`; month <= `${to}-12`; month = nextMonth(month as YearMonth)) {
    const count = known.get(month);
    axis.push({ month, total: count?.lights.total ?? 0, done: count?.done ?? 0, now: month === now, first: month.endsWith('-01') });
  }
  return axis;
}
