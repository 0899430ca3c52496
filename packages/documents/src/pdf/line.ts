import type { Glyph } from './marks.ts';
import { closeUp, isIdeographic } from './repair.ts';

/** One printed line: its characters from left to right. */
export type Line = {
  readonly glyphs: readonly Glyph[];
  readonly left: number;
  readonly right: number;
  /** Base line of its main characters, downwards. */
  readonly y: number;
  readonly size: number;
};

type OpenLine = { glyphs: Glyph[]; y: number; size: number };

/** Gathers characters into lines by base line, top to bottom; small indices above or below the line belong to it. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const sorted = glyphs.filter((glyph) => glyph.text.trim() !== '' || glyph.end > glyph.x).sort(byMiddle);
  const lines: OpenLine[] = [];
  for (const glyph of sorted) {
    const home = bestHome(lines, glyph);
    if (!home) lines.push({ glyphs: [glyph], y: glyph.y, size: glyph.size });
    else {
      home.glyphs.push(glyph);
      if (glyph.size > home.size) Object.assign(home, { y: glyph.y, size: glyph.size });
    }
  }
  return lines.flatMap((line) => closed(line.glyphs)).sort((a, b) => a.y - b.y);
}

const byMiddle = (a: Glyph, b: Glyph): number => middle(a) - middle(b) || a.x - b.x;
const middle = ({ y, size }: Glyph): number => y - 0.35 * size;

/** Only the last few lines can still be open, because characters come from top to bottom. */
function bestHome(lines: readonly OpenLine[], glyph: Glyph): OpenLine | undefined {
  let best: OpenLine | undefined;
  let most = 0.5;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 3); i--) {
    const line = lines[i] as OpenLine;
    const share = overlap(line, glyph) / Math.min(line.size, glyph.size);
    if (share > most) [best, most] = [line, share];
  }
  return best;
}

const overlap = (a: { y: number; size: number }, b: { y: number; size: number }): number =>
  Math.min(a.y + 0.15 * a.size, b.y + 0.15 * b.size) - Math.max(a.y - 0.85 * a.size, b.y - 0.85 * b.size);

function closed(glyphs: readonly Glyph[]): Line[] {
  const ordered = withoutDoubles(glyphs.filter(({ text }) => text.trim() !== '').sort((a, b) => a.x - b.x));
  const first = ordered[0];
  if (!first) return [];
  const size = commonSize(ordered);
  const main = ordered.find((glyph) => Math.abs(glyph.size - size) < 0.1) ?? first;
  const last = ordered.at(-1) ?? first;
  const spaces = glyphs.filter(({ text, x }) => text.trim() === '' && x > first.x && x < last.x);
  const all = spaces.length === 0 ? ordered : [...ordered, ...spaces].sort((a, b) => a.x - b.x);
  return [{ glyphs: all, left: first.x, right: rightEdge(last), y: main.y, size }];
}

/** A Latin character set in a wide box (as Chinese symbol fonts do) ends where its ink ends, about half an em on. */
const rightEdge = (glyph: Glyph): number => (isIdeographic(glyph.text) ? glyph.end : Math.min(glyph.end, glyph.x + 0.6 * glyph.size));

/** Bold is sometimes faked by printing a character twice, a hair apart. */
const withoutDoubles = (glyphs: readonly Glyph[]): Glyph[] =>
  glyphs.filter((glyph, i) => {
    const before = glyphs[i - 1];
    return !(before && before.text === glyph.text && glyph.x - before.x < 0.2 * glyph.size);
  });

function commonSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) {
    const rounded = Math.round(size * 4) / 4;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return Math.max(...[...counts].filter(([, count]) => count === most).map(([size]) => size));
}

export const isBold = (line: Line): boolean => line.glyphs.every(({ bold, text }) => bold || text.trim() === '');

/** Splits a line where the gap between two characters is at least `ems` wide. */
export function splitAtGaps(line: Line, ems: number): Line[] {
  const inked = line.glyphs.filter(({ text }) => text.trim() !== '');
  const parts: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of inked) {
    if (!last || glyph.x - rightEdge(last) >= ems * line.size) parts.push([]);
    parts.at(-1)?.push(glyph);
    last = glyph;
  }
  if (parts.length < 2) return [line];
  return parts.map((part) => cut(line, (part[0] as Glyph).x, (part.at(-1) as Glyph).x));
}

/** The part of a line whose characters start within [from, to]. */
export function cut(line: Line, from: number, to: number): Line {
  const glyphs = line.glyphs.filter(({ x }) => x >= from && x <= to);
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const last = inked.at(-1);
  return { glyphs, left: inked[0]?.x ?? from, right: last ? rightEdge(last) : from, y: line.y, size: line.size };
}

/** What the line says: spaces that only stretch or split it are gone, those between words stay. */
export function textOf(line: Line): string {
  const known = told.get(line);
  if (known !== undefined) return known;
  const text = said(line);
  told.set(line, text);
  return text;
}

/** Lines are asked again and again. */
const told = new WeakMap<Line, string>();

function said(line: Line): string {
  const steps = stepsOf(line);
  const usual = usualGap(steps);
  const spread = isSpreadOut(steps, usual);
  let text = '';
  for (const step of steps) text += (step.gap !== undefined && needsSpace(step, usual, spread) ? ' ' : '') + step.text;
  return closeUp(text);
}

/** A character with the gap before it, in ems, and whether a space was printed there. */
type Step = { readonly text: string; readonly gap: number | undefined; readonly spaced: boolean; readonly before: string };

function stepsOf({ glyphs, size }: Line): Step[] {
  const steps: Step[] = [];
  let last: Glyph | undefined;
  let spaced = false;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') {
      spaced = true;
      continue;
    }
    const gap = last && (glyph.x - rightEdge(last)) / size;
    steps.push({ text: glyph.text.trim(), gap, spaced, before: last?.text ?? '' });
    last = glyph;
    spaced = false;
  }
  return steps;
}

const isWide = (step: Step): boolean => isIdeographic(step.text) && isIdeographic(step.before);

function usualGap(steps: readonly Step[]): number {
  const gaps = steps.flatMap((step) => (step.gap !== undefined && isWide(step) ? [step.gap] : [])).sort((a, b) => a - b);
  return Math.max(0, gaps[(gaps.length - 1) >> 1] ?? 0);
}

/** 委 市, the end of one name and the start of the next, is set with the narrow space of the line, 附 件 with a wide one. */
const NARROW_SPACE = 0.4;

/** 附 件, 各 区 实 现: most ideographs stand alone, so the spaces are the setter's, not the writer's. */
function isSpreadOut(steps: readonly Step[], usual: number): boolean {
  const wide = steps.filter(isWide);
  if (wide.length === 1 && wide[0]?.spaced && usual < NARROW_SPACE) return false;
  const apart = wide.filter(({ gap, spaced }) => spaced || (gap ?? 0) > 0.12);
  return usual > 0.12 || apart.length * 2 > wide.length;
}

function needsSpace(step: Step, usual: number, spread: boolean): boolean {
  const gap = step.gap ?? 0;
  if (isWide(step)) return gap > usual + 0.8 || (step.spaced && (!spread || gap > usual + 0.15) && !isOpenOrClose(step));
  const mixed = isIdeographic(step.text) || isIdeographic(step.before);
  if (!mixed) return step.spaced || (gap > 0.3 + usual && !isOpenOrClose(step));
  return !isOpenOrClose(step) && ((step.spaced && gap > 0.1) || gap > usual + 0.8);
}

const OPENS = /^[（(《“‘【〔]/;
const CLOSES = /^[，。；：、）》”’】〕？！,.;:)?!]/;
const isOpenOrClose = ({ text, before }: Step): boolean =>
  CLOSES.test(text) || CLOSES.test(before) || OPENS.test(before) || OPENS.test(text);
