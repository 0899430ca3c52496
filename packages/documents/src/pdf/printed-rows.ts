import type { Piece, PieceRow } from './loose-columns.ts';
import { joinedPasses } from './passes.ts';
import { isDrawn, type Ruling } from './rulings.ts';
import { ENDS_SENTENCE } from './seams.ts';

/**
 * Programs print a table row by row, in each row cell by cell, in each cell line by line: then going back to an earlier column is what
 * begins a row, however close the rows stand. `undefined` where the file was not printed so.
 */
export function printedRows(pieces: readonly Piece[], flats: readonly Ruling[]): PieceRow[] | undefined {
  const pitch = pitchOf(pieces);
  const rows = parted(pieces, { pitch, flats });
  const climbs = pieces.filter((piece, i) => isClimb(pieces[i - 1], piece)).length;
  if (climbs === 0 && !isSingleSpaced(rows)) return undefined;
  return [rows, joinedPasses(rows)].find((found) => found && isRowByRow(found));
}

/** Printing goes back up, to the next cell: what is printed line by line across all columns never does. */
const isClimb = (last: Piece | undefined, piece: Piece): boolean => last !== undefined && last.y - piece.y > 0.5 * piece.size;

/** Rows of one line each, further apart than the lines of a cell are. */
function isSingleSpaced(rows: readonly PieceRow[]): boolean {
  const firsts = rows.flatMap((row) => row[0] ?? []);
  return firsts.slice(1).every((piece, i) => piece.y - (firsts[i] as Piece).y > 1.6 * piece.size);
}

const TORN = 0.05;

/** Rows go down the page in every column, and most have several cells. */
function isRowByRow(rows: readonly PieceRow[]): boolean {
  const lowest = new Map<number, number>();
  let torn = 0;
  let above = -Infinity;
  for (const row of rows) {
    const top = Math.min(...row.map(({ y }) => y));
    if (top <= above || row.some(({ column, y }) => y < (lowest.get(column) ?? -Infinity))) torn++;
    above = top;
    for (const { column, y } of row) lowest.set(column, y);
  }
  const several = rows.filter((row) => row.some(({ column }) => column !== row[0]?.column)).length;
  return torn <= TORN * rows.length && several * 2 >= rows.length;
}

/** The usual distance of the lines of a cell. */
function pitchOf(pieces: readonly Piece[]): number {
  const steps = pieces.slice(1).flatMap((piece, i) => {
    const last = pieces[i] as Piece;
    const step = piece.y - last.y;
    return piece.column === last.column && step > 0.8 * piece.size && step < 2.4 * piece.size ? [step] : [];
  });
  return steps.sort((a, b) => a - b)[steps.length >> 2] ?? 1.6 * (pieces[0]?.size ?? 12);
}

type Setting = { readonly pitch: number; readonly flats: readonly Ruling[] };

function parted(pieces: readonly Piece[], setting: Setting): PieceRow[] {
  const rows: { readonly row: Piece[]; top: number }[] = [];
  pieces.forEach((piece, i) => {
    const open = rows.at(-1);
    if (open && !goesBackUp(piece, open.top, rows.at(-2)?.top) && isSameRow(pieces, i, open.row, setting)) {
      open.row.push(piece);
      open.top = Math.min(open.top, piece.y);
    } else rows.push({ row: [piece], top: piece.y });
  });
  return rows.map(({ row }) => row);
}

/** Above the row before the open one: printing begins anew from the top. */
const goesBackUp = ({ y }: Piece, top: number, above = -Infinity): boolean => top > above && y <= above;

function isSameRow(pieces: readonly Piece[], i: number, row: PieceRow, { pitch, flats }: Setting): boolean {
  const [last, piece] = [pieces[i - 1] as Piece, pieces[i] as Piece];
  if (piece.column !== last.column) return piece.column > last.column;
  const step = piece.y - last.y;
  if (Math.abs(step) < 0.5 * piece.size) return true;
  if (step < 0 || isRuledOff(last, piece, flats) || (isNumber(last) && isNumber(piece))) return false;
  const isClose = step <= pitch + slack(last, piece);
  return isClose ? !isParted(pieces, i, row) : isOneCell(pieces, i, row);
}

/** One row has one number. */
const isNumber = ({ glyphs }: Piece): boolean => /^\d{1,3}[.．、]?$/.test(glyphs.map(({ text }) => text).join(''));

/** Indices (PM₂.₅) push lines apart too. */
function slack(last: Piece, piece: Piece): number {
  const hasIndex = [...last.glyphs, ...piece.glyphs].some(({ size }) => size < 0.9 * piece.size);
  return Math.max(1.5, (hasIndex ? 0.45 : 0.12) * piece.size);
}

const isRuledOff = (last: Piece, piece: Piece, flats: readonly Ruling[]): boolean =>
  isDrawn(
    flats.filter(({ at }) => at > last.y - 1 && at < piece.y - 0.5 * piece.size),
    piece.left,
    piece.right,
  );

/**
 * Paragraphs of a cell stand apart as rows do. The cell printed next tells: beside the whole of a cell, or beside its last paragraph
 * alone.
 */
function isOneCell(pieces: readonly Piece[], i: number, row: PieceRow): boolean {
  const { column } = pieces[i] as Piece;
  const own = row.filter((piece) => piece.column === column);
  const end = endOfColumn(pieces, i);
  const next = pieces[end];
  if (!next || next.column < column) return false;
  const beside = pieces.slice(end, endOfColumn(pieces, end));
  const lower = pieces.slice(i, end);
  return distance(beside, [...own, ...lower]) <= distance(beside, lower) + 1;
}

/** Rows may stand no further apart than lines. Behind a finished sentence, all cells printed next standing level with what follows tell. */
function isParted(pieces: readonly Piece[], i: number, row: PieceRow): boolean {
  const [last, { column }] = [pieces[i - 1] as Piece, pieces[i] as Piece];
  if (!ENDS_SENTENCE.test(last.glyphs.at(-1)?.text ?? '')) return false;
  const end = endOfColumn(pieces, i);
  const lower = pieces.slice(i, end);
  const whole = [...row.filter((piece) => piece.column === column), ...lower];
  const beside = cellsBehind(pieces, end, column);
  return beside.length > 0 && beside.every((cell) => distance(cell, lower) < 2 && distance(cell, whole) > 6);
}

function cellsBehind(pieces: readonly Piece[], from: number, column: number): PieceRow[] {
  const cells: PieceRow[] = [];
  for (let at = from; at < pieces.length && (pieces[at] as Piece).column > ((cells.at(-1)?.[0] as Piece | undefined)?.column ?? column); ) {
    const end = endOfColumn(pieces, at);
    cells.push(pieces.slice(at, end));
    at = end;
  }
  return cells;
}

/** A cell of more lines than fit on a page is none. */
const MOST_LINES = 200;

function endOfColumn(pieces: readonly Piece[], from: number): number {
  let end = from + 1;
  while (end < pieces.length && end - from < MOST_LINES && pieces[end]?.column === pieces[from]?.column) end++;
  return end;
}

/** How far two cells are from having one upper edge or one middle. */
function distance(a: PieceRow, b: PieceRow): number {
  const [first, second] = [heights(a), heights(b)];
  return Math.min(Math.abs(first.top - second.top), Math.abs(first.top + first.bottom - second.top - second.bottom) / 2);
}

const heights = (pieces: PieceRow) => ({ top: pieces[0]?.y ?? 0, bottom: pieces.at(-1)?.y ?? 0 });
