import type { Line } from './line.ts';
import type { Glyph } from './marks.ts';
import { inkEnd, inkStart, isInk, type Strand, strandOf, strandsOf } from './strand.ts';

/** A column of a table drawn without lines. */
export type LooseColumn = { readonly left: number; readonly right: number };

/** Less room than this between two characters, beyond what stands between all of the strand, is no gap, in ems; a printed space fills more. */
const GAP = 0.12;
const SPACED_GAP = 0.4;

/** Between two heads the columns part where fewest words run across, and of such places where most words begin behind it. */
export function columnsUnder(heads: readonly Line[], glyphs: readonly Glyph[]): LooseColumn[] {
  const words = strandsOf(glyphs).flatMap(wordsOf);
  const borders = heads.slice(1).map((head, i) => borderBetween(heads[i] as Line, head, words));
  return heads.map((_, i) => ({ left: borders[i - 1] ?? -Infinity, right: borders[i] ?? Infinity }));
}

type Stretch = { readonly from: number; readonly to: number };

/** What is printed without a gap. */
function wordsOf(strand: Strand): Stretch[] {
  return partedAtGaps(strand, () => true).map((word) => ({ from: inkStart(word[0] as Glyph), to: inkEnd(word.at(-1) as Glyph) }));
}

/** The strand parted at gaps where the characters may be parted, with the spaces inside its parts. */
function partedAtGaps({ glyphs, size }: Strand, mayPart: (last: Glyph, glyph: Glyph) => boolean): Glyph[][] {
  const usual = usualGap(glyphs);
  const found: Glyph[][] = [];
  let spaces: Glyph[] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    if (!isInk(glyph)) {
      spaces.push(glyph);
      continue;
    }
    const isGap = last && glyph.x - last.end - usual >= (spaces.length > 0 ? SPACED_GAP : GAP) * size;
    if (last && !(isGap && mayPart(last, glyph))) found.at(-1)?.push(...spaces, glyph);
    else found.push([glyph]);
    spaces = [];
    last = glyph;
  }
  return found;
}

/** What a line stretched to its margins has between all its characters. */
function usualGap(glyphs: readonly Glyph[]): number {
  const gaps = glyphs.slice(1).flatMap((glyph, i) => (isInk(glyph) ? [glyph.x - (glyphs[i] as Glyph).end] : []));
  return Math.max(0, gaps.sort((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 0);
}

/** Words begin within so many points behind the border of their column. */
const REACH = 3;

/** Whatever a column holds, its head stands inside it. */
function borderBetween(before: Line, after: Line, words: readonly Stretch[]): number {
  const apart = before.right < after.left;
  const from = apart ? before.right : (before.left + before.right) / 2;
  const to = apart ? after.left : (after.left + after.right) / 2;
  const width = Math.max(1, Math.ceil(to - from));
  const crossing = crossings(words, from, width);
  const least = Math.min(...crossing);
  const starts = words.map((word) => word.from);
  let best = { middle: width / 2, starts: -1, length: 0 };
  for (const run of runsOf(crossing, (count) => count === least)) {
    const edge = from + run.to;
    const behind = starts.filter((start) => start > edge - 1.5 && start < edge + REACH).length;
    const length = run.to - run.from;
    if (behind > best.starts || (behind === best.starts && length > best.length))
      best = { middle: (run.from + run.to) / 2, starts: behind, length };
  }
  return from + best.middle;
}

/** For each point from `from` on, how many words run across it. */
function crossings(words: readonly Stretch[], from: number, width: number): number[] {
  const changes = new Array<number>(width + 1).fill(0);
  const bin = (x: number): number => Math.min(width, Math.max(0, x));
  const change = (at: number, by: number): void => {
    changes[at] = (changes[at] as number) + by;
  };
  for (const word of words) {
    change(bin(Math.floor(word.from - from)), 1);
    change(bin(Math.ceil(word.to - from)), -1);
  }
  let count = 0;
  return changes.slice(0, width).map((by) => (count += by));
}

function runsOf(values: readonly number[], is: (value: number) => boolean): Stretch[] {
  const runs: { from: number; to: number }[] = [];
  values.forEach((value, i) => {
    if (!is(value)) return;
    const open = runs.at(-1);
    if (open && open.to === i) open.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}

/** What a strand prints in one column, or in several where it runs on over a border. */
export type Piece = Strand & { readonly column: number; readonly upTo: number };

/** Pieces of one row, in the order they were printed. */
export type PieceRow = readonly Piece[];

/** Cuts strands at the borders of columns, except where they run over one without a gap. */
export function piecesOf(glyphs: readonly Glyph[], columns: readonly LooseColumn[]): Piece[] {
  return strandsOf(glyphs).flatMap((strand) => cutAtBorders(strand, columns));
}

/** Ink may hang so far over the border of its column, in ems. */
const OVERHANG = 0.4;

function cutAtBorders(strand: Strand, columns: readonly LooseColumn[]): Piece[] {
  const areApart = (last: Glyph, glyph: Glyph): boolean => columnAt(last, columns) !== columnAt(glyph, columns);
  return partedAtGaps(strand, areApart).map((glyphs) => settled(strandOf(glyphs), columns));
}

const columnAt = ({ x, end }: Glyph, columns: readonly LooseColumn[]): number => {
  const middle = (x + end) / 2;
  const at = columns.findIndex(({ right }) => middle <= right);
  return at === -1 ? columns.length - 1 : at;
};

/** A hair over the border is still inside. */
function settled(strand: Strand, columns: readonly LooseColumn[]): Piece {
  const inked = strand.glyphs.filter(isInk);
  const column = columnAt(inked[0] as Glyph, columns);
  const upTo = Math.max(...inked.map((glyph) => columnAt(glyph, columns)));
  const border = columns[column]?.right ?? Infinity;
  if (upTo === column + 1 && inkEnd(inked.at(-1) as Glyph) - border < OVERHANG * strand.size) return { ...strand, column, upTo: column };
  if (upTo === column + 1 && border - strand.left < OVERHANG * strand.size) return { ...strand, column: upTo, upTo };
  return { ...strand, column, upTo };
}
