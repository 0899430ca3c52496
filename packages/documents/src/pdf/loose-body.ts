import { paragraphsOf } from './cell-text.ts';
import { type Line, splitAtGaps, textOf } from './line.ts';
import { type LooseColumn, piecesOf } from './loose-columns.ts';
import { rowsOf } from './loose-rows.ts';
import type { Doubt, PrintedCell, PrintedTable } from './print.ts';
import { places, type Ruling } from './rulings.ts';

const SECTION = /^[一二三四五六七八九十]{1,3}[、．.][^。；]{2,38}$/;
const LOWER_SECTION = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章节部])[^。；]{2,38}$/;

/** 一、主要目标: a name that stands alone in its row. */
export function isSection(line: Line, columns: readonly LooseColumn[]): boolean {
  if (splitAtGaps(line, 0.7).length > 1) return false;
  const text = textOf(line);
  return SECTION.test(text) || (LOWER_SECTION.test(text) && piecesOf(line.glyphs, columns).some(({ column, upTo }) => upTo > column));
}

export type Stretch = {
  readonly heads: readonly Line[];
  /** Whether its heads are printed above it, not only on a page before. */
  readonly isHeaded: boolean;
  readonly lines: readonly Line[];
  readonly flats: readonly Ruling[];
  readonly columns: readonly LooseColumn[];
  /** Whether it goes on with nothing from the page before. */
  readonly isFirst: boolean;
};

/** The table that stands in these lines. */
export function tableOf({ heads, isHeaded, lines, flats, columns, isFirst }: Stretch): PrintedTable {
  const first = (isHeaded ? heads[0] : lines[0]) as Line;
  const [top, bottom] = [first.y - first.size, lines.at(-1)?.y ?? first.y];
  const between = rowRulings(flats, { top, bottom: bottom + 3 * first.size, lines });
  const boxes = columns.map((_, column) => extentOf(lines, columns, column));
  const rows: PrintedCell[][] = isHeaded ? [heads.map((head, column) => cell(textOf(head).replaceAll(' ', ''), column))] : [];
  let body: Line[] = [];
  let isFresh = isFirst;
  const flush = (): void => {
    const glyphs = body.flatMap((line) => line.glyphs);
    for (const row of rowsOf({ glyphs, heads, columns, flats: between, isFresh }))
      rows.push(row.map(({ lines: own, doubt }, column) => cell(cellText(own, boxes[column]), column, doubt)));
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
  // Each row ends in a line, but for the last one of a page.
  const lined = places(between).length + 2 > rows.length && between.length > 0 ? 'rows' : 'none';
  return { kind: 'table', top, bottom, lined, spans: 'unknown', columns: columns.length, rows };
}

const cell = (text: string, column: number, doubt?: Doubt): PrintedCell => ({
  text,
  column,
  rowSpan: 1,
  colSpan: 1,
  ...(doubt && text !== '' ? { doubt } : {}),
});

type Area = { readonly top: number; readonly bottom: number; readonly lines: readonly Line[] };

/** More lines on a page are a drawing. */
const MOST_RULINGS = 500;

/** Lines across most of the table; shorter ones underline words. */
function rowRulings(flats: readonly Ruling[], { top, bottom, lines }: Area): Ruling[] {
  const left = lines.reduce((least, line) => Math.min(least, line.left), Infinity);
  const right = lines.reduce((most, line) => Math.max(most, line.right), -Infinity);
  const across = flats.filter(({ at, from, to }) => at > top && at < bottom && to - from > 0.4 * (right - left));
  return across.length > MOST_RULINGS ? [] : across;
}

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
