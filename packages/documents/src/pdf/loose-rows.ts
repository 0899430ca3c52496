import { type Line, linesOf, textOf } from './line.ts';
import { type LooseColumn, within } from './loose-columns.ts';
import { ENDS_SENTENCE } from './seams.ts';

/** Lines of one column that belong together: they stand closer than rows do. */
type Bundle = { readonly lines: readonly Line[]; readonly top: number; readonly bottom: number };

/** A row, as the lines of each column. */
export type LooseRow = readonly (readonly Line[])[];

/**
 * Parts a stretch of table into rows. The column with the most text leads: it is never blank. Texts of the other columns go to the
 * row beside them; a number in the middle of several rows (a merged cell) goes to the first of them.
 */
export function rowsOf(lines: readonly Line[], columns: readonly LooseColumn[]): LooseRow[] {
  const byColumn = columns.map((column) => linesOf(lines.flatMap(({ glyphs }) => glyphs.filter((glyph) => within(column, glyph)))));
  const main = widest(byColumn);
  const mainLines = byColumn[main] ?? [];
  const pitch = tightestPitch(byColumn);
  const rows = bundles(mainLines, (line, before) => isApart(before, line, pitch) || isAnchored(line, before, byColumn, main));
  if (rows.length === 0) return [];
  const filled: Line[][][] = rows.map(() => columns.map(() => []));
  for (const [i, row] of rows.entries()) filled[i]?.[main]?.push(...row.lines);
  byColumn.forEach((columnLines, column) => {
    if (column === main) return;
    const held = bundles(columnLines, (line, before) => isApart(before, line, pitch) || rowBeside(rows, line) !== rowBeside(rows, before));
    for (const bundle of held) filled[nearest(rows, bundle)]?.[column]?.push(...bundle.lines);
  });
  return numbersFirst(filled, rows);
}

function widest(byColumn: readonly (readonly Line[])[]): number {
  const sizes = byColumn.map((lines) => lines.reduce((sum, { glyphs }) => sum + glyphs.length, 0));
  return sizes.indexOf(Math.max(...sizes));
}

/** The usual distance of wrapped lines: the smallest that comes up more than once. */
function tightestPitch(byColumn: readonly (readonly Line[])[]): number {
  const steps = byColumn.flatMap((lines) => lines.slice(1).map((line, i) => line.y - (lines[i] as Line).y));
  const likely = steps.filter((step) => step > 6).sort((a, b) => a - b);
  return likely[Math.floor(likely.length / 10)] ?? 20;
}

const isApart = (before: Line, line: Line, pitch: number): boolean => line.y - before.y > pitch + Math.max(1.5, 0.12 * line.size);

/** Rows without space between them: a short column starts anew beside a line that follows a finished one. */
function isAnchored(line: Line, before: Line, byColumn: readonly (readonly Line[])[], main: number): boolean {
  const beside = byColumn.filter((lines, column) => column !== main && lines.some(({ y }) => Math.abs(y - line.y) < 2));
  const number = byColumn[0]?.find(({ y }) => Math.abs(y - line.y) < 2);
  if (main !== 0 && number && /^\d{1,3}[.、]?$/.test(textOf(number))) return true;
  return beside.length * 2 >= byColumn.length && ENDS_SENTENCE.test(textOf(before));
}

function bundles(lines: readonly Line[], isNew: (line: Line, before: Line) => boolean): Bundle[] {
  const parts: Line[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (!before || isNew(line, before)) parts.push([line]);
    else parts.at(-1)?.push(line);
  });
  return parts.map((part) => ({ lines: part, top: (part[0] as Line).y - (part[0] as Line).size, bottom: (part.at(-1) as Line).y }));
}

const middle = ({ top, bottom }: Bundle): number => (top + bottom) / 2;

/** The row whose main text stands beside the line; between two rows, none. */
const rowBeside = (rows: readonly Bundle[], { y }: Line): number => rows.findIndex((row) => y > row.top && y < row.bottom + 2);

function nearest(rows: readonly Bundle[], bundle: Bundle): number {
  let best = 0;
  let least = Infinity;
  rows.forEach((row, i) => {
    const distance = Math.min(Math.abs(middle(row) - middle(bundle)), Math.abs(row.top - bundle.top));
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

/**
 * Numbers set in the middle of the rows they count stand beside the wrong row. Each belongs to the first of a run of rows of which it is
 * the middle, and the words beside the number (the task) go with it.
 */
function numbersFirst(filled: Line[][][], rows: readonly Bundle[]): LooseRow[] {
  const numbered = filled.flatMap((row, i) => (row[0]?.length ? [i] : []));
  if (numbered.length === 0 || isTopSet(filled, rows, numbered)) return filled;
  let start = 0;
  for (const at of numbered) {
    const y = middleY(filled[at]?.[0] ?? []);
    const end = bestEnd(rows, start, at, y);
    if (at !== start) {
      for (const column of [0, 1]) {
        const words = filled[at]?.[column];
        if (words && filled[start]?.[column]?.length === 0) filled[start]?.[column]?.push(...words.splice(0));
      }
    }
    start = end + 1;
  }
  return filled;
}

const middleY = (lines: readonly Line[]): number => ((lines[0]?.y ?? 0) + (lines.at(-1)?.y ?? 0)) / 2 - 0.5 * (lines[0]?.size ?? 0);

/** Whether numbers stand beside the first line of their row. */
function isTopSet(filled: readonly LooseRow[], rows: readonly Bundle[], numbered: readonly number[]): boolean {
  const tall = numbered.filter((i) => (rows[i]?.lines.length ?? 0) > 1);
  const atTop = tall.filter((i) => Math.abs((filled[i]?.[0]?.[0]?.y ?? 0) - (rows[i]?.lines[0]?.y ?? 0)) < 3);
  return atTop.length * 2 >= tall.length && tall.length > 0;
}

/** The last row of the run that starts at `start`, holds `at` and has its middle nearest to `y`. */
function bestEnd(rows: readonly Bundle[], start: number, at: number, y: number): number {
  let best = at;
  let least = Infinity;
  for (let end = at; end < rows.length; end++) {
    const off = Math.abs(((rows[start] as Bundle).top + (rows[end] as Bundle).bottom) / 2 - y);
    if (off > least) break;
    [best, least] = [end, off];
  }
  return best;
}
