import { absolute, compare, type Decimal, decimal, divide, greatest, hundred, least, multiply, subtract, zero } from '../kernel/decimal.ts';
import type { ItemRule, Step } from './model.ts';

/** Places kept while points are made; published scores are rounded once, at the end. */
export const WORKING_PLACES = 15;

type Evidence = { readonly actual: string; readonly target: string | null };

/**
 * Points (0–100) of one item. Null when its rule needs a target and there is none, which counts as a missing value.
 * Source: domain-rules 8.4, `s_i = 100·clamp(actual/target)`, inverse for "lower is better", tolerance for 左右.
 */
export function itemPoints(rule: ItemRule, evidence: Evidence): Decimal | null {
  const actual = decimal(evidence.actual);
  const target = evidence.target === null ? null : decimal(evidence.target);
  switch (rule.kind) {
    case 'ratio':
      return target === null ? null : clamp(rule.better === 'more' ? percent(actual, target) : percent(target, actual));
    case 'about':
      return target === null ? null : about(actual, target, rule);
    case 'steps':
      return stepReached(actual, rule);
    case 'points':
      return clamp(percent(actual, decimal(rule.full)));
    case 'scale':
      return onScale(actual, decimal(rule.zero), decimal(rule.full));
    case 'value':
      return greatest(actual, zero);
  }
}

const clamp = (points: Decimal): Decimal => least(greatest(points, zero), hundred);

/** The way from `start` to `end`, whether it goes up or down. */
const onScale = (actual: Decimal, start: Decimal, end: Decimal): Decimal =>
  clamp(divide(multiply(subtract(actual, start), hundred), subtract(end, start), WORKING_PLACES));

/** Out of nothing wanted, anything is all of it. */
const percent = (part: Decimal, whole: Decimal): Decimal =>
  compare(whole, zero) <= 0 ? hundred : divide(multiply(part, hundred), whole, WORKING_PLACES);

/** How far off the target, in percent of it; a target of nought is met by nought alone. */
function about(actual: Decimal, target: Decimal, { tolerance, limit }: { readonly tolerance: string; readonly limit: string }): Decimal {
  const gap = absolute(subtract(actual, target));
  if (compare(target, zero) === 0) return compare(gap, zero) === 0 ? hundred : zero;
  const off = divide(multiply(gap, hundred), absolute(target), WORKING_PLACES);
  const [inner, outer] = [decimal(tolerance), decimal(limit)];
  if (compare(off, inner) <= 0) return hundred;
  if (compare(off, outer) >= 0) return zero;
  return percent(subtract(outer, off), subtract(outer, inner));
}

function stepReached(actual: Decimal, { better, steps }: { readonly better: 'more' | 'less'; readonly steps: readonly Step[] }): Decimal {
  const reached = steps.filter(({ from }) =>
    better === 'more' ? compare(actual, decimal(from)) >= 0 : compare(actual, decimal(from)) <= 0,
  );
  return reached.map(({ points }) => decimal(points)).reduce(greatest, zero);
}
