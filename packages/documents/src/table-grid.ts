import { limits } from './limits.ts';
import type { CellContent, TableContent } from './linear-text.ts';
import { refusals } from './refusals.ts';

/** A cell as a file writes it, before the grid says where it stands. */
export type SourceCell = { readonly text: string; readonly rowSpan: number; readonly colSpan: number };

/** A span past this width is somebody's way of saying "the whole row". */
const WIDEST_MEANT_SPAN = 100;

/**
 * Places cells as HTML does: each takes the first free columns of its row, and stays for its rows. Spans that leave the table
 * are cut to it, so that a span of a billion costs nothing.
 */
export function placeCells(rows: readonly (readonly SourceCell[])[]): CellContent[][] {
  const busyUntil: number[] = [];
  let width = 1;
  const placed = rows.map((row, r) => {
    let column = 0;
    return row.map((cell) => {
      while ((busyUntil[column] ?? 0) > r) column++;
      const meant = cell.colSpan <= WIDEST_MEANT_SPAN ? Math.max(1, cell.colSpan) : 1;
      const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - r));
      const start = column;
      column += meant;
      width = Math.max(width, column);
      if (width > limits.columns * 2) throw refusals.tooManyColumns(`row ${r + 1}`);
      for (let i = start; i < column; i++) busyUntil[i] = r + rowSpan;
      return { text: cell.text, column: start, rowSpan, colSpan: cell.colSpan > WIDEST_MEANT_SPAN ? Number.POSITIVE_INFINITY : meant };
    });
  });
  return placed.map((row) =>
    row.map((cell, i) => ({ ...cell, colSpan: Math.min(cell.colSpan, (row[i + 1]?.column ?? width) - cell.column) })),
  );
}

/** A column this much narrower than the middle one is a border that was drawn twice, not a column. */
const SLIVER = 0.15;

/**
 * A finished table: borders drawn a hair apart and columns no cell begins at are folded away, empty rows are dropped, and it is
 * said what became of merges. `widths` are those of the grid the cells were placed in, as far as the file gives them.
 */
export function tableOf(placed: readonly (readonly CellContent[])[], widths: readonly number[] = []): TableContent | null {
  const rows = withoutSlivers(withoutEmptyRows(placed), widths);
  const starts = [...new Set(rows.flatMap((row) => row.map((cell) => cell.column)))].sort((a, b) => a - b);
  if (starts.length > limits.columns) throw refusals.tooManyColumns(`${starts.length}`);
  if (rows.length === 0) return null;
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const folded = rows.map((row) => row.map((cell) => fold(cell, starts, indexOf)));
  return { columns: starts.length, spans: spansOf(folded), rows: folded };
}

function withoutSlivers(rows: readonly (readonly CellContent[])[], widths: readonly number[]): readonly (readonly CellContent[])[] {
  const middle = [...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 0;
  const single = new Set(rows.flatMap((row) => row.filter(({ colSpan }) => colSpan === 1).map(({ column }) => column)));
  const isSliver = widths.map((width, column) => width < middle * SLIVER && !single.has(column));
  if (!isSliver.includes(true)) return rows;
  const before = [0];
  for (const sliver of isSliver) before.push((before.at(-1) as number) + (sliver ? 0 : 1));
  const moved = (border: number): number => before[border] ?? border - isSliver.length + (before.at(-1) as number);
  return rows.map((row) =>
    row.map((cell) => {
      const column = moved(cell.column);
      return { ...cell, column, colSpan: Math.max(1, moved(cell.column + cell.colSpan) - column) };
    }),
  );
}

function fold(cell: CellContent, starts: readonly number[], indexOf: ReadonlyMap<number, number>): CellContent {
  const column = indexOf.get(cell.column) as number;
  let end = column + 1;
  while (end < starts.length && (starts[end] as number) < cell.column + cell.colSpan) end++;
  return { ...cell, column, colSpan: end - column };
}

/** A row without any words that nothing from above reaches into is only a line on the page. */
function withoutEmptyRows(rows: readonly (readonly CellContent[])[]): (readonly CellContent[])[] {
  const kept: CellContent[][] = [];
  let reaches = 0;
  let removed = false;
  rows.forEach((row, r) => {
    const empty = row.every((cell) => cell.text === '' && cell.rowSpan === 1);
    if (empty && reaches <= r) removed = true;
    else kept.push([...row]);
    for (const cell of row) reaches = Math.max(reaches, r + cell.rowSpan);
  });
  return removed ? kept : [...rows];
}

/**
 * Who merges cells merges them all. A table without one merge downwards, whose rows yet begin with blanks, was flattened on its
 * way here, and its blanks may stand for merges.
 */
export function spansOf(rows: readonly (readonly CellContent[])[]): TableContent['spans'] {
  if (rows.some((row) => row.some((cell) => cell.rowSpan > 1))) return 'true';
  const flattened = rows.some((row, r) => r > 0 && row.length > 1 && row[0]?.text === '' && row.some((cell) => cell.text !== ''));
  return flattened ? 'unknown' : 'unsure';
}
