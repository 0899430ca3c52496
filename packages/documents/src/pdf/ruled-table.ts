import type { CellContent } from '../linear-text.ts';
import { paragraphsOf } from './cell-text.ts';
import { type Grid, type Slot, slotIndexAt } from './grid.ts';
import { type Line, linesOf, textOf } from './line.ts';
import type { Glyph } from './marks.ts';
import type { PrintedTable } from './print.ts';
import { placeOf } from './upright.ts';
import type { Padding } from './wrap.ts';

export type Placed = { readonly tables: readonly PrintedTable[]; readonly free: readonly Glyph[] };

/** Puts every character into the cell it stands in; what stands in none is free. */
export function placeInGrids(glyphs: readonly Glyph[], grids: readonly Grid[]): Placed {
  const smallestFirst = [...grids].sort((a, b) => areaOf(a) - areaOf(b));
  const held = new Map(smallestFirst.map((grid) => [grid, new Map<number, Glyph[]>()]));
  const free = glyphs.filter((glyph) => !hold(held, glyph));
  const tables = grids.flatMap((grid) => tableOf(grid, held.get(grid) ?? new Map()) ?? []);
  return { tables, free };
}

const areaOf = ({ box }: Grid): number => (box.right - box.left) * (box.bottom - box.top);

function hold(held: ReadonlyMap<Grid, Map<number, Glyph[]>>, glyph: Glyph): boolean {
  const [x, y] = placeOf(glyph);
  for (const [grid, cells] of held) {
    const slot = slotIndexAt(grid, x, y);
    if (slot === undefined) continue;
    const inside = cells.get(slot);
    if (inside) inside.push(glyph);
    else cells.set(slot, [glyph]);
    return true;
  }
  return false;
}

/** A lattice without a word in it is a drawing. */
function tableOf(grid: Grid, held: ReadonlyMap<number, readonly Glyph[]>): PrintedTable | undefined {
  if (held.size === 0) return undefined;
  const filled = new Map([...held].map(([slot, glyphs]) => [slot, fillingOf(glyphs)]));
  const padding = paddingOf(grid, filled);
  const rows: CellContent[][] = Array.from({ length: grid.ys.length - 1 }, () => []);
  grid.slots.forEach((slot, i) => {
    const { row, column, rowSpan, colSpan } = slot;
    rows[row]?.push({ text: cellText(slot, filled.get(i), padding), column, rowSpan, colSpan });
  });
  return { kind: 'table', top: grid.box.top, bottom: grid.box.bottom, lined: 'all', spans: 'true', columns: grid.xs.length - 1, rows };
}

/** The lines of a cell; turned if its text reads downwards or upwards. */
type Filling = { readonly lines: readonly Line[]; readonly turned: boolean };

function fillingOf(glyphs: readonly Glyph[]): Filling {
  const upright = glyphs.filter(({ turn }) => turn === 0);
  const turned = upright.length * 2 < glyphs.length;
  return { lines: linesOf(turned ? glyphs.filter(({ turn }) => turn === glyphs[0]?.turn) : upright), turned };
}

function cellText(slot: Slot, filling: Filling | undefined, padding: Padding): string {
  if (!filling) return '';
  if (filling.turned) return filling.lines.map(textOf).join('');
  return paragraphsOf(filling.lines, slot.box, padding).join('\n');
}

const WIDEST_PADDING = 8;

/** The room lines leave at their sides where they need it most; a few lines that run over the edge do not count. */
function paddingOf({ slots }: Grid, filled: ReadonlyMap<number, Filling>): Padding {
  const rooms: number[] = [];
  for (const [i, { lines, turned }] of filled) {
    const box = slots[i]?.box;
    if (!box || turned) continue;
    for (const { left, right } of lines) rooms.push(Math.min(left - box.left, box.right - right));
  }
  const least = rooms.sort((a, b) => a - b)[Math.floor(rooms.length / 20)] ?? 0;
  return Math.min(WIDEST_PADDING, Math.max(0, least));
}
