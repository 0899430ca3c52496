import type { Glyph } from './marks.ts';

/** 一笔: characters printed one behind the other on one base line. A program prints a cell, or a line of one, in one go. */
export type Strand = {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** More room than this, in ems, and the pen was set down anew. */
const LIFTED = 0.5;

/** The characters as the file prints them, parted wherever the pen was lifted. */
export function strandsOf(glyphs: readonly Glyph[]): Strand[] {
  const strands: Glyph[][] = [];
  let spaces: Glyph[] = [];
  let last: Glyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.nth - b.nth)) {
    if (!isInk(glyph)) {
      spaces.push(glyph);
      continue;
    }
    if (last && goesOn(last, glyph)) strands.at(-1)?.push(...spaces, glyph);
    else strands.push([glyph]);
    spaces = [];
    last = glyph;
  }
  return strands.map(strandOf);
}

export const isInk = ({ text }: Glyph): boolean => text.trim() !== '';

/** A small index above or below the line belongs to it. */
function goesOn(last: Glyph, glyph: Glyph): boolean {
  const size = Math.max(last.size, glyph.size);
  const gap = glyph.x - last.end;
  return Math.abs(glyph.y - last.y) < 0.5 * size && gap > -LIFTED * size && gap < LIFTED * size;
}

export function strandOf(glyphs: readonly Glyph[]): Strand {
  const first = glyphs[0] as Glyph;
  const tallest = glyphs.reduce((most, glyph) => (glyph.size > most.size ? glyph : most), first);
  return { glyphs, left: first.x, right: (glyphs.at(-1) ?? first).end, y: tallest.y, size: tallest.size };
}

/** Half of a bracket or stop is blank. */
export const inkStart = ({ text, x, end }: Glyph): number => (/[（《“【〔]/.test(text) ? (x + end) / 2 : x);
export const inkEnd = ({ text, x, end }: Glyph): number => (/[）》”】〕，。；：、]/.test(text) ? (x + end) / 2 : end);
