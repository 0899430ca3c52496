import { randomStream } from './random.ts';

export type Sensitivity = { readonly first: readonly number[]; readonly total: readonly number[]; readonly runs: number };
type Point = readonly number[];

/**
 * How much of the variance of a model's answer each of its `d` uncertain inputs (each uniform on 0–1) explains alone (Sᵢ) and with all
 * its interactions (S_Ti). Saltelli's design of n·(d + 2) runs; Sᵢ by Saltelli 2010, S_Ti by Jansen 1999. An answer that never varies
 * is sensitive to nothing.
 */
export function sensitivityOf(model: (point: Point) => number, d: number, n: number, seed: number): Sensitivity {
  const random = randomStream(seed);
  const draw = (): Point[] => Array.from({ length: n }, () => Array.from({ length: d }, random));
  const [a, b] = [draw(), draw()];
  const [ofA, ofB] = [a.map(model), b.map(model)];
  const spread = variance([...ofA, ...ofB]);
  const inputs = Array.from({ length: d }, (_, i) => {
    const mixed = a.map((point, row) => model(point.map((x, j) => (j === i ? (b[row]?.[j] ?? x) : x))));
    return indices(ofA, ofB, mixed, spread);
  });
  return { first: inputs.map(([first]) => first), total: inputs.map(([, total]) => total), runs: n * (d + 2) };
}

function indices(ofA: readonly number[], ofB: readonly number[], mixed: readonly number[], spread: number): [number, number] {
  if (spread === 0) return [0, 0];
  const n = ofA.length;
  const first = ofA.reduce((all, y, row) => all + (ofB[row] ?? 0) * ((mixed[row] ?? 0) - y), 0) / n / spread;
  const total = ofA.reduce((all, y, row) => all + (y - (mixed[row] ?? 0)) ** 2, 0) / (2 * n) / spread;
  return [first, total];
}

function variance(values: readonly number[]): number {
  const middle = values.reduce((all, x) => all + x, 0) / values.length;
  return values.reduce((all, x) => all + (x - middle) ** 2, 0) / values.length;
}
