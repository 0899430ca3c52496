import type { Rule } from './marks.ts';

/** Lines closer than this are one line drawn twice, or the two borders of neighbouring cells. */
export const SAME = 3.5;

/** More places than this on one page is graph paper, not a table. */
export const MOST_PLACES = 6_000;

/** Shorter rulings are dots and ticks. */
const SHORTEST = 5;

/** Rulings of one direction at one place, joined end to end. */
export type Ruling = { readonly at: number; readonly from: number; readonly to: number };
export type Rulings = { readonly lying: readonly Ruling[]; readonly standing: readonly Ruling[] };

export function joinRules(rules: readonly Rule[]): Rulings {
  return { lying: joined(rules.filter(({ lying }) => lying)), standing: joined(rules.filter(({ lying }) => !lying)) };
}

function joined(rules: readonly Rule[]): Ruling[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band && rule.at - (band[0] as Rule).at <= SAME) band.push(rule);
    else bands.push([rule]);
  }
  return bands.flatMap(endToEnd).filter(({ from, to }) => to - from >= SHORTEST);
}

function endToEnd(band: Rule[]): Ruling[] {
  const at = band.reduce((sum, rule) => sum + rule.at, 0) / band.length;
  const found: { at: number; from: number; to: number }[] = [];
  for (const { from, to } of band.sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && from <= last.to + SAME) last.to = Math.max(last.to, to);
    else found.push({ at, from, to });
  }
  return found;
}

/** Rulings that hang together by crossing or touching: each group may be one table. */
export function groups({ lying, standing }: Rulings): Rulings[] {
  const owner = [...lying, ...standing].map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (owner[at] !== at) at = owner[at] = owner[owner[at] as number] as number;
    return at;
  };
  standing.forEach((upright, s) => {
    for (let l = firstFrom(lying, upright.from - SAME); l < lying.length; l++) {
      const flat = lying[l] as Ruling;
      if (flat.at > upright.to + SAME) break;
      if (touches(flat, upright)) owner[root(l)] = root(lying.length + s);
    }
  });
  lying.forEach((flat, i) => {
    const next = lying[i + 1];
    if (next && isOpenRow(flat, next)) owner[root(i + 1)] = root(i);
  });
  const found = new Map<number, { lying: Ruling[]; standing: Ruling[] }>();
  [...lying, ...standing].forEach((ruling, i) => {
    const group = found.get(root(i)) ?? { lying: [], standing: [] };
    group[i < lying.length ? 'lying' : 'standing'].push(ruling);
    found.set(root(i), group);
  });
  return [...found.values()];
}

/** A row without lines at its sides, such as a section's name in a table open at its sides, is held by the lines above and below. */
const isOpenRow = (flat: Ruling, next: Ruling): boolean =>
  next.at - flat.at < 40 && Math.abs(next.from - flat.from) <= SAME && Math.abs(next.to - flat.to) <= SAME;

const touches = (flat: Ruling, upright: Ruling): boolean =>
  upright.at >= flat.from - SAME && upright.at <= flat.to + SAME && flat.at >= upright.from - SAME && flat.at <= upright.to + SAME;

const firstFrom = (sorted: readonly Ruling[], at: number): number => countBelow(sorted.length, (i) => (sorted[i] as Ruling).at < at);

/** How many of `length` things, in order, are still below what is sought. */
export function countBelow(length: number, isBelow: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (isBelow(half)) low = half + 1;
    else high = half;
  }
  return low;
}

/** The places of rulings, each once, in order. */
export function places(rulings: readonly Ruling[]): number[] {
  const found: number[] = [];
  for (const at of rulings.map((ruling) => ruling.at).sort((a, b) => a - b)) {
    if (found.length === 0 || at - (found.at(-1) as number) > SAME) found.push(at);
  }
  return found;
}

/** Whether most of the edge from `from` to `to` is drawn, or as much of it as is asked for. */
export function isDrawn(rulings: readonly Ruling[] = [], from = 0, to = 0, share = 0.6): boolean {
  let drawn = 0;
  for (const ruling of rulings) drawn += Math.max(0, Math.min(ruling.to, to) - Math.max(ruling.from, from));
  return drawn >= share * (to - from);
}
