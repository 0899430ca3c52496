import { weightedMean } from './means.ts';
import { randomStream } from './random.ts';

export type RankInterval = { readonly rank: number; readonly low: number; readonly median: number; readonly high: number };

/** Points of one unit for each item, in the order of the weights. */
type Row = readonly number[];

/**
 * Where each unit would stand if the weights were a little different: every weight is drawn between (1 − spread) and (1 + spread) of
 * itself, `runs` times; the interval holds the middle 90 % of the ranks (P5–P95, OECD/JRC handbook step 7).
 */
export function rankIntervals(
  rows: readonly Row[],
  weights: readonly number[],
  spread: number,
  runs: number,
  seed: number,
): RankInterval[] {
  const random = randomStream(seed);
  const drawn: number[][] = rows.map(() => []);
  for (let run = 0; run < runs; run++) {
    const varied = weights.map((w) => w * (1 + spread * (2 * random() - 1)));
    for (const [unit, rank] of ranksBy(rows, varied).entries()) drawn[unit]?.push(rank);
  }
  return ranksBy(rows, weights).map((rank, unit) => ({ rank, ...middleOf(drawn[unit] ?? [rank]) }));
}

function ranksBy(rows: readonly Row[], weights: readonly number[]): number[] {
  const scores = rows.map((row) => weightedMean(row, weights, 'arithmetic'));
  const sorted = [...scores].sort((a, b) => b - a);
  const first = new Map<number, number>();
  for (const [i, score] of sorted.entries()) if (!first.has(score)) first.set(score, i + 1);
  return scores.map((score) => first.get(score) ?? 0);
}

function middleOf(ranks: readonly number[]): Omit<RankInterval, 'rank'> {
  const sorted = [...ranks].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}
