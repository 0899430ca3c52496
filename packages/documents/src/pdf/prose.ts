import { isBold, type Line, textOf } from './line.ts';
import type { Column } from './print.ts';
import { ENDS_INSIDE, ENDS_SENTENCE, isUnclosed, joinLines, NUMBERED, STARTS_INSIDE } from './seams.ts';
import { isFull, type Margins } from './wrap.ts';

/** A paragraph as printed, perhaps with an end that may go on behind the next break of column or page. */
export type ProseParagraph = {
  readonly kind: 'paragraph';
  text: string;
  bold: boolean;
  readonly first: Line;
  last: Line;
  readonly margins: Margins;
};

/** How the body of a document is set. */
export type Setting = { readonly size: number; readonly pitch: number; readonly marginsFor: (width: number) => Margins };

export function settingOf(pages: readonly { readonly width: number; readonly lines: readonly Line[] }[]): Setting {
  const all = pages.flatMap(({ lines }) => lines);
  const size = heaviest(all.map((line) => [half(line.size), line.glyphs.length]));
  const body = (lines: readonly Line[]): Line[] => lines.filter((line) => Math.abs(line.size - size) < 0.6);
  const pitch = heaviest(pages.flatMap(({ lines }) => pitchesOf(body(lines))));
  const byWidth = new Map<number, Margins>();
  for (const { width } of pages) {
    const key = Math.round(width);
    if (byWidth.has(key)) continue;
    byWidth.set(key, textMargins(body(pages.flatMap((page) => (Math.round(page.width) === key ? page.lines : []))), width));
  }
  return { size, pitch: pitch || 1.6 * size, marginsFor: (width) => byWidth.get(Math.round(width)) ?? textMargins([], width) };
}

const half = (n: number): number => Math.round(n * 2) / 2;

function pitchesOf(lines: readonly Line[]): [number, number][] {
  return lines.slice(1).flatMap((line, i): [number, number][] => {
    const step = line.y - (lines[i] as Line).y;
    return step > 0.8 * line.size && step < 4 * line.size ? [[half(step), 1]] : [];
  });
}

/** The value that weighs most. */
function heaviest(weighed: readonly (readonly [value: number, weight: number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  let best = 0;
  for (const [value, sum] of sums) if (sum > (sums.get(best) ?? 0)) best = value;
  return best;
}

/** Where most long lines begin and end. */
export function textMargins(lines: readonly Line[], width: number): Margins {
  if (lines.length === 0) return { left: 0, right: width, justified: false };
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  const size = lines[0]?.size ?? 12;
  const left = lefts.find((_, i) => countWithin(lefts, i, 0.5 * size) * 12 >= lefts.length) ?? (lefts[0] as number);
  const right = rights[Math.floor((rights.length - 1) * 0.93)] as number;
  const atEdge = rights.filter((at) => Math.abs(right - at) < 0.35 * size).length;
  return { left, right, justified: atEdge * 5 >= rights.length * 2 };
}

function countWithin(sorted: readonly number[], from: number, reach: number): number {
  let count = 0;
  while (from + count < sorted.length && (sorted[from + count] as number) - (sorted[from] as number) <= reach) count++;
  return count;
}

/** Joins lines to paragraphs. */
export function paragraphsIn(lines: readonly Line[], setting: Setting, margins: Margins): ProseParagraph[] {
  const paragraphs: ProseParagraph[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const text = textOf(line);
    if (open && follows(open, line, setting) && (isTitle(open, line, text, setting) || goesOn(open, line, text))) extend(open, line, text);
    else paragraphs.push({ kind: 'paragraph', text, bold: isBold(line), first: line, last: line, margins });
  }
  return paragraphs;
}

/** Whether the first paragraph behind a break of page or column is the rest of the last one before it. */
export function continues(open: ProseParagraph, next: ProseParagraph): boolean {
  if (isCentred(open.last, open.margins) || isCentred(next.first, next.margins)) return false;
  if (isUnclosed(open.text)) return true;
  if (ENDS_SENTENCE.test(open.text) || NUMBERED.test(next.text) || indentOf(next.first, next.margins) > 1.2) return false;
  return Math.abs(open.last.size - next.first.size) < 0.6 && isFull(open.last, next.first, open.margins);
}

export function append(open: ProseParagraph, next: ProseParagraph): void {
  open.text = joinLines(open.text, next.text);
  open.bold &&= next.bold;
  open.last = next.last;
}

function extend(open: ProseParagraph, line: Line, text: string): void {
  append(open, { kind: 'paragraph', text, bold: isBold(line), first: line, last: line, margins: open.margins });
}

/** Whether the line is set right under the paragraph, in the same size. */
function follows({ last }: ProseParagraph, line: Line, { pitch }: Setting): boolean {
  const step = line.y - last.y;
  const usual = Math.max(pitch, 1.3 * line.size);
  return step > 0 && step <= 1.25 * usual + 0.3 * (line.size - last.size) && Math.abs(line.size - last.size) < 0.08 * line.size;
}

function goesOn({ text: before, first, last, margins }: ProseParagraph, line: Line, text: string): boolean {
  if (STARTS_INSIDE.test(text) || isUnclosed(before)) return true;
  if (isCentred(last, margins) || isCentred(line, margins)) return false;
  const indent = indentOf(line, margins);
  if (last === first && NUMBERED.test(before) && isHanging(last, line)) return isFull(last, line, margins);
  if (indent > 1.2 && indent > indentOf(last, margins) + 0.5) return false;
  if (NUMBERED.test(text) && (ENDS_SENTENCE.test(before) || indent > 1.2 || isBold(line) !== isBold(last))) return false;
  const sameIndent = indent > 1.2 && last === first && Math.abs(line.left - last.left) < 0.5 * line.size;
  if (sameIndent && ENDS_SENTENCE.test(before)) return false;
  return isFull(last, line, margins) || (ENDS_INSIDE.test(before) && indent <= 1.2);
}

/** Wrapped under the words behind the number, not under the number. */
const isHanging = (last: Line, line: Line): boolean => line.left - last.left > 0.5 * line.size && line.left - last.left < 3.2 * line.size;

const indentOf = (line: Line, { left }: Column): number => (line.left - left) / line.size;

/** Set in the middle, with more room at the left than a first line has. */
function isCentred(line: Line, { left, right }: Column): boolean {
  const before = line.left - left;
  const after = right - line.right;
  return before > 2.6 * line.size && Math.abs(before - after) < Math.max(1.2 * line.size, 0.06 * (right - left));
}

/** A title of several lines, larger than the body, each in the middle of the page unless it fills it. */
function isTitle({ last, margins }: ProseParagraph, line: Line, text: string, { size }: Setting): boolean {
  const larger = line.size > 1.1 * size && isBold(last) === isBold(line);
  const shaped = isCentred(line, margins) && (isCentred(last, margins) || isFull(last, line, margins));
  return larger && shaped && !NUMBERED.test(text) && !/^[（(〔]|^附件/.test(text);
}
