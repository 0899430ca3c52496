/** Ways to bring indicators to one scale. `direction` −1 turns an indicator around first: less is better. */
export type Normalisation =
  | { readonly kind: 'min_max'; readonly low: number; readonly high: number }
  | { readonly kind: 'z_score'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'borda' }
  | { readonly kind: 'percentile_rank' }
  | { readonly kind: 'rank' }
  | { readonly kind: 'fraction_of_max' }
  | { readonly kind: 'distance_to_target'; readonly target: number };

/** One indicator over all units. Where all units are the same, every way gives its lowest value (z-score: its mean). */
export function normalise(values: readonly number[], how: Normalisation, direction: 1 | -1 = 1): number[] {
  const turned = direction === 1 ? values : values.map((x) => -x);
  switch (how.kind) {
    case 'min_max':
      return minMax(turned, how);
    case 'z_score':
      return zScore(turned, how);
    case 'borda':
      return belowEach(turned);
    case 'percentile_rank':
      return belowEach(turned).map((n) => (values.length < 2 ? 0 : n / (values.length - 1)));
    case 'rank':
      return turned.map((x) => 1 + turned.filter((other) => other > x).length);
    case 'fraction_of_max':
      return turned.map((x) => x / Math.max(...turned));
    case 'distance_to_target':
      return toTarget(turned, direction === 1 ? how.target : -how.target);
  }
}

function minMax(values: readonly number[], { low, high }: { readonly low: number; readonly high: number }): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((x) => (most === least ? low : low + ((x - least) / (most - least)) * (high - low)));
}

function zScore(values: readonly number[], { mean, deviation }: { readonly mean: number; readonly deviation: number }): number[] {
  const middle = values.reduce((all, x) => all + x, 0) / values.length;
  const spread = Math.sqrt(values.reduce((all, x) => all + (x - middle) ** 2, 0) / (values.length - 1));
  return values.map((x) => (spread > 0 ? mean + ((x - middle) / spread) * deviation : mean));
}

/** How many units each one is better than; of equals, half are taken to be below. */
const belowEach = (values: readonly number[]): number[] =>
  values.map((x) => values.filter((other) => other < x).length + (values.filter((other) => other === x).length - 1) / 2);

/** 1 at or beyond the target, 0 for the farthest unit. */
function toTarget(values: readonly number[], target: number): number[] {
  const farthest = Math.max(...values.map((x) => target - x));
  return values.map((x) => (farthest <= 0 ? 1 : 1 - Math.max(0, target - x) / farthest));
}
