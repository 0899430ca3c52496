import { isDrawn, places, type Ruling, type Rulings, SAME } from './rulings.ts';

/**
 * Tables set close under one another share a line and look like one. They are parted where their columns disagree: some end at the
 * line and others begin there. Columns that are merely joined, as under the heads of a header or in a row all across, are no disagreement.
 */
export function bandsOf(rulings: Rulings): Rulings[] {
  const ys = heightsOf(rulings);
  const xs = places(rulings.standing);
  const cuts: number[] = [];
  let above: readonly boolean[] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const here = xs.map((x) => isDrawn(near(rulings.standing, x, xs), ys[row], ys[row + 1]));
    if (countOf(here) <= 2) continue;
    if (disagree(above, here) && isAcross(rulings.lying, ys[row] ?? 0, xs)) cuts.push(row);
    above = here;
  }
  return cuts.length === 0 ? [rulings] : [0, ...cuts].map((row, i) => within(rulings, ys[row] ?? 0, ys[cuts[i] ?? ys.length - 1] ?? 0));
}

/** The lines, and where a row cut by the page ends without one. */
function heightsOf({ lying, standing }: Rulings): number[] {
  const ys = places(lying);
  const top = Math.min(...standing.map(({ from }) => from));
  const bottom = Math.max(...standing.map(({ to }) => to));
  return [...(top < (ys[0] ?? 0) - SAME ? [top] : []), ...ys, ...(bottom > (ys.at(-1) ?? 0) + SAME ? [bottom] : [])];
}

const FEWEST = 5;

/** Both have columns enough to tell, and each has more than one line the other has not. */
function disagree(above: readonly boolean[], below: readonly boolean[]): boolean {
  if (Math.min(countOf(above), countOf(below)) < FEWEST) return false;
  const own = (mine: readonly boolean[], other: readonly boolean[]): number => countOf(mine.map((drawn, i) => drawn && !other[i]));
  return Math.min(own(above, below), own(below, above)) > 1;
}

const countOf = (drawn: readonly boolean[]): number => drawn.filter(Boolean).length;

/** No cell reaches over the line. */
const isAcross = (lying: readonly Ruling[], y: number, xs: readonly number[]): boolean =>
  isDrawn(
    lying.filter(({ at }) => at >= y && at <= y + SHARED),
    xs[0],
    xs.at(-1),
    0.95,
  );

/** The rulings that belong to the place. */
function near(standing: readonly Ruling[], x: number, xs: readonly number[]): Ruling[] {
  const next = xs[xs.indexOf(x) + 1] ?? Infinity;
  return standing.filter(({ at }) => at >= x && at < next);
}

/** The part of the rulings between two heights; what only reaches a hair into it belongs to the neighbour. */
function within({ lying, standing }: Rulings, top: number, bottom: number): Rulings {
  return {
    lying: lying.filter(({ at }) => at >= top - SHARED && at <= bottom + SHARED),
    standing: standing.flatMap(({ at, from, to }) => {
      const part = { at, from: Math.max(from, top), to: Math.min(to, bottom) };
      return part.to - part.from > SAME ? [part] : [];
    }),
  };
}

/** Rulings of one place lie at most so far below its first. */
const SHARED = 0.01;
