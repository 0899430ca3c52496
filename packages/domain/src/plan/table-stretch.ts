import { type Columns, columnsOf } from './table-columns.ts';
import type { Grid, GridRow } from './table-grid.ts';
import { type Header, headerAt } from './table-header.ts';
import { headingOf } from './table-headings.ts';
import type { RowReader } from './table-reader.ts';

/** A stretch of a grid that holds measures under one header. */
export type MeasureTable = {
  readonly grid: Grid;
  readonly columns: Columns;
  /** The first row above the header that belongs to this table: its title or a heading. */
  readonly lead: number;
  /** The row of the header, or the first row where there is none. */
  readonly top: number;
  readonly from: number;
  readonly to: number;
  readonly headers: ReadonlyMap<number, Header>;
};

export type Finding = { readonly tables: readonly MeasureTable[]; readonly doubtful: boolean };

const SAMPLE = 60;

/** Finds the stretches of a grid that hold measures. `before` are the columns of the table above, for one that goes on headless. */
export function findTables(grid: Grid, before: MeasureTable | null, reader: RowReader): Finding {
  const headers = headersOf(grid, reader);
  const starts = stretchStarts(grid, headers, reader);
  const tables: MeasureTable[] = [];
  let doubtful = false;
  starts.forEach((start, i) => {
    const header = headers.get(start) ?? null;
    const from = start + (header?.rows ?? 0);
    const to = leadOf(grid, starts[i + 1] ?? grid.rows.length, from, reader);
    const columns = columnsFor(grid, header, { from, to }, tables.at(-1) ?? before, reader);
    if (columns === null) return;
    if (columns.certainty === 'doubtful') doubtful = true;
    else tables.push({ grid, columns, lead: leadOf(grid, start, 0, reader), top: start, from, to, headers });
  });
  return { tables, doubtful };
}

function headersOf(grid: Grid, reader: RowReader): Map<number, Header> {
  const headers = new Map<number, Header>();
  for (let row = 0; row < grid.rows.length; row++) {
    const header = headerAt(grid, row, reader.squeezed);
    if (header === null) continue;
    headers.set(row, header);
    row += header.rows - 1;
  }
  return headers;
}

const signature = (header: Header): string => header.cells.map((cell) => cell?.role ?? '').join(' ');

/** A header unlike the one before it begins another stretch; a like one only repeats it on a new page. */
function stretchStarts(grid: Grid, headers: ReadonlyMap<number, Header>, reader: RowReader): number[] {
  const first = headers.keys().next().value ?? 0;
  const starts: number[] = leadOf(grid, first, 0, reader) > 0 ? [0] : [];
  let before: string | null = null;
  for (const [row, header] of headers) {
    if (signature(header) !== before) starts.push(row);
    before = signature(header);
  }
  return starts.length === 0 ? [0] : starts;
}

/** The first of the single-cell rows (title, heading) that stand right above the given row. */
function leadOf(grid: Grid, row: number, floor: number, reader: RowReader): number {
  let lead = row;
  while (lead > floor && row < grid.rows.length && headingOf(grid, grid.rows[lead - 1] as GridRow, null, reader) !== null) lead--;
  return lead;
}

/** A table without a header goes on with the columns above it; a text may have lost blank cells at the ends of its rows. */
const goesOn = (grid: Grid, before: MeasureTable): boolean =>
  grid.width === before.grid.width ||
  (grid.spans === 'unknown' && grid.width < before.grid.width && grid.width > before.columns.measure + 1);

function columnsFor(
  grid: Grid,
  header: Header | null,
  rows: { readonly from: number; readonly to: number },
  before: MeasureTable | null,
  reader: RowReader,
): Columns | null {
  if (header === null && before !== null && goesOn(grid, before)) return before.columns;
  const sample = grid.rows
    .slice(rows.from, Math.min(rows.to, rows.from + SAMPLE))
    .map((row) => row.map((slot, column) => (slot?.origin === 'here' ? reader.squeezed(row, column) : '')));
  return columnsOf(header, grid.width, sample);
}
