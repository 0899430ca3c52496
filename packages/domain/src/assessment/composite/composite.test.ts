import { describe, expect, it } from 'vitest';
import { weightedMean } from './means.ts';
import { excessKurtosis, skewness } from './moments.ts';
import { normalise } from './normalise.ts';
import { rankIntervals } from './rank-interval.ts';
import { sensitivityOf } from './sensitivity.ts';
import { winsorise } from './treat.ts';

const near = (values: readonly number[], wanted: readonly number[], places = 8) => {
  expect(values).toHaveLength(wanted.length);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, places);
};

describe('the numbers of the handbook’s tools (engines §9.3)', () => {
  const five = [1, 2, 3, 4, 10];
  it('normalise', () => {
    near(normalise(five, { kind: 'min_max', low: 0, high: 100 }), [0, 100 / 9, 200 / 9, 100 / 3, 100]);
    near(normalise(five, { kind: 'z_score', mean: 10, deviation: 1 }), [9.1515, 9.4343, 9.7172, 10, 11.6971], 4);
    near(normalise(five, { kind: 'borda' }), [0, 1, 2, 3, 4]);
    near(normalise(five, { kind: 'percentile_rank' }), [0, 0.25, 0.5, 0.75, 1]);
    near(normalise(five, { kind: 'fraction_of_max' }), [0.1, 0.2, 0.3, 0.4, 1]);
    near(normalise(five, { kind: 'rank' }), [5, 4, 3, 2, 1]);
    near(normalise(five, { kind: 'distance_to_target', target: 4 }), [0, 1 / 3, 2 / 3, 1, 1]);
    near(normalise(five, { kind: 'min_max', low: 0, high: 1 }, -1), [1, 8 / 9, 7 / 9, 2 / 3, 0]);
  });

  it('survive an indicator that is the same everywhere', () => {
    expect(normalise([7, 7], { kind: 'min_max', low: 0, high: 100 })).toEqual([0, 0]);
    expect(normalise([7, 7], { kind: 'z_score', mean: 50, deviation: 10 })).toEqual([50, 50]);
  });

  it('put parts together', () => {
    const mean = (how: Parameters<typeof weightedMean>[2]) => weightedMean([1, 2, 3], [1, 1, 2], how);
    near([mean('arithmetic'), mean('geometric'), mean('harmonic')], [2.25, 2.059767144, 1.846153846]);
    expect(weightedMean([0, 1], [1, 1], 'geometric')).toBeNaN();
  });

  it('measure and draw in outliers', () => {
    const tail = [1, 2, 3, 4, 5, 6, 7, 8, 9, 60];
    near([skewness(tail), excessKurtosis(tail)], [3.035253362, 9.414744153]);
    expect(winsorise(tail)).toEqual({ values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 9], winsorised: 1, passes: true });
    expect(winsorise(tail.map((x) => -x)).values.at(-1)).toBe(-9);
    expect(winsorise([1, 2, 3]).winsorised).toBe(0);
  });
});

describe('sensitivity', () => {
  /** Ishigami and Homma 1990 with a = 7, b = 0.1, whose indices are known in closed form. */
  const ishigami = ([x = 0, y = 0, z = 0]: readonly number[]): number => {
    const [a, b, c] = [x, y, z].map((u) => Math.PI * (2 * u - 1)) as [number, number, number];
    return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
  };

  it('finds the known shares of a function with known shares', () => {
    const { first, total, runs } = sensitivityOf(ishigami, 3, 20_000, 1);
    expect(runs).toBe(100_000);
    near(first, [0.3139, 0.4424, 0], 1);
    near(total, [0.5576, 0.4424, 0.2437], 1);
  });

  it('is none where nothing changes, and is the same in every study of a seed', () => {
    expect(sensitivityOf(() => 3, 2, 8, 1)).toMatchObject({ first: [0, 0], total: [0, 0] });
    expect(sensitivityOf(ishigami, 3, 64, 5)).toEqual(sensitivityOf(ishigami, 3, 64, 5));
  });
});

describe('rank intervals', () => {
  it('hold the rank, and are one number where no weight can matter', () => {
    const rows = [
      [90, 90],
      [80, 60],
      [60, 80],
      [10, 10],
    ];
    const intervals = rankIntervals(rows, [1, 1], 0.25, 500, 3);
    expect(intervals.map(({ rank, low, high }) => [rank, low, high])).toEqual([
      [1, 1, 1],
      [2, 2, 3],
      [2, 2, 3],
      [4, 4, 4],
    ]);
  });
});
