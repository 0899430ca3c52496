import { limits } from '../limits.ts';
import type { CellContent } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import type { Sheet } from './sheet.ts';

/** One row of a sheet in use: its cells, merged ones at their upper left, blanks where nothing is merged. */
export type GridRow = readonly CellContent[];
export type Grid = { readonly rows: readonly GridRow[]; readonly columns: number };

/** The rows and columns of a sheet that hold something, with merges as spans. */
export function gridOf(sheet: Sheet): Grid {
  const rows = [...sheet.rows.keys()].filter((row) => !sheet.hiddenRows.has(row)).sort((a, b) => a - b);
  const columns = columnsOf(sheet);
  if (columns.length > limits.columns) throw refusals.tooManyColumns(`${columns.length}`);
  if (rows.length * columns.length > limits.gridPlaces) throw refusals.tooManyCells(`${rows.length} rows of ${columns.length} columns`);
  const merged = merges(sheet, rows, columns);
  const cellAt = (row: number, r: number, column: number, c: number): CellContent | null => {
    const found = merged.get(r)?.get(c);
    return found === undefined ? { text: textOf(sheet, row, column), column: c, rowSpan: 1, colSpan: 1 } : found;
  };
  const rowAt = (row: number, r: number): GridRow => columns.map((column, c) => cellAt(row, r, column, c)).filter((cell) => cell !== null);
  return { rows: rows.map(rowAt), columns: columns.length };
}

function columnsOf(sheet: Sheet): number[] {
  const used = new Set<number>();
  for (const [row, cells] of sheet.rows) if (!sheet.hiddenRows.has(row)) for (const column of cells.keys()) used.add(column);
  return [...used].filter((column) => !sheet.hiddenColumns.has(column)).sort((a, b) => a - b);
}

/** What merged areas take of the rows and columns in use: the cell at the upper left of each, null in the rest of it. */
type Merged = Map<number, Map<number, CellContent | null>>;

function merges(sheet: Sheet, rows: readonly number[], columns: readonly number[]): Merged {
  const merged: Merged = new Map();
  let places = rows.length * columns.length;
  for (const area of sheet.merges) {
    const [top, bottom] = within(rows, area.top, area.bottom);
    const [left, right] = within(columns, area.left, area.right);
    if (top > bottom || left > right) continue;
    const size = { rowSpan: bottom - top + 1, colSpan: right - left + 1 };
    places -= size.rowSpan * size.colSpan;
    if (places < 0) throw refusals.damaged('Excel file', 'merged cells overlap');
    for (let r = top; r <= bottom; r++) {
      const row = merged.get(r) ?? new Map<number, CellContent | null>();
      merged.set(r, row);
      for (let c = left; c <= right; c++) row.set(c, null);
    }
    merged.get(top)?.set(left, { text: textOf(sheet, area.top, area.left), column: left, ...size });
  }
  return merged;
}

/** Indices of the first and last of the ascending numbers that lie in [from, to]. */
function within(numbers: readonly number[], from: number, to: number): [number, number] {
  return [firstAtLeast(numbers, from), firstAtLeast(numbers, to + 1) - 1];
}

function firstAtLeast(numbers: readonly number[], n: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < n) low = middle + 1;
    else high = middle;
  }
  return low;
}

const textOf = (sheet: Sheet, row: number, column: number): string => sheet.rows.get(row)?.get(column) ?? '';
