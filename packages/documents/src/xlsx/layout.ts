import type { LinearText } from '../linear-text.ts';
import { tableOf } from '../table-grid.ts';
import type { GridRow } from './grid.ts';

/**
 * Tells titles and notes from the table of a sheet: lines of one cell above the first full row, below the last, and above a
 * header that comes again are paragraphs; between rows of the table they are cells over its whole width, merged or not. Within
 * the table words right of the first column belong to their column.
 */
export function writeSheet(rows: readonly GridRow[], columns: number, linear: LinearText): void {
  const header = rows.find(isFull);
  let table: GridRow[] = [];
  let lone: GridRow[] = [];
  const flush = (): void => {
    const content = tableOf(table.map((row, r) => row.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, table.length - r) }))));
    if (content !== null) linear.table(content);
    for (const row of lone) linear.paragraph(wordsOf(row));
    table = [];
    lone = [];
  };
  for (const row of rows) {
    if (isLone(row, columns) && (table.length === 0 || row[0]?.text !== '')) lone.push(row);
    else {
      if (table.length === 0 || (lone.length > 0 && repeats(row, header))) flush();
      table.push(...lone.map((one) => wide(one, columns)), row);
      lone = [];
    }
  }
  flush();
}

/** Words of one cell and nothing reaching in from above. */
const isLone = (row: GridRow, columns: number): boolean => !isFull(row) && row.reduce((width, cell) => width + cell.colSpan, 0) === columns;

const wide = (row: GridRow, columns: number): GridRow => row.slice(0, 1).map((cell) => ({ ...cell, colSpan: columns }));

const shown = (row: GridRow): string[] => row.map(({ text }) => text).filter((text) => text !== '');
const isFull = (row: GridRow): boolean => shown(row).length > 1;
const wordsOf = (row: GridRow): string => shown(row)[0] ?? '';
const repeats = (row: GridRow, header: GridRow | undefined): boolean =>
  header !== undefined && shown(row).join('\n') === shown(header).join('\n');
