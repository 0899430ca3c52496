import { lastDayOf, monthOf, type YearMonth } from '../kernel/dates.ts';
import { add, type Decimal, decimal, divide, hundred, multiply, subtract, zero } from '../kernel/decimal.ts';
import { type Compared, compareWith } from './bases.ts';
import type { Goal, Projection } from './model.ts';
import { isAccumulating } from './pace.ts';
import { project } from './projection.ts';
import { type Known, monthBefore } from './values.ts';

/** Only what grows or falls month by month towards a figure can be carried on: no means, highest values, comparisons or trends. */
export function projectionOf(goal: Goal, known: Known, compared: Compared): Projection | null {
  const { indicator, base, to } = goal;
  const steady = indicator.overTime === 'last' || (indicator.overTime === 'sum' && !indicator.ratio);
  const mark = markOf(goal, compared.base);
  const { lastMonth } = compared;
  if (!steady || mark === null || lastMonth === null || (base !== null && base.kind !== 'fixed')) return null;
  const up = goal.wants === 'atLeast' || goal.wants === 'rise';
  const projection = project({ levels: levelsTo(lastMonth, goal, known), on: lastDayOf(lastMonth), to, mark, up });
  const isBudget = goal.wants === 'atMost' && isAccumulating(goal);
  return projection !== null && isBudget ? { ...projection, finishOn: null } : projection;
}

/** The figure where the goal is met, the tolerance left aside. */
function markOf({ wants, value, inPercent }: Goal, base: Decimal | null): Decimal | null {
  if (value === null || wants === 'within') return null;
  const asked = decimal(value);
  if (wants === 'atLeast' || wants === 'atMost' || base === null) return asked;
  const change = inPercent ? divide(multiply(base, asked), hundred, base.scale + 6) : asked;
  return wants === 'rise' ? add(base, change) : subtract(base, change);
}

/** The figure at the ends of the last four months; before the window's first month a sum is nothing. */
function levelsTo(lastMonth: YearMonth, goal: Goal, known: Known): Decimal[] {
  const first = monthOf(goal.from);
  const levels: Decimal[] = [];
  let month = lastMonth;
  for (let i = 0; i < 4; i++, month = monthBefore(month)) {
    const before = month < first && goal.indicator.overTime === 'sum' && monthBefore(first) === month ? zero : null;
    const level = month < first ? before : compareWith(known, goal, month).now;
    if (level === null) break;
    levels.unshift(level);
  }
  return levels;
}
