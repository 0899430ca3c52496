import { inColumns } from './columns.ts';
import { withoutPageNumber } from './furniture.ts';
import { gridsOf } from './grid.ts';
import { type Line, linesOf, textOf } from './line.ts';
import { type Carried, partTables } from './loose-table.ts';
import type { Glyph, PageMarks, Turn } from './marks.ts';
import type { PrintedPage, PrintedTable, Stretch } from './print.ts';
import { placeInGrids } from './ruled-table.ts';
import { joinRules, type Ruling } from './rulings.ts';

/** A page with its ruled tables found and everything else in lines. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly tables: readonly PrintedTable[];
  readonly lines: readonly Line[];
  /** Lines drawn across the page. */
  readonly flats: readonly Ruling[];
};

export function sheetOf({ width, height, glyphs, rules }: PageMarks): Sheet {
  const rulings = joinRules(rules);
  const { tables, free } = placeInGrids(glyphs, gridsOf(rulings));
  const upright = linesOf(free.filter(({ turn }) => turn === 0));
  const top = Math.min(...tables.map((table) => table.top));
  const bottom = Math.max(...tables.map((table) => table.bottom));
  const lines = withoutPageNumber({ height, lines: upright, top, bottom });
  return { width, height, tables, lines: [...lines, ...turnedLines(free, height)], flats: rulings.lying };
}

/** What reads sideways stands at the side of the page; it is told last. */
function turnedLines(free: readonly Glyph[], height: number): Line[] {
  const turns: readonly Turn[] = [1, 2, 3];
  const lines = turns.flatMap((turn) => linesOf(free.filter((glyph) => glyph.turn === turn)));
  const said = lines.filter((line) => !isMarginal(textOf(line)));
  return said.map((line, i) => ({ ...line, y: height + (i + 1) * 2 * line.size }));
}

const isMarginal = (text: string): boolean => /^[-—–―－─·•\s]*\d{1,4}[-—–―－─·•\s]*$/.test(text);

/** Puts tables and prose of a page in reading order. */
export function printed(sheet: Sheet, carried: Carried): { readonly page: PrintedPage; readonly carried: Carried } {
  const items: (PrintedTable | Stretch)[] = [];
  const tables = [...sheet.tables].sort((a, b) => a.top - b.top);
  let open = tables.length === 0 ? carried : undefined;
  let from = -Infinity;
  for (const table of [...tables, undefined]) {
    const to = table?.top ?? Infinity;
    const between = sheet.lines.filter(({ y }) => y > from && y <= Math.max(from, to));
    const parted = partTables(between, sheet.flats, open);
    for (const part of parted.parts) items.push(...('kind' in part ? [part] : inColumns(part)));
    if (table) items.push(table);
    open = parted.carried;
    from = Math.max(from, to);
  }
  return { page: { width: sheet.width, height: sheet.height, items }, carried: open };
}
