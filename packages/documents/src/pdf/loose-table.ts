import type { CellContent } from '../linear-text.ts';
import { paragraphsOf } from './cell-text.ts';
import { type Line, splitAtGaps, textOf } from './line.ts';
import { columnsUnder, type LooseColumn, type Piece, piecesOf } from './loose-columns.ts';
import { alignedAt, type Header, headerAt } from './loose-header.ts';
import { rowsOf } from './loose-rows.ts';
import type { Glyph } from './marks.ts';
import type { PrintedTable } from './print.ts';

/** The table that ran to the foot of the page before, to go on with. */
export type Carried = { readonly heads: readonly Line[]; readonly glyphs: readonly Glyph[] } | undefined;

/** Lines of a page parted into prose and tables drawn without lines. */
export type Parted = { readonly parts: readonly (PrintedTable | readonly Line[])[]; readonly carried: Carried };

export function partTables(lines: readonly Line[], carried: Carried): Parted {
  const parts: (PrintedTable | readonly Line[])[] = [];
  const headers = lines.map((_, i) => headerAt(lines, i));
  const first = carried && continuation(lines, headers, carried);
  if (first) parts.push(first.table);
  let at = first?.end ?? 0;
  let open = first && at === lines.length ? first.carried : undefined;
  let prose = at;
  while (at < lines.length) {
    const header = headers[at] ?? alignedAt(lines, at);
    const found = header && tableFrom(lines, headers, header, carried?.heads.length !== header.heads.length);
    if (!found) {
      at++;
      continue;
    }
    if (header.from > prose) parts.push(lines.slice(prose, header.from));
    parts.push(found.table);
    open = found.end === lines.length ? found.carried : undefined;
    at = prose = found.end;
  }
  if (lines.length > prose) parts.push(lines.slice(prose));
  return { parts, carried: open };
}

type Headers = readonly (Header | undefined)[];
type Found = { readonly table: PrintedTable; readonly carried: Carried; readonly end: number };

function tableFrom(lines: readonly Line[], headers: Headers, header: Header, isFirst: boolean): Found | undefined {
  const next = headers.find((other) => other !== undefined && other.from >= header.to);
  const limit = next?.from ?? lines.length;
  const columns = columnsUnder(header.heads, glyphsOf(lines.slice(header.to, limit)));
  const stop = lines.findIndex((line, i) => i >= header.to && i < limit && breaksOff(line, columns));
  const end = stop === -1 ? limit : stop;
  if (end === header.to) return undefined;
  const body = lines.slice(header.to, end);
  return { table: tableOf(header, body, columns, isFirst), carried: { heads: header.heads, glyphs: glyphsOf(body) }, end };
}

const glyphsOf = (lines: readonly Line[]): Glyph[] => lines.flatMap(({ glyphs }) => glyphs);

/** The lines at the start of a page that still stand in the columns of the table before. */
function continuation(lines: readonly Line[], headers: Headers, { heads, glyphs }: NonNullable<Carried>): Found | undefined {
  const next = headers.findIndex((header) => header !== undefined);
  const limit = next === -1 ? lines.length : next;
  const columns = columnsUnder(heads, [...glyphs, ...glyphsOf(lines.slice(0, limit))]);
  const stop = lines.findIndex((line, i) => i < limit && breaksOff(line, columns));
  const end = stop === -1 ? limit : stop;
  const body = lines.slice(0, end);
  if (!isTabular(body, columns, piecesOf(glyphs, columns))) return undefined;
  return { table: tableOf(undefined, body, columns, false), carried: { heads, glyphs: glyphsOf(body) }, end };
}

/** Lines in several columns, or lines that begin where those of their column begin on the page before. */
function isTabular(body: readonly Line[], columns: readonly LooseColumn[], before: readonly Piece[]): boolean {
  const lines = body.map((line) => piecesOf(line.glyphs, columns));
  const several = lines.filter((pieces) => pieces.length > 1).length;
  const edges = new Set(before.map(({ column, left }) => `${column} ${Math.round(left)}`));
  const isAligned = ({ column, left }: Piece): boolean =>
    column > 0 && [-1, 0, 1].some((off) => edges.has(`${column} ${Math.round(left) + off}`));
  const aligned = lines.filter((pieces) => pieces.some(isAligned)).length;
  return body.length > 0 && (several * 4 >= body.length || aligned * 3 >= body.length * 2);
}

/** Prose runs over borders of columns from the left on; a section's name may, and so may a merged cell. */
function breaksOff(line: Line, columns: readonly LooseColumn[]): boolean {
  if (isSection(line, columns)) return false;
  const [first, another] = piecesOf(line.glyphs, columns);
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
  return SECTION.test(text) || (LOWER_SECTION.test(text) && piecesOf(line.glyphs, columns).some(({ column, upTo }) => upTo > column));
}

function tableOf(header: Header | undefined, lines: readonly Line[], columns: readonly LooseColumn[], isFirst: boolean): PrintedTable {
  const boxes = columns.map((_, column) => extentOf(lines, columns, column));
  const rows: CellContent[][] = header ? [header.heads.map((head, column) => cell(textOf(head).replaceAll(' ', ''), column))] : [];
  let body: Line[] = [];
  let isFresh = isFirst;
  const flush = (): void => {
    const glyphs = body.flatMap((line) => line.glyphs);
    for (const row of rowsOf({ glyphs, columns, flats: [], isFresh }))
      rows.push(row.map(({ lines }, column) => cell(cellText(lines, boxes[column]), column)));
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
  for (const piece of lines.flatMap((line) => piecesOf(line.glyphs, columns))) {
    if (piece.column !== column || piece.upTo !== column) continue;
    left = Math.min(left, piece.glyphs[0]?.x ?? left);
    right = Math.max(right, piece.glyphs.at(-1)?.end ?? right);
  }
  return left < right ? { left, right } : (columns[column] as LooseColumn);
}
