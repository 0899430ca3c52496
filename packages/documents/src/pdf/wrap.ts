import type { Line } from './line.ts';
import type { Box, Glyph } from './marks.ts';
import { isIdeographic } from './repair.ts';
import { ENDS_SENTENCE, STARTS_INSIDE } from './seams.ts';

/** How far text keeps from the edges of its cell, in points. */
export type Padding = number;

/** Between what lines of a cell or a column of prose are set. */
export type Margins = {
  readonly left: number;
  readonly right: number;
  /** Whether wrapped lines are stretched to end at the right margin. */
  readonly justified: boolean;
};

export function marginsOf(lines: readonly Line[], box: Pick<Box, 'left' | 'right'>, padding: Padding): Margins {
  return { left: box.left + padding, right: box.right - padding, justified: isJustified(lines) };
}

/** Most lines end at one place. */
function isJustified(lines: readonly Line[]): boolean {
  if (lines.length < 4) return false;
  const edge = Math.max(...lines.map(({ right }) => right));
  const atEdge = lines.filter(({ right, size }) => edge - right < 0.35 * size).length;
  return atEdge * 5 >= lines.length * 3;
}

/** Whether the first word of `next` would not have fitted behind `line`, so that the break says nothing. */
export function isFull(line: Line, next: Line, margins: Margins): boolean {
  const flush = line.left - margins.left <= 2.5 * line.size;
  const free = flush ? margins.right - line.right : margins.right - margins.left - (line.right - line.left);
  const ends = line.glyphs.at(-1)?.text ?? '';
  if (margins.justified && ENDS_SENTENCE.test(ends) && free > 0.6 * line.size) return false;
  return free < firstWord(next) + 0.3 * line.size;
}

/** The width of what cannot be parted at the start of a line: a word, or an ideograph with the mark that closes it. */
function firstWord({ glyphs, left, right }: Line): number {
  let end = 1;
  while (isPartOfWord(glyphs, end)) end++;
  const next = glyphs[end];
  return next ? Math.max(next.x - left, 0) : right - left;
}

function isPartOfWord(glyphs: readonly Glyph[], i: number): boolean {
  const text = glyphs[i]?.text ?? ' ';
  if (STARTS_INSIDE.test(text)) return true;
  return !isIdeographic(glyphs[i - 1]?.text ?? '') && !isIdeographic(text) && text.trim() !== '';
}

/** 首行缩进 */
export function isIndented(line: Line, { left }: Pick<Margins, 'left'>): boolean {
  const indent = line.left - left;
  return indent > 1.4 * line.size && indent < 3 * line.size;
}

/** The usual distance from line to line. */
export function usualPitch(lines: readonly Line[]): number {
  const pitches = lines.slice(1).map((line, i) => line.y - (lines[i] as Line).y);
  return pitches.sort((a, b) => a - b)[(pitches.length - 1) >> 1] ?? Infinity;
}
