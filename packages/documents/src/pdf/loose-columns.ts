import type { Line } from './line.ts';
import type { Glyph } from './marks.ts';

/** A column of a table drawn without lines. */
export type LooseColumn = { readonly left: number; readonly right: number };

const inked = ({ glyphs }: Line): Glyph[] => glyphs.filter(({ text }) => text.trim() !== '');

/** Half of a bracket or stop is blank. */
const inkStart = ({ text, x, end }: Glyph): number => (/[（《“【〔]/.test(text) ? (x + end) / 2 : x);
const inkEnd = ({ text, x, end }: Glyph): number => (/[）》”】〕，。；：、]/.test(text) ? (x + end) / 2 : end);

/** Less room than this between two characters is no gap, in ems. */
const GAP = 0.12;

/** Between two heads the columns part where most words begin and fewest run across. */
export function columnsUnder(heads: readonly Line[], lines: readonly Line[]): LooseColumn[] {
  const borders = heads.slice(1).map((head, i) => borderBetween(heads[i] as Line, head, lines));
  return heads.map((_, i) => ({ left: borders[i - 1] ?? -Infinity, right: borders[i] ?? Infinity }));
}

/** Words begin within so many points behind the border of their column. */
const REACH = 3;

function borderBetween(before: Line, after: Line, lines: readonly Line[]): number {
  const from = Math.floor((before.left + before.right) / 2);
  const width = Math.max(1, Math.ceil((after.left + after.right) / 2) - from);
  const scores = new Array<number>(width).fill(0);
  const score = (bin: number, points: number): void => {
    if (bin >= 0 && bin < width) scores[bin] = (scores[bin] as number) + points;
  };
  for (const line of lines) {
    let last: Glyph | undefined;
    for (const glyph of inked(line)) {
      const begins = !last || inkStart(glyph) - inkEnd(last) > GAP * line.size;
      const x = Math.floor(inkStart(glyph) - from);
      if (begins) for (let bin = x - REACH; bin < x; bin++) score(bin, 1);
      for (let bin = begins ? x : Math.floor((last?.end ?? glyph.x) - from); bin < inkEnd(glyph) - from; bin++) score(bin, -1);
      last = glyph;
    }
  }
  const best = Math.max(...scores);
  return from + middleOfLongest(scores, (value) => value === best);
}

/** The middle of the longest run of values for which `is` holds. */
function middleOfLongest(values: readonly number[], is: (value: number) => boolean): number {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= values.length; i++) {
    if (i < values.length && is(values[i] as number)) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best.start + best.length / 2;
}

/** Words in one piece, standing in one column, or in several where a cell is merged. */
export type Piece = { readonly glyphs: readonly Glyph[]; readonly column: number; readonly upTo: number };

/** Cuts a line at the borders of columns, except where it runs over one without a gap. */
export function piecesOf(line: Line, columns: readonly LooseColumn[]): Piece[] {
  const pieces: { glyphs: Glyph[]; column: number; upTo: number }[] = [];
  let spaces: Glyph[] = [];
  let last: Glyph | undefined;
  for (const glyph of line.glyphs) {
    if (glyph.text.trim() === '') {
      spaces.push(glyph);
      continue;
    }
    const column = columns.findIndex(({ left, right }) => (glyph.x + glyph.end) / 2 > left && (glyph.x + glyph.end) / 2 <= right);
    const open = pieces.at(-1);
    const runsOn = open && last && (column === open.upTo || inkStart(glyph) - inkEnd(last) < GAP * line.size);
    if (runsOn) {
      open.glyphs.push(...spaces, glyph);
      open.upTo = column;
    } else pieces.push({ glyphs: [glyph], column, upTo: column });
    spaces = [];
    last = glyph;
  }
  return pieces;
}
