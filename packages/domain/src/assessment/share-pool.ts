import { add, compare, type Decimal, decimal, divide, multiply, ofInteger, subtract, sum, zero } from '../kernel/decimal.ts';
import { WORKING_PLACES } from './item-points.ts';

/** One unit's claim on a pool of whole yuan (or of any unit that is not split further). Bounds are whole numbers too. */
export type Claim = { readonly unit: string; readonly score: string; readonly floor?: number; readonly ceiling?: number };
export type Grant = { readonly unit: string; readonly amount: number; readonly bound: 'floor' | 'ceiling' | null };

type Open = { readonly claim: Claim; readonly score: Decimal };

/**
 * Transfer payments (转移支付): shares a pool by score, `P·sᵢ/Σs`, within each unit's floor and ceiling, by water-filling until all
 * bounds hold; whole numbers by the largest remainder (the earlier claim wins a tie), so the grants add up to the pool exactly.
 * Throws RangeError when floors ask for more or ceilings admit less than the pool, or when a score is negative.
 */
export function sharePool(pool: number, claims: readonly Claim[]): Grant[] {
  refuseImpossible(pool, claims);
  const exact = fill(ofInteger(pool), claims);
  const whole = roundToSum(pool, claims, exact);
  return claims.map((claim, i) => ({ unit: claim.unit, amount: whole[i] ?? 0, bound: boundOf(claim, exact.get(claim)) }));
}

function refuseImpossible(pool: number, claims: readonly Claim[]): void {
  if (claims.some(({ score }) => compare(decimal(score), zero) < 0)) throw new RangeError('a score is negative');
  const floors = claims.reduce((all, { floor = 0 }) => all + floor, 0);
  const ceilings = claims.reduce((all, { ceiling = Number.POSITIVE_INFINITY }) => all + ceiling, 0);
  if (floors > pool) throw new RangeError(`the floors ask for ${floors}, the pool has ${pool}`);
  if (ceilings < pool) throw new RangeError(`the ceilings admit ${ceilings}, the pool has ${pool}`);
}

/**
 * Each round shares what is left among those not yet held, and holds those beyond a bound: the floors when the floors' shortfall
 * outweighs the ceilings' excess, else the ceilings. What was held once would be held at the end too, so it is at most a round a claim.
 */
function fill(pool: Decimal, claims: readonly Claim[]): Map<Claim, Decimal> {
  const held = new Map<Claim, Decimal>();
  let open: readonly Open[] = claims.map((claim) => ({ claim, score: decimal(claim.score) }));
  for (;;) {
    const left = subtract(pool, sum([...held.values()]));
    const shares = open.map((one) => ({ ...one, share: shareOf(left, one.score, open) }));
    const low = shares.filter(({ claim, share }) => compare(share, ofInteger(claim.floor ?? 0)) < 0);
    const high = shares.filter(({ claim, share }) => claim.ceiling !== undefined && compare(share, ofInteger(claim.ceiling)) > 0);
    if (low.length + high.length === 0) {
      for (const { claim, share } of shares) held.set(claim, share);
      return held;
    }
    const short = sum(low.map(({ claim, share }) => subtract(ofInteger(claim.floor ?? 0), share)));
    const over = sum(high.map(({ claim, share }) => subtract(share, ofInteger(claim.ceiling ?? 0))));
    const hold = compare(short, over) >= 0 ? low : high;
    for (const { claim } of hold) held.set(claim, ofInteger((hold === low ? claim.floor : claim.ceiling) ?? 0));
    open = open.filter(({ claim }) => !held.has(claim));
  }
}

/** With no score at all, everybody's share is the same. */
function shareOf(left: Decimal, score: Decimal, open: readonly Open[]): Decimal {
  const whole = sum(open.map((one) => one.score));
  if (compare(whole, zero) === 0) return divide(left, ofInteger(open.length), WORKING_PLACES);
  return divide(multiply(left, score), whole, WORKING_PLACES);
}

/** Whole numbers below, then one more to those who lost most, never beyond a ceiling. */
function roundToSum(pool: number, claims: readonly Claim[], exact: ReadonlyMap<Claim, Decimal>): number[] {
  const floors = claims.map((claim) => wholeBelow(exact.get(claim) ?? zero));
  const lost = claims.map((claim, i) => subtract(exact.get(claim) ?? zero, ofInteger(floors[i] ?? 0)));
  let missing = pool - floors.reduce((all, n) => all + n, 0);
  const order = claims.map((_, i) => i).sort((a, b) => compare(lost[b] ?? zero, lost[a] ?? zero) || a - b);
  for (const i of order) {
    if (missing === 0) break;
    if ((floors[i] ?? 0) + 1 > (claims[i]?.ceiling ?? Number.POSITIVE_INFINITY)) continue;
    floors[i] = (floors[i] ?? 0) + 1;
    missing -= 1;
  }
  return floors;
}

/** A share a hair below a whole number, by the working places, is that number. */
function wholeBelow(value: Decimal): number {
  const near = add(value, decimal('0.000000001'));
  return Number(near.units / 10n ** BigInt(near.scale));
}

function boundOf({ floor = 0, ceiling }: Claim, share: Decimal | undefined): Grant['bound'] {
  if (share === undefined) return null;
  if (ceiling !== undefined && compare(share, ofInteger(ceiling)) === 0) return 'ceiling';
  return floor > 0 && compare(share, ofInteger(floor)) === 0 ? 'floor' : null;
}
