import type { Span } from './draft.ts';
import { type Passage, rangeOf } from './passage.ts';
import type { Range } from './source.ts';

/** What the rules need to know about the document around a measure. */
export type ClauseContext = {
  /** The year of the plan, for dates printed without one. */
  readonly year: number | null;
  readonly spanOf: (at: Range) => Span;
};

/**
 * A passage made ready for rules: white space out, half-width digits and letters, full-width Chinese punctuation. Each of its
 * characters still knows where it stood, so that what a rule finds is shown as printed.
 */
export type Reading = {
  readonly text: string;
  /** `text` with □ for all that stands in titles, quotation marks and brackets: what a clause says by itself. */
  readonly outline: string;
  /** For each character of `text`, its index in `printed`. */
  readonly at: readonly number[];
  readonly printed: Passage;
};

/** A piece of a sentence between commas. `part` counts what semicolons divide, `sentence` what full stops do. */
export type Clause = { readonly start: number; readonly end: number; readonly part: number; readonly sentence: number };

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '―': '—',
  '〔': '（',
  '〕': '）',
  '［': '（',
  '］': '）',
};
const HARD_BEFORE = /[。；;：:！!？?]\s*$/;
const HARD_AFTER =
  /^\s*(?:\d{1,2}[.．、)）]|[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[（(]\d|[①-⑳●•·▪■◆—]|第[一二三四五六七八九十]|[一二三四五六七八九]是)/;

export function readingOf(printed: Passage): Reading {
  const { text: source } = printed;
  const at: number[] = [];
  let text = '';
  let kept = 0;
  for (let i = 0; i < source.length; i++) {
    const as = isPlain(source.charCodeAt(i)) ? null : readAs(source, i);
    if (as === null) at.push(i);
    else {
      text += source.slice(kept, i) + as;
      kept = i + 1;
      if (as !== '') at.push(i);
    }
  }
  text += source.slice(kept);
  return { text, outline: outlineOf(text), at, printed };
}

/** Chinese signs and punctuation, which stand as they are: almost all there is. */
const isPlain = (code: number): boolean =>
  (code > 0x3000 && code < 0xff01 && code !== 0x3014 && code !== 0x3015) || (code >= 0x30 && code <= 0x39);

/** What a character is read as; nothing where it goes, `null` where it stands. */
function readAs(text: string, i: number): string | null {
  const character = text[i] as string;
  if (character === '\n')
    return HARD_BEFORE.test(text.slice(Math.max(0, i - 3), i)) || HARD_AFTER.test(text.slice(i + 1, i + 9)) ? null : '';
  if (character.trim() === '' || character === '\u200b') return isLatin(text[i - 1]) && isLatin(text[i + 1]) ? ' ' : '';
  if (character === ',' && /\d/.test(text[i - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5))) return null;
  const as = FULL[character] ?? half(character);
  return as === character ? null : as;
}

const isLatin = (character: string | undefined): boolean => character !== undefined && /[A-Za-z]/.test(character);

/** ０ is 0, Ａ is A, ％ is %. */
function half(character: string): string {
  const code = character.charCodeAt(0);
  const isWord = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  return isWord || character === '％' || character === '．' || character === '／' ? String.fromCharCode(code - 0xfee0) : character;
}

const CLOSES: Readonly<Record<string, string>> = { '（': '）', '《': '》', '“': '”', '‘': '’', '「': '」', '【': '】' };

const BRACKETS = /[（）《》“”‘’「」【】\n]/g;

function outlineOf(text: string): string {
  const open: { at: number; close: string }[] = [];
  let outline = '';
  let done = 0;
  for (const { 0: character, index } of text.matchAll(BRACKETS)) {
    const close = CLOSES[character];
    if (character === '\n') open.length = 0;
    else if (close !== undefined && open.length < 8) open.push({ at: index, close });
    else if (open.at(-1)?.close === character) {
      const { at } = open.pop() as { at: number };
      if (open.length > 0) continue;
      outline += text.slice(done, at + 1) + '□'.repeat(index - at - 1);
      done = index;
    }
  }
  return outline + text.slice(done);
}

const ENDS_CLAUSE = /[。！？\n，；：]|$/g;

export function clausesOf({ outline }: Reading): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let part = 0;
  let sentence = 0;
  for (const { 0: character, index } of outline.matchAll(ENDS_CLAUSE)) {
    if (index > start) clauses.push({ start, end: index, part, sentence });
    start = index + 1;
    if (character === '，' || character === '：') continue;
    part++;
    if (character !== '；') sentence++;
  }
  return clauses;
}

/** What stands there as printed, white space between Chinese signs included. */
export function phraseOf({ printed, at }: Reading, start: number, end: number): string {
  return start >= end ? '' : printed.text.slice(at[start], (at[end - 1] as number) + 1);
}

/** What stands there as printed, without the white space that comes from layout. */
export const wordsOf = (reading: Reading, start: number, end: number): string => closedUp(phraseOf(reading, start, end));

/** White space goes, but between two Latin words. */
export const closedUp = (text: string): string =>
  text.replace(/\s+/g, (space, index: number) => (isLatin(text[index - 1]) && isLatin(text[index + space.length]) ? ' ' : ''));

export const rangeIn = ({ printed, at }: Reading, start: number, end: number): Range =>
  rangeOf(printed, at[start] ?? 0, start >= end ? (at[start] ?? 0) : (at[end - 1] as number) + 1);
