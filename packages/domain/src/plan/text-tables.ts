import type { GridItem, Item, Line } from './layout-item.ts';
import { numberedHeading } from './numbering-headings.ts';
import type { Range } from './source.ts';
import type { Grid, GridRow } from './table-grid.ts';
import { headerCell } from './table-header.ts';
import { squeeze } from './table-text.ts';
import { unitLikeness } from './units.ts';

/** Lines with tabs (or bars) in them are rows of a table; rows that follow each other make one grid. */
export function tabbedTables(items: readonly Item[], document: string): Item[] {
  const laid: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const rows = rowsFrom(items, at, document);
    if (rows.length === 0) {
      laid.push(items[at] as Item);
      at++;
      continue;
    }
    laid.push(gridOfRows(rows, document));
    at += rows.reduce((sum, { lines }) => sum + lines, 0);
  }
  return laid;
}

/** One row of the table, and how many lines it takes in the file: more than one where a cell has line breaks in it. */
type TextRow = { readonly lines: number; readonly cells: readonly Range[] };

function rowsFrom(items: readonly Item[], start: number, document: string): TextRow[] {
  const rows: TextRow[] = [];
  const width = widthFrom(items, start, document);
  for (let at = start; ; ) {
    const row = rowAt(items, at, width, document);
    if (row === null) return rows;
    rows.push(row);
    at += row.lines;
  }
}

const LOOK_AHEAD = 40;

/** How many cells a row has: as many as the header, failing that as the fullest of the next lines. */
function widthFrom(items: readonly Item[], start: number, document: string): number {
  let most = 0;
  for (let at = start; at < Math.min(items.length, start + LOOK_AHEAD); at++) {
    const item = items[at];
    if (item?.kind !== 'line') break;
    const count = cellCount(item, document);
    if (at === start && count === 1) return 1;
    most = Math.max(most, count);
    if (at === start && isHeaderLine(item, document)) return count;
  }
  return most;
}

const isHeaderLine = (line: Line, document: string): boolean =>
  cellsOf(line, document).filter(({ start, end }) => headerCell(document.slice(start, end)) !== null).length >= 3;

function rowAt(items: readonly Item[], at: number, width: number, document: string): TextRow | null {
  const first = items[at];
  if (first?.kind !== 'line' || separatorOf(first, document) === null) return null;
  const own = cellsOf(first, document);
  let cells = own;
  let lines = 1;
  for (; cells.length < width && lines < LOOK_AHEAD; lines++) {
    const line = items[at + lines];
    if (line?.kind !== 'line' || beginsRow(line, document)) break;
    cells = withMore(cells, cellsOf(line, document));
  }
  if (cells.length !== width) return { lines: 1, cells: own };
  const rest = restOfLastCell(items, at + lines, document);
  return { lines: lines + rest.length, cells: rest.reduce((joined, line) => withMore(joined, [line.at]), cells) };
}

/** The last cell of a line goes on in the first cell of the next line of the row. */
function withMore(cells: readonly Range[], more: readonly Range[]): Range[] {
  const open = cells.at(-1) as Range;
  const [first = open, ...rest] = more;
  return [...cells.slice(0, -1), { start: open.start, end: first.end }, ...rest];
}

/** A new row begins with a number, a blank cell or a heading. */
function beginsRow(line: Line, document: string): boolean {
  if (numberedHeading(line.text) !== null) return true;
  if (separatorOf(line, document) === null) return false;
  const first = cellsOf(line, document)[0] as Range;
  return /^(?:[0-9０-９]{1,3}[.．、]?)?$/.test(squeeze(document.slice(first.start, first.end)));
}

/** Units on lines of their own under the last cell, with another row below them. */
function restOfLastCell(items: readonly Item[], from: number, document: string): Line[] {
  const rest: Line[] = [];
  for (let at = from; at < Math.min(items.length, from + LOOK_AHEAD); at++) {
    const line = items[at];
    if (line?.kind !== 'line') return [];
    if (separatorOf(line, document) !== null) return rest;
    if (line.text.length > 60 || unitLikeness(line.text) <= 0.5) return [];
    rest.push(line);
  }
  return [];
}

const FRAME = /^[\s+=:_-]*$/;

/** What parts the cells of the line, or null where it is no row of a table. A heading row has its tabs behind it. */
function separatorOf({ text, at }: Line, document: string): '\t' | '|' | null {
  if (text.includes('\t') || document[at.end] === '\t' || document[at.start - 1] === '\t') return '\t';
  return /^\|.*\|$/.test(text) || text.split('|', 4).length > 3 ? '|' : null;
}

const cellCount = (line: Line, document: string): number => (separatorOf(line, document) === null ? 1 : cellsOf(line, document).length);

function gridOfRows(rows: readonly TextRow[], document: string): GridItem {
  const at = { start: rows[0]?.cells[0]?.start ?? 0, end: rows.at(-1)?.cells.at(-1)?.end ?? 0 };
  const printed = rows.filter(({ cells }) => !isFrame(cells, document));
  const width = printed.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const laid = printed.map(({ cells }): GridRow => Array.from({ length: width }, (_, i) => slotOf(cells[i])));
  const grid: Grid = { at, spans: 'unknown', width, rows: laid, unsure: new Set() };
  return { kind: 'grid', at, grid };
}

const slotOf = (at: Range | undefined): GridRow[number] => (at === undefined ? null : { at, origin: 'here' });

/** A line of dashes under a header. */
const isFrame = (cells: readonly Range[], document: string): boolean =>
  cells.length > 1 &&
  cells.every(({ start, end }) => end - start < 80 && FRAME.test(document.slice(start, end))) &&
  cells.some(({ start, end }) => /-{2}/.test(document.slice(start, end)));

/** The trimmed line has lost the tabs at its ends, which stand for blank cells: they are read from the document. */
function cellsOf(line: Line, document: string): Range[] {
  const separator = separatorOf(line, document);
  if (separator === null) return [line.at];
  const { start, end } = separator === '\t' ? withOuterTabs(line.at, document) : line.at;
  const cells: Range[] = [];
  let from = start;
  for (let at = document.indexOf(separator, start); at !== -1 && at < end; at = document.indexOf(separator, from)) {
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  cells.push({ start: from, end });
  return separator === '|' ? withoutBorders(cells, document) : cells;
}

function withOuterTabs({ start, end }: Range, document: string): Range {
  let from = start;
  let to = end;
  while (/[\t ]/.test(document[from - 1] ?? '')) from--;
  while (/[\t ]/.test(document[to] ?? '')) to++;
  return { start: from, end: to };
}

/** `| a | b |` has no cell before its first and after its last bar. */
function withoutBorders(cells: readonly Range[], document: string): Range[] {
  const isEmpty = (cell: Range | undefined): boolean => cell !== undefined && document.slice(cell.start, cell.end).trim() === '';
  return cells.slice(isEmpty(cells[0]) ? 1 : 0, isEmpty(cells.at(-1)) ? -1 : undefined);
}
