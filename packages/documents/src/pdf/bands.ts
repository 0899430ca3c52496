import { isDrawn, MOST_PLACES, places, type Ruling, type Rulings, SAME } from './rulings.ts';

/**
 * Tables set close under one another share a line and look like one. They are parted where their columns disagree: some end at the
 * line and others begin there. Columns that are merely joined, as under the heads of a header or in a row all across, are no disagreement.
 */
export function bandsOf(rulings: Rulings): Rulings[] {
  const ys = heightsOf(rulings);
  const xs = places(rulings.standing);
  if (ys.length * xs.length > MOST_PLACES) return [rulings];
  const sides = xs.map((x, i) => rulings.standing.filter(({ at }) => at >= x && at < (xs[i + 1] ?? Infinity)));
  const rows = ys.slice(1).map((y, row) => sides.map((side) => isDrawn(side, ys[row], y)));
  const cuts = cutsBetween(rows).filter((row) => isAcross(rulings.lying, ys[row] ?? 0, xs));
  return cuts.length === 0 ? [rulings] : [0, ...cuts].map((row, i) => within(rulings, ys[row] ?? 0, ys[cuts[i] ?? ys.length - 1] ?? 0));
}

type Row = readonly boolean[];

/** The rows whose columns disagree with those of the row before; what goes all across says nothing of columns. */
function cutsBetween(rows: readonly Row[]): number[] {
  const telling = rows.flatMap((row, at) => (countOf(row) > 2 ? [{ row, at }] : []));
  return telling.flatMap(({ row, at }, i) => {
    const above = telling[i - 1]?.row;
    if (!above) return [];
    const others = { above: telling.slice(0, i).map((one) => one.row), below: telling.slice(i).map((one) => one.row) };
    return disagree(above, row, others) ? [at] : [];
  });
}

/** The lines, and where a row cut by the page ends without one. */
function heightsOf({ lying, standing }: Rulings): number[] {
  const ys = places(lying);
  const top = Math.min(...standing.map(({ from }) => from));
  const bottom = Math.max(...standing.map(({ to }) => to));
  return [...(top < (ys[0] ?? 0) - SAME ? [top] : []), ...ys, ...(bottom > (ys.at(-1) ?? 0) + SAME ? [bottom] : [])];
}

const FEWEST = 5;

/**
 * Both have columns enough to tell, and each has lines the other has not: more than one, or one that stands nowhere on the other side
 * of several rows.
 */
function disagree(above: Row, below: Row, all: { readonly above: readonly Row[]; readonly below: readonly Row[] }): boolean {
  if (Math.min(countOf(above), countOf(below)) < FEWEST) return false;
  const own = (mine: Row, others: readonly Row[]): number => countOf(mine.map((drawn, i) => drawn && others.every((other) => !other[i])));
  if (Math.min(own(above, [below]), own(below, [above])) > 1) return true;
  const several = all.above.length > 2 && all.below.length > 2;
  return several && own(above, all.below) > 0 && own(below, all.above) > 0;
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
