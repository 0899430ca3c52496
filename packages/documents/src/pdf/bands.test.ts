import { describe, expect, it } from 'vitest';
import { bandsOf } from './bands.ts';
import type { Rulings } from './rulings.ts';

/** Rows of 20 points, each with lines standing at the places named. */
function ruled(...rows: readonly (readonly number[])[]): Rulings {
  const lying = [...rows, []].map((_, row) => ({ at: row * 20, from: 0, to: 600 }));
  const standing = rows.flatMap((xs, row) => xs.map((at) => ({ at, from: row * 20, to: row * 20 + 20 })));
  return { lying, standing: standing.sort((a, b) => a.at - b.at) };
}

const heights = (rulings: Rulings): number[][] => bandsOf(rulings).map(({ lying }) => lying.map(({ at }) => at));

describe('tables that share a line', () => {
  const first = [0, 50, 150, 250, 400, 600];
  const second = [0, 70, 200, 300, 450, 600];

  it('are parted where the columns of one end and those of the other begin', () => {
    expect(heights(ruled(first, first, second, second))).toEqual([
      [0, 20, 40],
      [40, 60, 80],
    ]);
  });

  it.each([
    ['the columns stay', [first, first, first]],
    ['a row goes all across', [first, [0, 600], first]],
    ['columns are joined under the heads', [[0, 50, 250, 600], first, first]],
    ['cells are merged here and there', [first, [0, 50, 200, 250, 400, 600], first]],
  ])('are one where %s', (_, rows) => expect(bandsOf(ruled(...rows))).toHaveLength(1));
});
