import { dateOf, daysBetween, lastDayOf, monthOf, weekday } from '@gongjian/domain/kernel/dates';

/** The days of a month in weeks from Sunday to Saturday; null where the week reaches into another month. */
export function weeksOf(year: number, month: number): (number | null)[][] {
  const first = dateOf(year, month, 1);
  const count = daysBetween(first, lastDayOf(monthOf(first))) + 1;
  const cells: (number | null)[] = [
    ...Array.from({ length: weekday(first) }, () => null),
    ...Array.from({ length: count }, (_, i) => i + 1),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
