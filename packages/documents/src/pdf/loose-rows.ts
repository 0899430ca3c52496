import { bandedRows } from './banded-rows.ts';
import { type Line, linesOf, textOf } from './line.ts';
import { lineRows } from './line-rows.ts';
import { type LooseColumn, type Piece, type PieceRow, piecesOf } from './loose-columns.ts';
import type { Glyph } from './marks.ts';
import type { Doubt } from './print.ts';
import { printedRows } from './printed-rows.ts';
import type { Ruling } from './rulings.ts';
import { spacedRows } from './spaced-rows.ts';

/** A row, as what stands in each column. */
export type LooseRow = readonly LooseCell[];
export type LooseCell = { readonly lines: readonly Line[]; readonly doubt: Doubt | undefined };

export type Body = {
  readonly glyphs: readonly Glyph[];
  readonly heads: readonly Line[];
  readonly columns: readonly LooseColumn[];
  /** Lines drawn between rows. */
  readonly flats: readonly Ruling[];
  /** Whether nothing above can go on in it. */
  readonly isFresh: boolean;
};

/** Parts a stretch of table into rows: as it was printed or, where that says nothing, by lines drawn or the room between its lines. */
export function rowsOf({ glyphs, heads, columns, flats, isFresh }: Body): LooseRow[] {
  const pieces = piecesOf(glyphs, columns);
  const single = lineRows(pieces, heads);
  if (single) return single.map((row) => cellsOf(row, columns, 'cut'));
  const told = printedRows(pieces, flats) ?? bandedRows(pieces, columns.length, flats);
  if (told) return told.map((row) => cellsOf(row, columns, undefined));
  const nearly = lineRows(pieces, heads, 0.8);
  if (nearly) return nearly.map((row) => cellsOf(row, columns, 'cut'));
  const byColumn = columns.map((_, column) => linesOf(glyphsIn(pieces, column)));
  return withDoubts(spacedRows(byColumn, isFresh));
}

/** Where no cell wraps, one that reaches the next column may have been cut there. */
function cellsOf(row: PieceRow, columns: readonly LooseColumn[], doubt: 'cut' | undefined): LooseRow {
  return columns.map((own, column) => {
    const pieces = row.filter((piece) => piece.column === column);
    const straddles = pieces.some(({ upTo }) => upTo > column);
    const isFull = pieces.some(({ right, size }) => right > own.right - 0.6 * size);
    const lines = linesOf(glyphsIn(row, column));
    if (areNumbers(lines)) return { lines, doubt: 'row' };
    return { lines, doubt: doubt && isFull ? doubt : straddles ? 'straddles' : undefined };
  });
}

/** One row has one number. */
const areNumbers = (lines: readonly Line[]): boolean => lines.length > 1 && lines.every((line) => /^\d{1,3}[.．、]?$/.test(textOf(line)));

const glyphsIn = (pieces: readonly Piece[], column: number): Glyph[] =>
  pieces.filter((piece) => piece.column === column).flatMap(({ glyphs }) => glyphs);

/** Where some rows have no clear room between them, or hold what looks like several, all of the stretch are guessed. */
function withDoubts(rows: readonly (readonly (readonly Line[])[])[]): LooseRow[] {
  const extents = rows.map((row) => extentOf(row.flat()));
  const isClear = extents.slice(1).every((below, i) => below.top - (extents[i]?.bottom ?? 0) > 0.6 * below.size);
  const isSure = isClear && rows.every((row) => row.every((lines) => !areNumbers(lines) && !hasHoles(lines)));
  return rows.map((row) => row.map((lines) => ({ lines, doubt: isSure ? undefined : 'row' })));
}

/** Lines of a cell that stand further apart than lines do. */
const hasHoles = (lines: readonly Line[]): boolean => lines.some((line, i) => i > 0 && line.y - (lines[i - 1] as Line).y > 2.2 * line.size);

const extentOf = (lines: readonly Line[]) => ({
  top: Math.min(...lines.map(({ y, size }) => y - size)),
  bottom: Math.max(...lines.map(({ y }) => y)),
  size: lines[0]?.size ?? 0,
});
