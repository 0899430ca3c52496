import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, sharePool } from './share-pool.ts';

const amounts = (pool: number, claims: readonly Claim[]) => sharePool(pool, claims).map(({ amount }) => amount);

describe('a pool', () => {
  it('is shared by score, the odd yuan going to the largest remainders', () => {
    expect(amounts(100, [claim('a', '1'), claim('b', '1'), claim('c', '1')])).toEqual([34, 33, 33]);
    expect(amounts(10, [claim('a', '0.5'), claim('b', '0.26'), claim('c', '0.24')])).toEqual([5, 3, 2]);
  });

  it('holds floors and ceilings, and gives the rest to the others by score', () => {
    const claims = [claim('a', '8', { ceiling: 50 }), claim('b', '1', { floor: 20 }), claim('c', '1')];
    expect(sharePool(100, claims)).toEqual([
      { unit: 'a', amount: 50, bound: 'ceiling' },
      { unit: 'b', amount: 25, bound: null },
      { unit: 'c', amount: 25, bound: null },
    ]);
    expect(amounts(100, [claim('a', '8'), claim('b', '1', { floor: 20 }), claim('c', '1')])).toEqual([71, 20, 9]);
  });

  it('is shared evenly when nobody has a score', () => {
    expect(amounts(7, [claim('a', '0'), claim('b', '0')])).toEqual([4, 3]);
  });

  it('cannot be shared when floors ask for too much, ceilings admit too little, or a score is negative', () => {
    expect(() => sharePool(10, [claim('a', '1', { floor: 11 })])).toThrow(/floors ask for 11/);
    expect(() => sharePool(10, [claim('a', '1', { ceiling: 9 })])).toThrow(/ceilings admit 9/);
    expect(() => sharePool(10, [claim('a', '-1')])).toThrow(/negative/);
  });

  it('adds up exactly, within every bound', () => {
    const one = fc.record({
      score: fc.integer({ min: 0, max: 999 }),
      floor: fc.integer({ min: 0, max: 40 }),
      room: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 17 }), fc.double({ min: 0, max: 1, noNaN: true }), (units, where) => {
        const claims = units.map(({ score, floor, room }, i) => claim(`u${i}`, String(score), { floor, ceiling: floor + room }));
        const [least, most] = [sumOf(claims, 'floor'), sumOf(claims, 'ceiling')];
        const pool = Math.round(least + (most - least) * where);
        const grants = sharePool(pool, claims);
        expect(grants.reduce((all, { amount }) => all + amount, 0)).toBe(pool);
        for (const [i, { amount }] of grants.entries()) {
          expect(amount).toBeGreaterThanOrEqual(claims[i]?.floor ?? 0);
          expect(amount).toBeLessThanOrEqual(claims[i]?.ceiling ?? 0);
        }
      }),
    );
  });
});

function claim(unit: string, score: string, bounds: { floor?: number; ceiling?: number } = {}): Claim {
  return { unit, score, ...bounds };
}
const sumOf = (claims: readonly Claim[], bound: 'floor' | 'ceiling') => claims.reduce((all, one) => all + (one[bound] ?? 0), 0);
