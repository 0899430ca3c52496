import { decimal, multiply, ofInteger } from '../kernel/decimal.ts';
import type { PoolRule, Ranked } from './model.ts';
import { type Claim, sharePool } from './share-pool.ts';

/** Each unit's part of the pool by its exact score; the parts add up to the pool. Throws RangeError where the bounds cannot hold. */
export function withGrants(pool: number, rule: PoolRule, ranked: readonly Ranked[]): Ranked[] {
  const floor = rule.leastPercent === null ? undefined : percentOf(pool, rule.leastPercent, 'up');
  const ceiling = rule.mostPercent === null ? undefined : percentOf(pool, rule.mostPercent, 'down');
  const claims = ranked.map(
    ({ unit, score }): Claim => ({
      ...{ unit, score },
      ...(floor === undefined ? {} : { floor }),
      ...(ceiling === undefined ? {} : { ceiling }),
    }),
  );
  const grants = sharePool(pool, claims);
  return ranked.map((one, i) => ({ ...one, grant: grants[i]?.amount ?? 0 }));
}

/** Whole yuan: a floor is rounded up, a ceiling down, so that neither is broken by rounding. */
function percentOf(pool: number, percent: string, to: 'up' | 'down'): number {
  const { units, scale } = multiply(ofInteger(pool), decimal(percent));
  const whole = 100n * 10n ** BigInt(scale);
  return Number((units + (to === 'up' ? whole - 1n : 0n)) / whole);
}
