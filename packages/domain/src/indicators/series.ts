import { type LocalDate, lastDayOf, monthOf, type YearMonth } from '../kernel/dates.ts';
import { add, type Decimal, decimal, divide, hundred, multiply, round, shortest, subtract, textOf, zero } from '../kernel/decimal.ts';
import { compareWith } from './bases.ts';
import { plannedOf } from './course.ts';
import type { Goal, IndicatorValue } from './model.ts';
import { isUnknown, paceOf } from './pace.ts';
import { PACE_RULES, type RuleSet } from './rule-set.ts';
import { knownOn, monthsFrom } from './values.ts';

/** One month of the pace chart. Percents with two places, figures in the indicator's unit. */
export type PacePoint = {
  readonly month: YearMonth;
  readonly planned: string;
  /** The figure the course asks for; null where a goal is no figure to go towards. */
  readonly plannedValue: string | null;
  readonly actual: string | null;
  readonly value: string | null;
};

/** 进度图: planned course and what was reached, month by month; months without figures after the last told one stay empty. */
export function paceSeries(goal: Goal, values: readonly IndicatorValue[], today: LocalDate, rules: RuleSet = PACE_RULES): PacePoint[] {
  const known = knownOn(values, today);
  const whole = goal.indicator.overPlaces === 'each' ? { ...goal, indicator: { ...goal.indicator, overPlaces: 'mean' as const } } : goal;
  const { lastMonth } = compareWith(known, whole);
  return monthsFrom(monthOf(goal.from), monthOf(goal.to)).map((month) => {
    const planned = plannedOf(goal, month === monthOf(goal.to) ? goal.to : lastDayOf(month));
    const compared = lastMonth === null || month > lastMonth ? null : compareWith(known, whole, month);
    const pace = compared === null ? null : paceOf(whole, compared, planned, rules);
    return {
      month,
      planned: textOf(planned),
      plannedValue: said(plannedValue(goal, planned)),
      actual: pace === null || isUnknown(pace) ? null : textOf(pace.actual),
      value: said(compared?.now ?? null),
    };
  });
}

const said = (value: Decimal | null): string | null => (value === null ? null : shortest(round(value, Math.min(value.scale, 4))));

function plannedValue({ wants, value, base, inPercent }: Goal, planned: Decimal): Decimal | null {
  if (value === null || (base !== null && base.kind !== 'fixed')) return null;
  const from = base === null ? zero : decimal(base.value);
  const asked = decimal(value);
  if (wants === 'atLeast' || wants === 'atMost' || wants === 'within') return between(from, subtract(asked, from), planned);
  const change = inPercent && base !== null ? divide(multiply(from, asked), hundred, from.scale + 6) : asked;
  return between(from, base === null || wants === 'rise' ? change : subtract(zero, change), planned);
}

const between = (from: Decimal, way: Decimal, planned: Decimal): Decimal =>
  add(from, divide(multiply(way, planned), hundred, way.scale + 4));
