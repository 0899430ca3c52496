import { limits } from '../limits.ts';
import type { CellContent, TableContent } from '../linear-text.ts';
import { refusals } from '../refusals.ts';
import { tableOf } from '../table-grid.ts';
import { type Item, linesOf } from './flow.ts';

/** One `w:tc` while its paragraphs come in. */
export class OpenCell {
  readonly items: Item[] = [];
  colSpan = 1;
  /** Merged with the cell above, or with the one to the left. */
  joins: 'above' | 'left' | null = null;
}

type WordRow = { readonly cells: { readonly cell: OpenCell; readonly column: number }[]; width: number; deleted: boolean };

/** One `w:tbl` while its rows come in. */
export class OpenTable {
  /** Of the grid's columns, in twentieths of a point. */
  readonly widths: number[] = [];
  readonly #rows: WordRow[] = [];
  #row: WordRow = { cells: [], width: 0, deleted: false };

  startRow(): void {
    this.#row = { cells: [], width: 0, deleted: false };
  }

  skipColumns(count: number): void {
    this.#row.width += Math.min(Math.max(0, count), limits.columns);
  }

  deleteRow(): void {
    this.#row.deleted = true;
  }

  add(cell: OpenCell): void {
    this.#row.cells.push({ cell, column: this.#row.width });
    this.#row.width += Math.min(Math.max(1, cell.colSpan), limits.columns);
    if (this.#row.width > limits.columns * 2) throw refusals.tooManyColumns(`row ${this.#rows.length + 1}`);
  }

  endRow(): void {
    if (!this.#row.deleted && this.#row.cells.length > 0) this.#rows.push(this.#row);
  }

  /** What is in the table when it is only a frame around text, one column wide; else null. */
  get framed(): Item[] | null {
    if (this.#rows.some((row) => row.cells.length > 1)) return null;
    return this.#rows.flatMap((row) => row.cells.flatMap(({ cell }) => cell.items));
  }

  /** Told row by row, as it must be inside a cell of another table. */
  get lines(): string[] {
    return this.#rows
      .map((row) =>
        row.cells
          .map(({ cell }) => linesOf(cell.items).join(''))
          .join(' ')
          .trim(),
      )
      .filter((line) => line !== '');
  }

  done(): TableContent | null {
    const above = new Map<number, Growing>();
    const rows = this.#rows.map((row) => mergeRow(row, above));
    return tableOf(rows, this.widths);
  }
}

type Growing = { readonly text: string; readonly column: number; rowSpan: number; colSpan: number };

/** `above` holds the cell that reaches each column from above, so that a merged one can grow downwards. */
function mergeRow(row: WordRow, above: Map<number, Growing>): CellContent[] {
  const cells: Growing[] = [];
  const reached = new Set<number>();
  for (const { cell, column } of row.cells) {
    reached.add(column);
    const upper = cell.joins === 'above' ? above.get(column) : undefined;
    const left = cell.joins === 'left' ? cells.at(-1) : undefined;
    if (upper !== undefined) upper.rowSpan++;
    else if (left !== undefined) left.colSpan += cell.colSpan;
    else {
      const placed: Growing = { text: linesOf(cell.items).join('\n'), column, rowSpan: 1, colSpan: cell.colSpan };
      cells.push(placed);
      above.set(column, placed);
    }
  }
  for (const column of above.keys()) if (!reached.has(column)) above.delete(column);
  return cells;
}
