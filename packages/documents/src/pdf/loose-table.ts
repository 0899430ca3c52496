import type { CellContent } from '../linear-text.ts';
import { paragraphsOf } from './cell-text.ts';
import { type Line, textOf } from './line.ts';
import { alignedParts, columnsUnder, crossings, filledColumns, headerOf, type LooseColumn, within } from './loose-columns.ts';
import { type LooseRow, rowsOf } from './loose-rows.ts';
import type { PrintedTable } from './print.ts';

/** Lines of a page parted into prose and tables drawn without lines. */
export type Parted = readonly (PrintedTable | readonly Line[])[];

/** The columns of the table that ran to the foot of the page before, to go on with. */
export type Carried = readonly LooseColumn[] | undefined;

export function partTables(lines: readonly Line[], carried: Carried): { readonly parts: Parted; readonly carried: Carried } {
  const parts: (PrintedTable | Line[])[] = [];
  let open: Carried;
  let at = 0;
  const first = carried ? continuation(lines, carried) : 0;
  if (carried && first > 0) {
    parts.push(tableOf(lines.slice(0, first), carried));
    at = first;
    open = at === lines.length ? carried : undefined;
  }
  while (at < lines.length) {
    const heads = headerOf(lines[at] as Line) ?? alignedParts(lines, at);
    const end = heads ? endOfTable(lines, at, heads) : at;
    if (!heads || end - at < 2) {
      const last = parts.at(-1);
      if (Array.isArray(last)) last.push(lines[at] as Line);
      else parts.push([lines[at] as Line]);
      at++;
      continue;
    }
    const body = lines.slice(at, end);
    const columns = columnsUnder(heads, body);
    parts.push(tableOf(body, columns));
    open = end === lines.length ? columns : undefined;
    at = end;
  }
  return { parts, carried: open };
}

/** How many lines at the start of a page still stand in the columns of the table before. */
function continuation(lines: readonly Line[], columns: readonly LooseColumn[]): number {
  if (lines[0] && headerOf(lines[0])) return 0;
  const end = lines.findIndex((line) => breaksOff(line, columns) || headerOf(line) !== undefined);
  const count = end === -1 ? lines.length : end;
  const several = lines.slice(0, count).filter((line) => filledColumns(line, columns) > 1).length;
  return several * 4 >= count ? count : 0;
}

function endOfTable(lines: readonly Line[], at: number, heads: readonly Line[]): number {
  const next = lines.findIndex((line, i) => i > at && headerOf(line) !== undefined);
  const limit = next === -1 ? lines.length : next;
  const columns = columnsUnder(
    heads,
    lines.slice(at, limit).filter((line) => filledGaps(line, heads)),
  );
  const end = lines.findIndex((line, i) => i > at && i < limit && breaksOff(line, columns));
  return end === -1 ? limit : end;
}

/** A line with a gap in it helps to find the columns; a line of prose would hide them. */
const filledGaps = (line: Line, heads: readonly Line[]): boolean => {
  const edge = heads.at(-1);
  return (
    edge !== undefined &&
    (line.right - line.left < 0.7 * (edge.right - (heads[0] as Line).left) || crossings(line, midways(heads)) < heads.length - 1)
  );
};

const midways = (heads: readonly Line[]): LooseColumn[] =>
  heads.map((head, i) => ({ left: -Infinity, right: ((heads[i + 1]?.left ?? Infinity) + head.right) / 2 }));

/** Prose runs over the borders of columns; a section's name does so too, but it stands alone and is short or numbered. */
function breaksOff(line: Line, columns: readonly LooseColumn[]): boolean {
  return crossings(line, columns) > 0 && !isSection(line, columns);
}

const SECTION = /^[一二三四五六七八九十]{1,3}[、．.][^。；]{2,38}$/;
const LOWER_SECTION = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章节部])[^。；]{2,38}$/;

/** 一、主要目标: a name that stands alone in its row. */
function isSection(line: Line, columns: readonly LooseColumn[]): boolean {
  const text = textOf(line);
  if (crossings(line, columns) > 0) return SECTION.test(text) || LOWER_SECTION.test(text);
  return SECTION.test(text) && filledColumns(line, columns) === 1;
}

function tableOf(lines: readonly Line[], columns: readonly LooseColumn[]): PrintedTable {
  const boxes = columns.map((column) => inked(column, lines));
  const rows: CellContent[][] = [];
  let body: Line[] = [];
  const flush = (): void => {
    rows.push(...rowsOf(body, columns).map((row) => cellsOf(row, boxes)));
    body = [];
  };
  for (const line of lines) {
    const single = isSection(line, columns) || headerOf(line) !== undefined;
    if (!single) {
      body.push(line);
      continue;
    }
    flush();
    rows.push(isSection(line, columns) ? [cell(textOf(line), 0)] : rowsOf([line], columns).flatMap((row) => cellsOf(row, boxes)));
  }
  flush();
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line];
  return { kind: 'table', top: first.y - first.size, bottom: last.y, spans: 'unknown', columns: columns.length, rows };
}

const cell = (text: string, column: number): CellContent => ({ text, column, rowSpan: 1, colSpan: 1 });

const cellsOf = (row: LooseRow, boxes: readonly LooseColumn[]): CellContent[] =>
  row.map((lines, column) => cell(paragraphsOf(lines, boxes[column] ?? { left: 0, right: 0 }, 0).join('\n'), column));

/** The column as far as text fills it. */
function inked(column: LooseColumn, lines: readonly Line[]): LooseColumn {
  const glyphs = lines.flatMap((line) => line.glyphs.filter((glyph) => within(column, glyph)));
  if (glyphs.length === 0) return column;
  return glyphs.reduce((box, { x, end }) => ({ left: Math.min(box.left, x), right: Math.max(box.right, end) }), {
    left: Infinity,
    right: -Infinity,
  });
}
