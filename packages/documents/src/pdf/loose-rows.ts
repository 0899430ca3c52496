import { type Line, linesOf } from './line.ts';
import { type LooseColumn, type Piece, piecesOf } from './loose-columns.ts';
import type { Glyph } from './marks.ts';
import { printedRows } from './printed-rows.ts';
import type { Ruling } from './rulings.ts';
import { spacedRows } from './spaced-rows.ts';

/** A row, as the pieces of each column. */
export type LooseRow = readonly LooseCell[];
export type LooseCell = { readonly lines: readonly Line[]; readonly straddles: boolean };

export type Body = {
  readonly glyphs: readonly Glyph[];
  readonly columns: readonly LooseColumn[];
  /** Lines drawn across, of which some part rows. */
  readonly flats: readonly Ruling[];
  /** Whether nothing above can go on in it. */
  readonly isFresh: boolean;
};

/** Parts a stretch of table into rows: as it was printed or, where that says nothing, by the room between its lines. */
export function rowsOf({ glyphs, columns, flats, isFresh }: Body): LooseRow[] {
  const pieces = piecesOf(glyphs, columns);
  const byOrder = printedRows(pieces, flats);
  if (byOrder) return byOrder.map((row) => columns.map((_, column) => cellOf(row.filter((piece) => piece.column === column))));
  const byColumn = columns.map((_, column) => linesOf(pieces.filter((piece) => piece.column === column).flatMap((piece) => piece.glyphs)));
  return spacedRows(byColumn, isFresh).map((row) => row.map((lines) => ({ lines, straddles: false })));
}

const cellOf = (pieces: readonly Piece[]): LooseCell => ({
  lines: linesOf(pieces.flatMap(({ glyphs }) => glyphs)),
  straddles: pieces.some(({ column, upTo }) => upTo > column),
});
