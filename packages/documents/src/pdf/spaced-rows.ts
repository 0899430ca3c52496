import { type Line, textOf } from './line.ts';
import { ENDS_SENTENCE } from './seams.ts';

/** Lines of one column that belong together: they stand closer than rows do. */
type Bundle = { readonly lines: readonly Line[]; readonly top: number; readonly bottom: number };

/** A row, as the lines of each column. */
export type SpacedRow = readonly (readonly Line[])[];

/**
 * Parts a stretch of table into rows. The column with the most text leads: it is never blank. Texts of the other columns go to the
 * row beside them; a number in the middle of several rows (a merged cell) goes to the first of them. Rows that are not fresh may go on
 * with what the page before left open.
 */
export function spacedRows(byColumn: readonly (readonly Line[])[], isFresh: boolean): SpacedRow[] {
  const main = widest(byColumn);
  const pitch = tightestPitch(byColumn);
  const anchored = anchors(byColumn, main);
  const rows = bundles(byColumn[main] ?? [], (line, before) => isApart(before, line, pitch) || anchored.has(line));
  if (rows.length === 0) return [];
  const filled: Line[][][] = rows.map(({ lines: own }) => byColumn.map((_, column) => (column === main ? [...own] : [])));
  byColumn.forEach((columnLines, column) => {
    if (column === main) return;
    const held = bundles(columnLines, (line, before) => isApart(before, line, pitch) || isOtherRow(rows, before, line));
    for (const bundle of held) filled[nearest(rows, bundle)]?.[column]?.push(...bundle.lines);
  });
  return numbersFirst(filled, rows, isFresh);
}

function widest(byColumn: readonly (readonly Line[])[]): number {
  const sizes = byColumn.map((lines) => lines.reduce((sum, { glyphs }) => sum + glyphs.length, 0));
  return sizes.indexOf(Math.max(...sizes));
}

/** The usual distance of wrapped lines: near the smallest there is. */
function tightestPitch(byColumn: readonly (readonly Line[])[]): number {
  const steps = byColumn.flatMap((lines) => lines.slice(1).map((line, i) => line.y - (lines[i] as Line).y));
  const likely = steps.filter((step) => step > 6).sort((a, b) => a - b);
  return likely[Math.floor(likely.length / 10)] ?? 20;
}

/** Indices (PM₂.₅) push lines apart too. */
function isApart(before: Line, line: Line, pitch: number): boolean {
  const hasIndex = [...before.glyphs, ...line.glyphs].some(({ size }) => size < 0.9 * line.size);
  return line.y - before.y > pitch + Math.max(1.5, (hasIndex ? 0.45 : 0.12) * line.size);
}

/**
 * Which lines of the main column begin a row although no space parts them from the line before: where nearly every line has the
 * first and most columns, all of them do; else those that follow a finished sentence with a number or most columns beside them.
 */
function anchors(byColumn: readonly (readonly Line[])[], main: number): Set<Line> {
  const lines = byColumn[main] ?? [];
  const beside = lines.map((line) => byColumn.map((others) => others.find(({ y }) => Math.abs(y - line.y) < 2)));
  const isFilled = (i: number): boolean => (beside[i] ?? []).filter(Boolean).length * 2 > byColumn.length;
  const isNumbered = (i: number): boolean => main !== 0 && /^\d{1,3}[.、]?$/.test(textOf(beside[i]?.[0] ?? NOTHING));
  const dense = lines.filter((_, i) => isFilled(i) && beside[i]?.[0]).length * 5 >= lines.length * 4;
  const ends = (i: number): boolean => dense || ENDS_SENTENCE.test(textOf(lines[i - 1] ?? NOTHING));
  return new Set(lines.filter((_, i) => ends(i) && (isFilled(i) || isNumbered(i))));
}

const NOTHING: Line = { glyphs: [], left: 0, right: 0, y: 0, size: 0 };

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

/** Whether the two lines stand beside the main text of different rows. */
function isOtherRow(rows: readonly Bundle[], before: Line, line: Line): boolean {
  const [a, b] = [rowBeside(rows, before), rowBeside(rows, line)];
  return a !== -1 && b !== -1 && a !== b;
}

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
function numbersFirst(filled: Line[][][], rows: readonly Bundle[], isFresh: boolean): SpacedRow[] {
  const numbered = filled.flatMap((row, i) => (row[0]?.length ? [i] : []));
  if (numbered.length === 0 || isTopSet(filled, rows, numbered)) return filled;
  const first = numbered[0] as number;
  let start = isFresh || !isBeside(rows[first] as Bundle, middleY(filled[first]?.[0] ?? [])) ? 0 : first;
  for (const [i, at] of numbered.entries()) {
    const end = bestEnd(rows.slice(0, numbered[i + 1]), start, at, middleY(filled[at]?.[0] ?? []));
    if (at !== start) moveUp(filled, at, start);
    start = end + 1;
  }
  return filled;
}

const isBeside = (row: Bundle, y: number): boolean => Math.abs(middle(row) - y) < 3;

function moveUp(filled: Line[][][], from: number, to: number): void {
  for (const column of [0, 1]) {
    const words = filled[from]?.[column];
    const place = filled[to]?.[column];
    if (words && place?.length === 0) place.push(...words.splice(0));
  }
}

const middleY = (lines: readonly Line[]): number => ((lines[0]?.y ?? 0) - (lines[0]?.size ?? 0) + (lines.at(-1)?.y ?? 0)) / 2;

/** Whether numbers stand beside the first line of their row. */
function isTopSet(filled: readonly SpacedRow[], rows: readonly Bundle[], numbered: readonly number[]): boolean {
  const tall = numbered.filter((i) => (rows[i]?.lines.length ?? 0) > 1);
  const atTop = tall.filter((i) => Math.abs((filled[i]?.[0]?.[0]?.y ?? 0) - (rows[i]?.lines[0]?.y ?? 0)) < 3);
  return tall.length > 0 && atTop.length * 2 >= tall.length;
}

/** The last row of the run that starts at `start`, holds `at` and has its middle nearest to `y`: before the next number's row. */
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
