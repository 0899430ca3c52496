import { excessKurtosis, skewness } from './moments.ts';

const SKEWNESS_LIMIT = 2;
const KURTOSIS_LIMIT = 3.5;
export const MOST_WINSORISED = 5;

export type Treated = { readonly values: readonly number[]; readonly winsorised: number; readonly passes: boolean };

/**
 * Treats outliers as the OECD/JRC handbook's users do: while |skew| > 2 and kurtosis > 3.5 the outermost point is drawn in to its
 * neighbour, at most `most` of them. What still fails is left to a logarithm, which is a decision of a person.
 */
export function winsorise(values: readonly number[], most = MOST_WINSORISED): Treated {
  let now = [...values];
  let count = 0;
  while (isOutlying(now) && count < most) {
    now = drawIn(now, ++count, values);
  }
  return { values: now, winsorised: count, passes: !isOutlying(now) };
}

const isOutlying = (values: readonly number[]): boolean =>
  Math.abs(skewness(values)) > SKEWNESS_LIMIT && excessKurtosis(values) > KURTOSIS_LIMIT;

/** The outermost `count` points of the original, on the side of the tail, take the value of the next one inwards. */
function drawIn(now: readonly number[], count: number, original: readonly number[]): number[] {
  const sorted = [...original].sort((a, b) => a - b);
  const high = skewness(now) > 0;
  const edge = (high ? sorted.at(-1 - count) : sorted[count]) ?? 0;
  return now.map((x) => (high ? Math.min(x, edge) : Math.max(x, edge)));
}
