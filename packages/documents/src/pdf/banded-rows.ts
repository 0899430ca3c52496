import type { Piece, PieceRow } from './loose-columns.ts';
import { countBelow, isDrawn, places, type Ruling } from './rulings.ts';

/** Fewer lines than these between rows frame a table, or its header, and part no rows. */
const FEWEST = 2;

/**
 * The rows between lines drawn across. A line that leaves a column out runs beside a merged cell, whose words go to the first of its
 * rows. `undefined` where lines do not part the rows.
 */
export function bandedRows(pieces: readonly Piece[], columns: number, flats: readonly Ruling[]): PieceRow[] | undefined {
  const cuts = Array.from({ length: columns }, (_, column) =>
    cutsIn(
      pieces.filter((piece) => piece.column === column),
      flats,
    ),
  );
  const all = places(cuts.flat().map((at) => ({ at, from: 0, to: 0 })));
  const inner = all.filter((at) => pieces.some(({ y }) => y < at) && pieces.some(({ y }) => y > at));
  if (inner.length < FEWEST) return undefined;
  const rows: Piece[][] = Array.from({ length: all.length + 1 }, () => []);
  for (const piece of pieces) rows[rowOf(piece, cuts[piece.column] ?? [], all)]?.push(piece);
  return rows.filter((row) => row.length > 0);
}

function cutsIn(own: readonly Piece[], flats: readonly Ruling[]): number[] {
  const [left, right] = [Math.min(...own.map((piece) => piece.left)), Math.max(...own.map((piece) => piece.right))];
  return own.length === 0
    ? []
    : places(flats).filter((at) =>
        isDrawn(
          flats.filter((flat) => Math.abs(flat.at - at) < 1),
          left,
          right,
        ),
      );
}

/** The row below the last line of its own column. */
function rowOf({ y, size }: Piece, cuts: readonly number[], all: readonly number[]): number {
  const above = cuts[countBelow(cuts.length, (i) => (cuts[i] as number) < y - 0.35 * size) - 1];
  return above === undefined ? 0 : countBelow(all.length, (i) => (all[i] as number) < above - 1) + 1;
}
