import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  greatest,
  hundred,
  multiply,
  negate,
  round,
  subtract,
  zero,
} from '../kernel/decimal.ts';
import type { Compared } from './bases.ts';
import type { Goal, GoalReason } from './model.ts';
import type { RuleSet } from './rule-set.ts';

/** What the figures say of a goal, beside what the course asks for. */
export type Pace = {
  readonly actual: Decimal;
  readonly planned: Decimal;
  readonly lag: Decimal;
  /** The figures as they are satisfy the goal. */
  readonly reached: boolean;
  /** Nothing that follows can change it: a sum reached, or a limit broken. */
  readonly settled: 'met' | 'missed' | null;
  readonly reason: GoalReason;
};
export type NoPace = { readonly unknown: GoalReason };

export const isUnknown = (pace: Pace | NoPace): pace is NoPace => 'unknown' in pace;
const unknown = (code: GoalReason['code']): NoPace => ({ unknown: { code, values: {} } });

/** Reads a goal by its kind; `planned` is what its course asks for. */
export function paceOf(goal: Goal, { now, base, zeroDenominator, unmatched }: Compared, planned: Decimal, rules: RuleSet): Pace | NoPace {
  if (zeroDenominator) return unknown('denominator_zero');
  if (goal.base !== null && base === null && unmatched > 0) return unknown('base_missing');
  if (now === null) return unknown('no_values');
  if (goal.base !== null && base === null) return unknown('base_missing');
  if (goal.wants === 'rise' || goal.wants === 'fall') return changePace(goal, now, base, planned, rules);
  const target = decimal(goal.value ?? '0');
  const mark = markOf(goal, target);
  if (goal.wants === 'within') return withinPace(goal, now, target, planned);
  if (goal.wants === 'atLeast') return base === null ? levelUp(goal, now, mark, planned) : approach(goal, now, mark, base, planned);
  if (isAccumulating(goal)) return budget(now, mark, planned);
  return base === null ? levelDown(goal, now, mark) : approach(goal, now, mark, base, planned);
}

/** A figure that only grows: reached once, it stays reached. */
export const isAccumulating = ({ indicator: { overTime, cumulative } }: Pick<Goal, 'indicator'>): boolean =>
  overTime === 'sum' || cumulative;

/** The figure from which the goal counts as met: what is asked, moved by the tolerance to the lenient side. */
function markOf({ wants, tolerance }: Goal, target: Decimal): Decimal {
  const slack = divide(multiply(absolute(target), decimal(tolerance)), hundred, target.scale + 6);
  return wants === 'atMost' ? add(target, slack) : subtract(target, slack);
}

const percent = (part: Decimal, whole: Decimal): Decimal => divide(multiply(part, hundred), whole, 2);
const fit = (ok: boolean): Decimal => round(ok ? hundred : zero, 2);

function behindCourse(goal: Goal, actual: Decimal, planned: Decimal, reached: boolean, code: GoalReason['code'] = 'pace'): Pace {
  const settled = reached && isAccumulating(goal) && goal.base?.kind !== 'lastYear' && goal.wants !== 'fall' ? 'met' : null;
  return { actual, planned, lag: subtract(planned, actual), reached, settled, reason: { code, values: {} } };
}

/** Towards a figure from nothing. A mark of zero or less has no share to speak of. */
function levelUp(goal: Goal, now: Decimal, mark: Decimal, planned: Decimal): Pace {
  const reached = compare(now, mark) >= 0;
  const actual = mark.units > 0n ? percent(now, mark) : fit(reached);
  return behindCourse(goal, actual, planned, reached, goal.course.kind === 'held' ? 'level' : 'pace');
}

/** From the base towards a figure, up or down. */
function approach(goal: Goal, now: Decimal, mark: Decimal, base: Decimal, planned: Decimal): Pace {
  const way = subtract(mark, base);
  const up = goal.wants === 'atLeast';
  const reached = up ? compare(now, mark) >= 0 : compare(now, mark) <= 0;
  const pointsThere = up ? way.units > 0n : way.units < 0n;
  const actual = pointsThere ? percent(subtract(now, base), way) : fit(reached);
  return behindCourse(goal, actual, planned, reached);
}

/** 不超过 of something that adds up: using it faster than the course is being behind; using it up is final. */
function budget(now: Decimal, mark: Decimal, planned: Decimal): Pace {
  const reached = compare(now, mark) <= 0;
  const actual = mark.units > 0n ? percent(now, mark) : fit(!reached);
  return {
    actual,
    planned,
    lag: subtract(actual, planned),
    reached,
    settled: reached ? null : 'missed',
    reason: { code: 'budget', values: {} },
  };
}

/** 不高于 of a level: how much of it fits under the limit. A highest value over the limit cannot be taken back. */
function levelDown({ indicator }: Goal, now: Decimal, mark: Decimal): Pace {
  const reached = compare(now, mark) <= 0;
  const actual = reached ? fit(true) : now.units > 0n && mark.units > 0n ? percent(mark, now) : fit(false);
  const settled = !reached && indicator.overTime === 'max' ? 'missed' : null;
  const planned = fit(true);
  return { actual, planned, lag: subtract(planned, actual), reached, settled, reason: { code: 'level', values: {} } };
}

/** Neither too little nor too much. What still grows is judged by its course until it passes the upper end. */
function withinPace(goal: Goal, now: Decimal, target: Decimal, planned: Decimal): Pace {
  const slack = divide(multiply(absolute(target), decimal(goal.tolerance)), hundred, target.scale + 6);
  const off = absolute(subtract(now, target));
  const reached = compare(off, slack) <= 0;
  const code = reached ? 'within' : 'outside';
  const growing = isAccumulating(goal) && compare(now, subtract(target, slack)) < 0 && target.units > 0n;
  if (growing) return behindCourse(goal, percent(now, target), planned, false);
  const over = isAccumulating(goal) && !reached;
  const actual =
    reached || target.units === 0n ? fit(reached) : percent(subtract(absolute(target), subtract(off, slack)), absolute(target));
  const reason = { code, values: {} } as const;
  return { actual, planned: fit(true), lag: subtract(fit(true), actual), reached, settled: over ? 'missed' : null, reason };
}

function changePace(goal: Goal, now: Decimal, base: Decimal | null, planned: Decimal, rules: RuleSet): Pace | NoPace {
  if (goal.value === null) return base === null ? unknown('base_missing') : trendPace(goal, now, base, rules);
  if (base !== null && goal.inPercent && base.units === 0n) return unknown('base_zero');
  const wanted = markOf(goal, decimal(goal.value));
  const change = changeOf(goal, now, base);
  const reached = compare(change, wanted) >= 0;
  const actual = wanted.units > 0n ? percent(change, wanted) : fit(reached);
  return behindCourse(goal, actual, planned, reached, 'change');
}

/** How far it went the wanted way. Without a base the figure itself is the change. */
export function changeOf({ wants, inPercent }: Goal, now: Decimal, base: Decimal | null): Decimal {
  if (base === null) return now;
  const way = wants === 'rise' ? subtract(now, base) : subtract(base, now);
  return inPercent && base.units !== 0n ? divide(multiply(way, hundred), absolute(base), 6) : way;
}

/** A direction without a number holds or does not; where it does not, it is behind by how much it went the other way, yet never green. */
function trendPace(goal: Goal, now: Decimal, base: Decimal, rules: RuleSet): Pace {
  const way = changeOf({ ...goal, inPercent: true }, now, base);
  const reached = way.units > 0n;
  const worse = base.units === 0n ? zero : round(negate(way), 2);
  const lag = reached ? round(zero, 2) : greatest(worse, round(decimal(rules.behindFrom), 2));
  const planned = fit(true);
  return {
    actual: subtract(planned, lag),
    planned,
    lag,
    reached,
    settled: null,
    reason: { code: reached ? 'trend_kept' : 'trend_broken', values: {} },
  };
}
