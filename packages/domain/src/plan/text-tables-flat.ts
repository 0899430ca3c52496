import type { GridItem, Item, Line } from './layout-item.ts';
import type { Range } from './source.ts';
import type { Grid, GridRow, Slot } from './table-grid.ts';
import { headerCell } from './table-header.ts';
import { squeeze } from './table-text.ts';
import { exactRows } from './text-tables-exact.ts';
import { type FlatHeader, flatHeader, headersInLine } from './text-tables-header.ts';
import { type FlatRows, rowsOf } from './text-tables-rows.ts';
import { spacedTokens, type Token, tokenOf } from './text-tables-tokens.ts';

/** Tables that have lost their cells: one cell to a line, or all in a run, become grids again. */
export function flatTables(items: readonly Item[], document: string): Item[] {
  const laid: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const start = headerAt(items, at, document);
    if (start === null) {
      laid.push(items[at] as Item);
      at++;
      continue;
    }
    const end = tableEnd(items, start.next, document);
    laid.push(gridFrom(start, items.slice(start.next, end) as Line[], document));
    at = end;
  }
  return laid;
}

type FlatStart = { readonly found: FlatHeader; readonly next: number; readonly mode: 'lines' | 'spaces'; readonly rest: Range | null };

const FEWEST = 3;
const MOST = 16;

function headerAt(items: readonly Item[], at: number, document: string): FlatStart | null {
  const line = items[at];
  if (line?.kind !== 'line') return null;
  const cells: Range[] = [];
  for (let next = at; next < Math.min(items.length, at + MOST); next++) {
    const item = items[next];
    if (item?.kind !== 'line' || item.text.length > 40 || headerCell(item.text) === null) break;
    cells.push(item.at);
  }
  const found = cells.length < FEWEST ? null : flatHeader(document, cells);
  if (found !== null) return { found, next: at + cells.length, mode: 'lines', rest: null };
  const [inLine] = headersInLine(document, line.at);
  if (inLine === undefined || inLine.at.start !== line.at.start) return null;
  return { found: inLine.found, next: at + 1, mode: 'spaces', rest: { start: inLine.at.end, end: line.at.end } };
}

/** The table ends at a label, at the next grid, and at a title with another header under it. */
function tableEnd(items: readonly Item[], from: number, document: string): number {
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (item?.kind !== 'line' || /^附\s*[件表]\s*[0-9０-９一二三四五六]{0,2}\s*[:：]?$/.test(item.text) || ENDING.test(item.text))
      return at;
    const next = items[at + 1];
    const titled =
      headerCell(item.text) === null &&
      /(?:计划|方案|清单|任务|分工|表|要点)$/.test(squeeze(item.text)) &&
      next?.kind === 'line' &&
      next.text.length <= 200;
    if (titled && headerAt(items, at + 1, document) !== null) return at;
  }
  return items.length;
}

const ENDING = /^(?:抄\s*送|主动公开|[(（]?此件|注\s*[:：]|备注\s*[:：]|扫一扫|分享到|打印本页|关闭窗口|责任编辑|来源\s*[:：])/;

function gridFrom(start: FlatStart, lines: readonly Line[], document: string): GridItem {
  const { found } = start;
  const { rows, unsure } = flatRows(start, lines, document);
  const header: GridRow = found.cells.map((at): Slot => ({ at, origin: 'here' }));
  const all: GridRow[] = [header, ...rows.map((row) => (row === 'break' ? header : row))];
  const first = found.cells[0] as Range;
  const at = { start: first.start, end: Math.max(found.cells.at(-1)?.end ?? 0, lines.at(-1)?.at.end ?? start.rest?.end ?? 0) };
  const grid: Grid = { at, spans: 'unknown', width: found.cells.length, rows: all, unsure: new Set([...unsure].map((row) => row + 1)) };
  return { kind: 'grid', at, grid };
}

/** Where blank cells are still there as blank lines the rows are counted off; otherwise they are made out from what they say. */
function flatRows(start: FlatStart, lines: readonly Line[], document: string): FlatRows {
  const { found, mode } = start;
  const last = found.cells.at(-1);
  const body = { start: (last?.end ?? 0) + 1, end: lines.at(-1)?.at.end ?? 0 };
  const adjacent = mode === 'lines' && found.cells.every((cell, i) => i === 0 || cell.start - (found.cells[i - 1] as Range).end === 1);
  const exact = adjacent && body.start < body.end ? exactRows(found, body, document) : null;
  if (exact !== null) return { rows: exact, unsure: new Set() };
  return rowsOf(tokensOf(start, lines, document), { columns: found.columns, width: found.cells.length, whole: mode === 'lines' });
}

function tokensOf({ found, mode, rest }: FlatStart, lines: readonly Line[], document: string): Token[] {
  if (mode === 'lines') {
    const tokens = cellsOf(found, lines, document).map((at) => tokenOf(document, at));
    return withBreaks(tokens, found, document);
  }
  const ranges = [...(rest === null ? [] : [rest]), ...lines.map(({ at }) => at)];
  return spacedTokens(
    document,
    ranges.flatMap((at) => withoutHeaders(at, document)),
  );
}

/** Where blank lines part the cells of the header, lines without one between them are one cell. */
function cellsOf({ cells }: FlatHeader, lines: readonly Line[], document: string): Range[] {
  const apart = (before: Range, next: Range): boolean => /\n[^\S\n]*\n/.test(document.slice(before.end, next.start));
  const spaced = cells.every((cell, i) => i === 0 || apart(cells[i - 1] as Range, cell));
  if (!spaced) return lines.map(({ at }) => at);
  const joined: Range[] = [];
  for (const { at } of lines) {
    const before = joined.at(-1);
    if (before === undefined || apart(before, at)) joined.push(at);
    else joined[joined.length - 1] = { start: before.start, end: at.end };
  }
  return joined;
}

/** The pieces of a run between headers that are printed again on new pages. */
function withoutHeaders(at: Range, document: string): (Range | 'break')[] {
  const pieces: (Range | 'break')[] = [];
  let from = at.start;
  for (const { at: header } of headersInLine(document, at)) {
    pieces.push({ start: from, end: header.start }, 'break');
    from = header.end;
  }
  return [...pieces, { start: from, end: at.end }];
}

/** The header printed again on a new page. */
function withBreaks(tokens: readonly Token[], found: FlatHeader, document: string): Token[] {
  const words = found.cells.map(({ start, end }) => squeeze(document.slice(start, end)));
  const marked: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const repeats = words.every((word, k) => squeeze(tokens[i + k]?.text.slice(0, 40) ?? '') === word);
    if (!repeats) {
      marked.push(tokens[i] as Token);
      continue;
    }
    marked.push({ ...(tokens[i] as Token), kind: 'break' });
    i += words.length - 1;
  }
  return marked;
}
