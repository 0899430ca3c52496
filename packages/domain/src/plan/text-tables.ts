import type { GridItem, Item, Line } from './layout-item.ts';
import type { Range } from './source.ts';
import type { Grid, GridRow } from './table-grid.ts';

/** Lines with tabs (or bars) in them are rows of a table; lines in a row make one grid. */
export function tabbedTables(items: readonly Item[], document: string): Item[] {
  const laid: Item[] = [];
  let rows: Line[] = [];
  const close = (): void => {
    if (rows.length > 0) laid.push(gridOfLines(rows, document));
    rows = [];
  };
  for (const item of items) {
    if (item.kind === 'line' && separatorOf(item, document) !== null) {
      rows.push(item);
      continue;
    }
    close();
    laid.push(item);
  }
  close();
  return laid;
}

const FRAME = /^[\s|+=:_-]*$/;

/** What parts the cells of the line, or null where it is no row of a table. A heading row has its tabs behind it. */
function separatorOf({ text, at }: Line, document: string): '\t' | '|' | null {
  if (text.includes('\t') || document[at.end] === '\t' || document[at.start - 1] === '\t') return '\t';
  return /^\|.*\|$/.test(text) || text.split('|', 4).length > 3 ? '|' : null;
}

function gridOfLines(lines: readonly Line[], document: string): GridItem {
  const printed = lines.filter(({ text }) => !FRAME.test(text));
  const cells = printed.map((line) => cellsOf(line, document));
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = cells.map(
    (row): GridRow => Array.from({ length: width }, (_, i) => (row[i] === undefined ? null : { at: row[i], origin: 'here' })),
  );
  const at = { start: lines[0]?.at.start ?? 0, end: lines.at(-1)?.at.end ?? 0 };
  const grid: Grid = { at, spans: 'unknown', width, rows, unsure: new Set() };
  return { kind: 'grid', at, grid };
}

/** The trimmed line has lost leading tabs, which stand for blank cells: they are read from the document. */
function cellsOf(line: Line, document: string): Range[] {
  const separator = separatorOf(line, document) ?? '\t';
  const lineStart = document.lastIndexOf('\n', line.at.start - 1) + 1;
  const start = separator === '\t' && document.slice(lineStart, line.at.start).trim() === '' ? lineStart : line.at.start;
  const cells: Range[] = [];
  let from = start;
  for (let at = document.indexOf(separator, start); at !== -1 && at < line.at.end; at = document.indexOf(separator, from)) {
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  cells.push({ start: from, end: line.at.end });
  return separator === '|' ? withoutBorders(cells, document) : cells;
}

/** `| a | b |` has no cell before its first and after its last bar. */
function withoutBorders(cells: readonly Range[], document: string): Range[] {
  const isEmpty = (cell: Range | undefined): boolean => cell !== undefined && document.slice(cell.start, cell.end).trim() === '';
  return cells.slice(isEmpty(cells[0]) ? 1 : 0, isEmpty(cells.at(-1)) ? -1 : undefined);
}
