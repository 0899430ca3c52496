import type { Piece, PieceRow } from './loose-columns.ts';

/**
 * Spreadsheets print a page in more than one pass: first the cells of one line, row by row, then again from the top those that wrap.
 * The parts of a row are known by cells set at one height. `undefined` where the page was printed in one pass, or in too many.
 */
export function joinedPasses(rows: readonly PieceRow[]): PieceRow[] | undefined {
  if (rows.length > MOST_ROWS) return undefined;
  const passes = passesOf(rows);
  if (passes.length < 2 || passes.length > MOST_PASSES) return undefined;
  const joined: Piece[][] = [];
  for (const pass of passes) joinPass(joined, pass.flatMap(isSingleLined(pass) ? level : (row) => [row]));
  return joined.map(inColumns).sort((a, b) => middleOf(a) - middleOf(b));
}

const MOST_PASSES = 3;
/** No page holds more. */
const MOST_ROWS = 1_000;

function passesOf(rows: readonly PieceRow[]): PieceRow[][] {
  const passes: PieceRow[][] = [];
  let above = Infinity;
  for (const row of rows) {
    const top = Math.min(...row.map(({ y }) => y));
    if (top <= above) passes.push([]);
    passes.at(-1)?.push(row);
    above = top;
  }
  return passes;
}

const isSingleLined = (rows: readonly PieceRow[]): boolean =>
  rows.every((row) => cellsOf(row).every(({ top, bottom }) => bottom - top < 2));

/** Of a row that wraps in nearly every cell one pass prints hardly a cell: what stands lower than the cell before is of the next row. */
function level(row: PieceRow): PieceRow[] {
  const rows: Piece[][] = [];
  for (const piece of row) {
    const last = rows.at(-1)?.at(-1);
    if (last && piece.y - last.y < 2) rows.at(-1)?.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

/** Each row of a pass goes to the row it has most cells level with, and no two to one. */
function joinPass(joined: Piece[][], pass: readonly PieceRow[]): void {
  const before = joined.map((row) => ({ row, cells: cellsOf(row), taken: false }));
  for (const row of pass) {
    const own = cellsOf(row);
    const shared = before.map(({ cells, taken }) =>
      taken ? 0 : cells.filter((a) => own.some((b) => a.column !== b.column && areLevel(a, b))).length,
    );
    const most = before[shared.indexOf(Math.max(1, ...shared))];
    if (most) {
      most.row.push(...row);
      most.taken = true;
    } else joined.push([...row]);
  }
}

type Cell = { readonly column: number; readonly top: number; readonly bottom: number };

function cellsOf(row: PieceRow): Cell[] {
  return [...new Set(row.map(({ column }) => column))].map((column) => {
    const heights = row.filter((piece) => piece.column === column).map(({ y }) => y);
    return { column, top: Math.min(...heights), bottom: Math.max(...heights) };
  });
}

const areLevel = (a: Cell, b: Cell): boolean =>
  Math.abs(a.top - b.top) < 2 || Math.abs(a.bottom - b.bottom) < 2 || Math.abs(a.top + a.bottom - b.top - b.bottom) < 4;

const inColumns = (row: PieceRow): Piece[] => [...row].sort((a, b) => a.column - b.column || a.y - b.y);

/** The middle one of the middles of its cells: merged cells stand off it. */
function middleOf(row: PieceRow): number {
  const middles = cellsOf(row).map(({ top, bottom }) => (top + bottom) / 2);
  return middles.sort((a, b) => a - b)[middles.length >> 1] ?? 0;
}
