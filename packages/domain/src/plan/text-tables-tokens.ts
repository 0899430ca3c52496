import { isDeadlineText } from './deadline.ts';
import { numberedHeading } from './numbering-headings.ts';
import type { Range } from './source.ts';
import { isNone, squeeze } from './table-text.ts';
import { gluedRanges } from './text-tables-glued.ts';
import { unitLikeness } from './units.ts';

/** A piece of a flattened table: a whole cell, a unit of one, or a part of its text. */
export type Token = { readonly at: Range; readonly text: string; readonly kind: TokenKind };
export type TokenKind = 'heading' | 'number' | 'deadline' | 'unit' | 'none' | 'text' | 'break';

export function tokenOf(document: string, at: Range): Token {
  const text = document.slice(at.start, at.end);
  return { at, text, kind: kindOf(text.includes('<') ? text.replace(/<\/?p>/gi, ' ').trim() : text) };
}

function kindOf(text: string): TokenKind {
  const words = squeeze(text);
  if (isNone(words)) return 'none';
  if (/^[0-9０-９]{1,3}[.．、]?$/.test(words)) return 'number';
  if (words.length <= 60 && numberedHeading(words) !== null) return 'heading';
  if (words.length <= 30 && isDeadlineText(words)) return 'deadline';
  return words.length <= 200 && (unitLikeness(text) > 0.5 || /^[(（][^()（）]{2,40}[)）]$/.test(words)) ? 'unit' : 'text';
}

const WIDE = /[)>\u2e80-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef“”‘’—…]/;

/**
 * Cuts a run of text at the spaces that once parted cells: those between two Chinese characters, and those around a number that
 * goes on with the numbering of the rows. Spaces beside Latin letters and figures belong to the sentence.
 */
export function spacedTokens(document: string, ranges: readonly (Range | 'break')[]): Token[] {
  const tokens: Token[] = [];
  let expected = 1;
  for (const range of ranges) {
    if (range === 'break') {
      tokens.push({ at: { start: 0, end: 0 }, text: '', kind: 'break' });
      continue;
    }
    const { start, end } = range;
    let from = start;
    const push = (to: number): void => {
      if (document.slice(from, to).trim() !== '') tokens.push(...cutToken(document, trimmedRange(document, from, to)));
      from = to;
    };
    for (const gap of gapsIn(document, start, end)) {
      const number = numberAfter(document, gap, end);
      if (number !== null && goesOn(number.value, expected) && endsRow(document, from, gap)) {
        push(gap);
        push(number.end);
        expected = number.value + 1;
      } else if (isHard(document, gap)) push(gap);
    }
    push(end);
  }
  return tokens;
}

/** A text in which a deadline and units stand straight behind a full stop is cut there. */
function cutToken(document: string, at: Range): Token[] {
  const token = tokenOf(document, at);
  if (token.kind !== 'text' || token.text.length < 12) return [token];
  return gluedRanges(document, at).map((piece) => tokenOf(document, piece));
}

/** The next number, the same one again on a new page, or a numbering that begins anew. */
export const goesOn = (value: number, expected: number): boolean => value === expected || value === expected - 1 || value === 1;

function* gapsIn(document: string, start: number, end: number): Generator<number> {
  const gap = /\s+/g;
  gap.lastIndex = start;
  yield start;
  for (let match = gap.exec(document); match !== null && match.index < end; match = gap.exec(document)) yield match.index;
}

/** A date after a space begins a cell as often as not, and cut from a sentence it does no harm: the pieces are joined again. */
function isHard(document: string, gap: number): boolean {
  if (!WIDE.test(document[gap - 1] ?? '')) return false;
  const after = document.slice(gap, gap + 50).trimStart();
  return WIDE.test(after[0] ?? '') || /^[<(]|^(?:[0-9]{4}\s*年\s*)?[0-9]{1,2}\s*(?:[-—–]+\s*[0-9]{1,2}\s*)?月/.test(after);
}

type FoundNumber = { readonly value: number; readonly end: number };

function numberAfter(document: string, gap: number, end: number): FoundNumber | null {
  const match = /^\s*([0-9]{1,3})(?=\s|[\u4e00-\u9fff])/.exec(document.slice(gap, Math.min(end, gap + 20)));
  return match === null ? null : { value: Number(match[1]), end: gap + match[0].length };
}

/** Whether what stands before the gap can be the last cell of a row: units, none, a heading, or nothing at all. */
function endsRow(document: string, from: number, gap: number): boolean {
  const before = document.slice(Math.max(from, gap - 60), gap).trim();
  if (before === '') return true;
  const kind = kindOf(before);
  return kind === 'unit' || kind === 'none' || kind === 'heading';
}

export function trimmedRange(document: string, start: number, end: number): Range {
  const text = document.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: Math.max(from, start + text.trimEnd().length) };
}
