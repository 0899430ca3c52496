import { type Line, textOf } from './line.ts';
import { isSection, tableOf } from './loose-body.ts';
import { columnsUnder, type LooseColumn, type Piece, piecesOf } from './loose-columns.ts';
import { alignedAt, type Header, headerAt } from './loose-header.ts';
import type { Glyph } from './marks.ts';
import type { PrintedTable } from './print.ts';
import type { Ruling } from './rulings.ts';

/** The table that ran to the foot of the page before, to go on with. */
export type Carried = { readonly heads: readonly Line[]; readonly glyphs: readonly Glyph[] } | undefined;

/** Lines of a page parted into prose and tables drawn without lines. */
export type Parted = { readonly parts: readonly (PrintedTable | readonly Line[])[]; readonly carried: Carried };

/** `flats` are the lines drawn across the page. */
export function partTables(lines: readonly Line[], flats: readonly Ruling[], carried: Carried): Parted {
  const parts: (PrintedTable | readonly Line[])[] = [];
  const page: Page = { lines, flats, headers: lines.map((_, i) => headerAt(lines, i)) };
  const first = carried && continuation(page, carried);
  if (first) parts.push(first.table);
  let at = first?.end ?? 0;
  let open = first && at === lines.length ? first.carried : undefined;
  let prose = at;
  while (at < lines.length) {
    const header = page.headers[at] ?? alignedAt(lines, at);
    const found = header && tableFrom(page, header, carried?.heads.length !== header.heads.length);
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

/** Its lines outside ruled tables, the lines drawn across, and which lines begin a header. */
type Page = { readonly lines: readonly Line[]; readonly flats: readonly Ruling[]; readonly headers: readonly (Header | undefined)[] };
type Found = { readonly table: PrintedTable; readonly carried: Carried; readonly end: number };

function tableFrom({ lines, flats, headers }: Page, header: Header, isFirst: boolean): Found | undefined {
  const next = headers.find((other) => other !== undefined && other.from >= header.to);
  const limit = next?.from ?? lines.length;
  const columns = columnsUnder(header.heads, glyphsOf(lines.slice(header.to, limit)));
  const stop = lines.findIndex((line, i) => i >= header.to && i < limit && breaksOff(line, columns));
  const end = stop === -1 ? limit : stop;
  if (end === header.to) return undefined;
  const body = lines.slice(header.to, end);
  return {
    table: tableOf({ heads: header.heads, isHeaded: true, lines: body, flats, columns, isFirst }),
    carried: { heads: header.heads, glyphs: glyphsOf(body) },
    end,
  };
}

const glyphsOf = (lines: readonly Line[]): Glyph[] => lines.flatMap(({ glyphs }) => glyphs);

/** The lines at the start of a page that still stand in the columns of the table before. */
function continuation({ lines, flats, headers }: Page, { heads, glyphs }: NonNullable<Carried>): Found | undefined {
  const next = headers.findIndex((header) => header !== undefined);
  const limit = next === -1 ? lines.length : next;
  const columns = columnsUnder(heads, [...glyphs, ...glyphsOf(lines.slice(0, limit))]);
  const stop = lines.findIndex((line, i) => i < limit && breaksOff(line, columns));
  const end = stop === -1 ? limit : stop;
  const body = lines.slice(0, end);
  if (!isTabular(body, columns, piecesOf(glyphs, columns))) return undefined;
  return {
    table: tableOf({ heads, isHeaded: false, lines: body, flats, columns, isFirst: false }),
    carried: { heads, glyphs: glyphsOf(body) },
    end,
  };
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

/** 附件 2: what comes next is another document. */
const LABEL = /^附\s*[件表]\s*\d{0,2}[：:]?$/;

/** Prose runs over borders of columns from the left on; a section's name may, and so may a merged cell. */
function breaksOff(line: Line, columns: readonly LooseColumn[]): boolean {
  if (isSection(line, columns)) return false;
  if (LABEL.test(textOf(line))) return true;
  const [first, another] = piecesOf(line.glyphs, columns);
  if (!first) return false;
  const { column, upTo } = first;
  if (column === 0) return upTo > 0;
  return upTo - column > 1 && (another === undefined ? column * 2 < columns.length : column === 1);
}
