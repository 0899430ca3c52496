import { monthOf, type YearMonth } from '../kernel/dates.ts';
import { type Decimal, decimal } from '../kernel/decimal.ts';
import { totalOf } from './aggregate.ts';
import type { Goal } from './model.ts';
import { type Known, monthBefore, type Standing, yearBefore } from './values.ts';

/** A figure and what it is compared with, counted over the same places and months (同口径). */
export type Compared = {
  readonly now: Decimal | null;
  readonly base: Decimal | null;
  readonly inputs: readonly string[];
  readonly missing: readonly string[];
  readonly lastMonth: YearMonth | null;
  readonly zeroDenominator: boolean;
  /** Months of some place that the base has no figure for. */
  readonly unmatched: number;
};

/** Figures of months after the window count where they can still bring a goal home late. */
function monthsOf({ from, to, indicator: { overTime } }: Goal, through: YearMonth): { readonly from: YearMonth; readonly to: YearMonth } {
  const last = overTime === 'sum' || overTime === 'last' ? LAST_MONTH : monthOf(to);
  return { from: monthOf(from), to: through < last ? through : last };
}
export const LAST_MONTH = '9999-12' as YearMonth;
const ALL = { from: '0000-01' as YearMonth, to: LAST_MONTH };

/** `through`: as it stood at the end of that month. */
export function compareWith(known: Known, goal: Goal, through: YearMonth = LAST_MONTH): Compared {
  const { base, places, indicator } = goal;
  const { number, ...all } = totalOf(known, places, indicator, monthsOf(goal, through));
  if (base === null) return { ...all, now: number, base: null, unmatched: 0 };
  if (base.kind === 'fixed') return { ...all, now: number, base: decimal(base.value), unmatched: 0 };
  const shift = base.kind === 'lastYear' ? yearBefore : monthBefore;
  const pairs = pairsOf(
    known,
    goal,
    shift,
    base.kind === 'previous' ? { from: all.lastMonth, to: all.lastMonth } : monthsInside(goal, through),
  );
  const [now, before] = [totalOf(pairs.now, places, indicator, ALL), totalOf(pairs.before, places, indicator, ALL)];
  return {
    ...all,
    now: number === null ? null : now.number,
    base: before.number,
    inputs: [...now.inputs, ...before.inputs],
    zeroDenominator: all.zeroDenominator || now.zeroDenominator || before.zeroDenominator,
    unmatched: pairs.unmatched,
  };
}

const monthsInside = ({ from, to }: Goal, through: YearMonth): Span => ({
  from: monthOf(from),
  to: through < monthOf(to) ? through : monthOf(to),
});
type Span = { readonly from: YearMonth | null; readonly to: YearMonth | null };

/** The figures of some months that have one to be compared with, and those. */
function pairsOf(known: Known, goal: Goal, shift: (month: YearMonth) => YearMonth, { from, to }: Span) {
  const now = new Map<string, Standing[]>();
  const before = new Map<string, Standing[]>();
  let unmatched = 0;
  for (const place of goal.places) {
    const standing = known.byPlace.get(place) ?? [];
    const byMonth = new Map(standing.map((told) => [told.value.month, told] as const));
    const wanted = standing.filter(({ value: { month } }) => from !== null && to !== null && month >= from && month <= to);
    const bases = wanted.map((told) => byMonth.get(shift(told.value.month)));
    unmatched += bases.filter((base) => base === undefined).length;
    now.set(
      place,
      wanted.filter((_, i) => bases[i] !== undefined),
    );
    before.set(
      place,
      bases.flatMap((base) => base ?? []),
    );
  }
  return { now: { ...known, byPlace: now }, before: { ...known, byPlace: before }, unmatched };
}
