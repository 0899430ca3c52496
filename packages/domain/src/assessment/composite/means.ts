/** How the parts of a composite are put together. Weights need not add up to 1. */
export type Mean = 'arithmetic' | 'geometric' | 'harmonic';

/** NaN for a geometric or harmonic mean of anything not above 0. */
export function weightedMean(values: readonly number[], weights: readonly number[], how: Mean): number {
  const whole = weights.reduce((all, w) => all + w, 0);
  const weighted = (f: (x: number) => number): number => values.reduce((all, x, i) => all + (weights[i] ?? 0) * f(x), 0) / whole;
  if (how === 'arithmetic') return weighted((x) => x);
  if (values.some((x) => x <= 0)) return Number.NaN;
  return how === 'geometric' ? Math.exp(weighted(Math.log)) : 1 / weighted((x) => 1 / x);
}
