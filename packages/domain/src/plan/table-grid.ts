import type { Cell, Range, Table } from './source.ts';

/** Where a place of the grid has its content from: its own cell, or a merged cell that began to the left or above. */
export type Origin = 'here' | 'left' | 'above';

export type Slot = { readonly at: Range; readonly origin: Origin };

/** A table laid out so that every place of every row answers, merged cells repeated in each place they cover. */
export type Grid = {
  readonly at: Range;
  readonly spans: 'true' | 'unknown';
  readonly width: number;
  readonly rows: readonly GridRow[];
  /** Rows whose borders between units were lost and are guessed. */
  readonly unsure: ReadonlySet<number>;
};
export type GridRow = readonly (Slot | null)[];

/** No plan has more; a wider table is data, and its further columns are left unread. */
const WIDEST = 40;

type Hanging = { readonly at: Range; readonly rowsLeft: number };

export function gridOf(table: Table): Grid {
  const width = Math.min(table.columns, WIDEST);
  const hanging: (Hanging | null)[] = Array.from({ length: width }, () => null);
  const rows = table.rows.map((cells) => layRow(cells, width, hanging));
  return { at: table.at, spans: table.spans, width, rows, unsure: new Set() };
}

function layRow(cells: readonly Cell[], width: number, hanging: (Hanging | null)[]): GridRow {
  const row: (Slot | null)[] = Array.from({ length: width }, (_, column) => hangingSlot(hanging, column));
  for (const cell of cells) {
    const end = Math.min(width, cell.column + Math.max(1, cell.colSpan));
    for (let column = Math.max(0, cell.column); column < end; column++) {
      row[column] = { at: cell.at, origin: column === cell.column ? 'here' : 'left' };
      hanging[column] = cell.rowSpan > 1 ? { at: cell.at, rowsLeft: cell.rowSpan - 1 } : null;
    }
  }
  return row;
}

function hangingSlot(hanging: (Hanging | null)[], column: number): Slot | null {
  const above = hanging[column] ?? null;
  if (above === null) return null;
  hanging[column] = above.rowsLeft > 1 ? { at: above.at, rowsLeft: above.rowsLeft - 1 } : null;
  return { at: above.at, origin: 'above' };
}
