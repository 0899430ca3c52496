import { daysBetween, firstDayOf, type LocalDate, lastDayOf, monthOf } from '../kernel/dates.ts';
import { add, type Decimal, decimal, divide, greatest, hundred, least, multiply, ofInteger, round, sum, zero } from '../kernel/decimal.ts';
import { elapsed } from '../tasks/due.ts';
import type { Course, Goal } from './model.ts';

/** 时间进度: the share of the window's days that are over at the end of the day, in percent with two places. */
export const elapsedOf = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }, day: LocalDate): Decimal => ({
  units: BigInt(elapsed({ from, to }, day)),
  scale: 2,
});

/** How much of the goal the course asks for at the end of the day, in percent with two places. */
export function plannedOf({ course, from, to }: Pick<Goal, 'course' | 'from' | 'to'>, day: LocalDate): Decimal {
  switch (course.kind) {
    case 'linear':
      return elapsedOf({ from, to }, day);
    case 'held':
      return round(hundred, 2);
    case 'season':
      return elapsedOf(course, day);
    case 'months':
      return day >= to ? round(hundred, 2) : byMonths(course, day);
    case 'steps':
      return round(stepOn(course.steps, day), 2);
  }
}

/** Full months before, and of the running month the share of its days. Weights need not add up to 100. */
function byMonths({ weights }: Extract<Course, { kind: 'months' }>, day: LocalDate): Decimal {
  const total = sum(weights.map(({ weight }) => decimal(weight)));
  if (total.units === 0n) return round(zero, 2);
  const month = monthOf(day);
  const before = sum(weights.filter((w) => w.month < month).map(({ weight }) => decimal(weight)));
  const running = sum(weights.filter((w) => w.month === month).map(({ weight }) => decimal(weight)));
  const days = ofInteger(daysBetween(firstDayOf(month), day) + 1);
  const length = ofInteger(daysBetween(firstDayOf(month), lastDayOf(month)) + 1);
  return divide(multiply(hundred, add(multiply(before, length), multiply(running, days))), multiply(total, length), 2);
}

/** A step counts from the end of its own day; the highest reached stands, whatever the order they are written in. */
const stepOn = (steps: readonly { readonly on: LocalDate; readonly percent: string }[], day: LocalDate): Decimal =>
  least(
    steps.filter(({ on }) => on <= day).reduce((most, { percent }) => greatest(most, decimal(percent)), zero),
    hundred,
  );
