import { daysBetween, firstDayOf, type LocalDate, lastDayOf, monthOf, nextMonth, type YearMonth } from '@gongjian/domain/kernel/dates';

/** Days drawn on an axis: where each stands, in percent from the left. */
export type TimeScale = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly months: readonly YearMonth[];
  readonly holds: (day: string) => boolean;
  /** Left edge of the day; days outside stand at the border. */
  readonly at: (day: string) => number;
};

export function timeScale(first: YearMonth, last: YearMonth): TimeScale {
  const from = firstDayOf(first);
  const to = lastDayOf(last);
  const span = daysBetween(from, to) + 1;
  const months: YearMonth[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return {
    from,
    to,
    months,
    holds: (day) => day >= from && day <= to,
    at: (day) => Math.min(100, Math.max(0, (daysBetween(from, day as LocalDate) / span) * 100)),
  };
}

type Dated = { readonly from: string | null; readonly dueOn: string | null; readonly milestones: readonly { readonly on: string }[] };

const datesOf = (item: Dated): string[] =>
  [item.from, item.dueOn, ...item.milestones.map((milestone) => milestone.on)].filter((day) => day !== null);

/** The years that hold any date of the measures, in order. */
export const yearsOf = (items: readonly Dated[]): string[] => [...new Set(items.flatMap(datesOf).map((day) => day.slice(0, 4)))].sort();

/** Whether anything of the measure falls into the days drawn. */
export function touches(item: Dated, scale: TimeScale): boolean {
  const dates = datesOf(item);
  if (dates.some(scale.holds)) return true;
  return item.from !== null && item.dueOn !== null && item.from <= scale.to && item.dueOn >= scale.from;
}

/** The months of a year or of one of its quarters. */
export function monthsOf(year: string, quarter: string | undefined): [YearMonth, YearMonth] {
  const start = quarter === undefined ? 1 : Number(quarter) * 3 - 2;
  const end = quarter === undefined ? 12 : start + 2;
  return [monthOf(`${year}-${pad(start)}-01` as LocalDate), monthOf(`${year}-${pad(end)}-01` as LocalDate)];
}

const pad = (month: number): string => String(month).padStart(2, '0');
