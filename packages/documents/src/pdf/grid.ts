import { type Area, areasOf } from './areas.ts';
import { bandsOf } from './bands.ts';
import type { Box } from './marks.ts';
import { countBelow, groups, isDrawn, MOST_PLACES, places, type Ruling, type Rulings, SAME } from './rulings.ts';

/** A place in a table: its rows and columns and its edges on the page. */
export type Slot = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly colSpan: number; readonly box: Box };

/** The lattice the rulings of one table draw. */
export type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly box: Box;
  readonly slots: readonly Slot[];
  /** For each place of the lattice, row by row, which slot covers it. */
  readonly slotAt: Int32Array;
};

/** The tables the rulings draw. A single frame, or a column of frames, is decoration: its text is read as prose. */
export const gridsOf = (rulings: Rulings): Grid[] =>
  groups(rulings).flatMap((group) => bandsOf(group).flatMap((band) => gridOf(withOuterEdges(band)) ?? []));

/** Which slot of the grid covers the point, if any. */
export function slotIndexAt({ xs, ys, slotAt }: Grid, x: number, y: number): number | undefined {
  const column = countBelow(xs.length, (i) => (xs[i] as number) <= x) - 1;
  const row = countBelow(ys.length, (i) => (ys[i] as number) <= y) - 1;
  if (column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1) return undefined;
  return slotAt[row * (xs.length - 1) + column];
}

function gridOf({ lying, standing }: Rulings): Grid | undefined {
  const xs = places(standing);
  const ys = places(lying);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 2 || rows < 1 || columns * rows > MOST_PLACES) return undefined;
  const flats = byPlace(lying, ys);
  const sides = byPlace(standing, xs);
  const areas = areasOf(rows, columns, (row, column, side) =>
    side === 'below' ? isDrawn(flats[row + 1], xs[column], xs[column + 1]) : isDrawn(sides[column + 1], ys[row], ys[row + 1]),
  );
  if (areas.length < 2) return undefined;
  const whole = boxOf({ top: 0, left: 0, bottom: rows, right: columns }, xs, ys);
  return { xs, ys, box: whole, slots: areas.map((area) => slotOf(area, xs, ys)), slotAt: coverage(areas, columns, rows) };
}

function slotOf(area: Area, xs: readonly number[], ys: readonly number[]): Slot {
  const { top, left, bottom, right } = area;
  return { row: top, column: left, rowSpan: bottom - top, colSpan: right - left, box: boxOf(area, xs, ys) };
}

const boxOf = (area: Area, xs: readonly number[], ys: readonly number[]): Box => ({
  left: xs[area.left] as number,
  right: xs[area.right] as number,
  top: ys[area.top] as number,
  bottom: ys[area.bottom] as number,
});

function coverage(areas: readonly Area[], columns: number, rows: number): Int32Array {
  const slotAt = new Int32Array(columns * rows);
  areas.forEach((area, i) => {
    for (let row = area.top; row < area.bottom; row++) slotAt.fill(i, row * columns + area.left, row * columns + area.right);
  });
  return slotAt;
}

function byPlace(rulings: readonly Ruling[], at: readonly number[]): Ruling[][] {
  const found: Ruling[][] = at.map(() => []);
  for (const ruling of rulings) {
    const place = countBelow(at.length, (i) => (at[i] as number) <= ruling.at) - 1;
    found[Math.max(0, place)]?.push(ruling);
  }
  return found;
}

/** Tables are often drawn open: no lines at their sides, or cut by the end of a page. The ends of the other lines show the edge. */
function withOuterEdges({ lying, standing }: Rulings): Rulings {
  if (lying.length === 0 || standing.length === 0) return { lying, standing };
  const sides = closedIn(standing, lying);
  return { lying: closedIn(lying, standing), standing: sides };
}

function closedIn(edges: readonly Ruling[], crossing: readonly Ruling[]): Ruling[] {
  const at = edges.map((edge) => edge.at);
  const across = crossing.map((ruling) => ruling.at);
  const edge = { from: Math.min(...across), to: Math.max(...across) };
  const start = -(commonEnd(crossing, ({ from }) => -from) ?? Number.NaN);
  const end = commonEnd(crossing, ({ to }) => to) ?? Number.NaN;
  const added: Ruling[] = [];
  if (start < Math.min(...at) - 2 * SAME) added.push({ at: start, ...edge });
  if (end > Math.max(...at) + 2 * SAME) added.push({ at: end, ...edge });
  return [...edges, ...added];
}

/** The outermost end, if the lines of at least half of the places reach it: one longer line is not an edge. */
function commonEnd(rulings: readonly Ruling[], endOf: (ruling: Ruling) => number): number | undefined {
  const ends = new Map<number, number>();
  for (const ruling of rulings) ends.set(ruling.at, Math.max(ends.get(ruling.at) ?? -Infinity, endOf(ruling)));
  const outermost = Math.max(...ends.values());
  const reaching = [...ends.values()].filter((end) => outermost - end <= SAME).length;
  return reaching * 2 >= ends.size ? outermost : undefined;
}
