import type { CellContent } from '../linear-text.ts';
import { paragraphsOf } from './cell-text.ts';
import { type Line, splitAtGaps, textOf } from './line.ts';
import { columnsUnder, type LooseColumn, piecesOf } from './loose-columns.ts';
import { alignedAt, type Header, headerAt } from './loose-header.ts';
import { rowsOf } from './loose-rows.ts';
import type { PrintedTable } from './print.ts';

/** The columns of the table that ran to the foot of the page before, to go on with. */
export type Carried = readonly LooseColumn[] | undefined;

/** Lines of a page parted into prose and tables drawn without lines. */
export type Parted = { readonly parts: readonly (PrintedTable | readonly Line[])[]; readonly carried: Carried };

export function partTables(lines: readonly Line[], carried: Carried): Parted {
  const parts: (PrintedTable | Line[])[] = [];
  const headers = lines.map((_, i) => headerAt(lines, i));
  let at = carried ? continuation(lines, headers, carried) : 0;
  let open = at > 0 && at === lines.length ? carried : undefined;
  if (carried && at > 0) parts.push(tableOf(undefined, lines.slice(0, at), carried, false));
  let prose = at;
  const flush = (to: number): void => {
    if (to > prose) parts.push(lines.slice(prose, to));
  };
  while (at < lines.length) {
    const header = headerStarting(lines, headers, at);
    const found = header && tableFrom(lines, headers, header, carried?.length !== header.heads.length);
    if (!header || !found) {
      at++;
      continue;
    }
    flush(header.from);
    parts.push(found.table);
    open = found.end === lines.length ? found.columns : undefined;
    at = prose = found.end;
  }
  flush(lines.length);
  return { parts, carried: open };
}

function headerStarting(lines: readonly Line[], headers: Headers, at: number): Header | undefined {
  const worded = [headers[at], headers[at + 1]].find((header) => header?.from === at);
  return worded ?? alignedAt(lines, at);
}

type Headers = readonly (Header | undefined)[];
type Found = { readonly table: PrintedTable; readonly columns: readonly LooseColumn[]; readonly end: number };

function tableFrom(lines: readonly Line[], headers: Headers, header: Header, isFirst: boolean): Found | undefined {
  const next = headers.find((other) => other !== undefined && other.from >= header.to);
  const limit = next?.from ?? lines.length;
  const columns = columnsUnder(header.heads, lines.slice(header.to, limit));
  const stop = lines.findIndex((line, i) => i >= header.to && i < limit && breaksOff(line, columns));
  const end = stop === -1 ? limit : stop;
  if (end === header.to) return undefined;
  return { table: tableOf(header, lines.slice(header.to, end), columns, isFirst), columns, end };
}

/** How many lines at the start of a page still stand in the columns of the table before. */
function continuation(lines: readonly Line[], headers: Headers, columns: readonly LooseColumn[]): number {
  const end = lines.findIndex((line, i) => headers[i] !== undefined || headers[i + 1]?.from === i || breaksOff(line, columns));
  const count = end === -1 ? lines.length : end;
  const several = lines.slice(0, count).filter((line) => piecesOf(line, columns).length > 1).length;
  return several * 4 >= count ? count : 0;
}

/** Prose runs over borders of columns from the left on; a section's name may, and so may a merged cell. */
function breaksOff(line: Line, columns: readonly LooseColumn[]): boolean {
  if (isSection(line, columns)) return false;
  const [first, another] = piecesOf(line, columns);
  if (!first) return false;
  const { column, upTo } = first;
  if (column === 0) return upTo > 0;
  return upTo - column > 1 && (another === undefined ? column * 2 < columns.length : column === 1);
}

const SECTION = /^[一二三四五六七八九十]{1,3}[、．.][^。；]{2,38}$/;
const LOWER_SECTION = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章节部])[^。；]{2,38}$/;

/** 一、主要目标: a name that stands alone in its row. */
function isSection(line: Line, columns: readonly LooseColumn[]): boolean {
  if (splitAtGaps(line, 0.7).length > 1) return false;
  const text = textOf(line);
  return SECTION.test(text) || (LOWER_SECTION.test(text) && piecesOf(line, columns).some(({ column, upTo }) => upTo > column));
}

function tableOf(header: Header | undefined, lines: readonly Line[], columns: readonly LooseColumn[], isFirst: boolean): PrintedTable {
  const boxes = columns.map((_, column) => extentOf(lines, columns, column));
  const rows: CellContent[][] = header ? [header.heads.map((head, column) => cell(textOf(head).replaceAll(' ', ''), column))] : [];
  let body: Line[] = [];
  let isFresh = isFirst;
  const flush = (): void => {
    for (const row of rowsOf(body, columns, isFresh)) rows.push(row.map((own, column) => cell(cellText(own, boxes[column]), column)));
    body = [];
    isFresh = true;
  };
  for (const line of lines) {
    if (!isSection(line, columns)) body.push(line);
    else {
      flush();
      rows.push([cell(textOf(line), 0)]);
    }
  }
  flush();
  const first = header?.heads[0] ?? (lines[0] as Line);
  return { kind: 'table', top: first.y - first.size, bottom: lines.at(-1)?.y ?? first.y, spans: 'unknown', columns: columns.length, rows };
}

const cell = (text: string, column: number): CellContent => ({ text, column, rowSpan: 1, colSpan: 1 });

const cellText = (lines: readonly Line[], box: LooseColumn = { left: 0, right: 0 }): string => paragraphsOf(lines, box, 0).join('\n');

/** The column as far as its own text fills it. */
function extentOf(lines: readonly Line[], columns: readonly LooseColumn[], column: number): LooseColumn {
  let [left, right] = [Infinity, -Infinity];
  for (const piece of lines.flatMap((line) => piecesOf(line, columns))) {
    if (piece.column !== column || piece.upTo !== column) continue;
    left = Math.min(left, piece.glyphs[0]?.x ?? left);
    right = Math.max(right, piece.glyphs.at(-1)?.end ?? right);
  }
  return left < right ? { left, right } : (columns[column] as LooseColumn);
}
