import { type Line, textOf } from './line.ts';
import type { Piece, PieceRow } from './loose-columns.ts';
import { isLoneDeadline } from './names.ts';

const DEADLINE_HEAD = /时限|时间|期限|节点|进度/;
/** A sheet printed as it is on the screen has one line for each row: seen where lines, or this share of them, have a deadline of their own. */
export function lineRows(pieces: readonly Piece[], heads: readonly Line[], share = 1): PieceRow[] | undefined {
  const column = heads.findIndex((head) => DEADLINE_HEAD.test(textOf(head).replaceAll(' ', '')));
  const rows = linesAcross(pieces);
  if (column === -1 || rows.length === 0) return undefined;
  const whole = rows.filter((row) => isLoneDeadline(textIn(row, column)));
  return whole.length >= share * rows.length ? rows : undefined;
}

const textIn = (row: PieceRow, column: number): string =>
  row
    .filter((piece) => piece.column === column)
    .flatMap(({ glyphs }) => glyphs.map(({ text }) => text))
    .join('')
    .trim();

function linesAcross(pieces: readonly Piece[]): PieceRow[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && piece.y - (row[0] as Piece).y < 0.4 * piece.size) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}
