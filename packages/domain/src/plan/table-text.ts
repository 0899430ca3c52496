import { trimmed } from './layout-item.ts';
import { filter, join, type Passage, passageOf, slice, trim } from './passage.ts';
import type { Range } from './source.ts';

/** All white space out: for comparing what different lines print of the same words. */
export const squeeze = (text: string): string => text.replace(/[\s\u3000\u200b\ufeff]+/g, '');

/** ——, /, 无: the cell says that there is none. */
export const isNone = (text: string): boolean => /^(?:[-—―－–─━_~/／\\*]+|无|暂无|不涉及)$/.test(squeeze(text));

/** 同上: what the row above says. */
export const isDitto = (text: string): boolean => /^[(（]?(?:同上|同前|〃|″)[)）]?$/.test(squeeze(text));

/** The text of a cell as a reader sees it: mark-up out, paragraphs on lines of their own, sub-scripts closed up. */
export function cellText(document: string, at: Range): Passage {
  const within = trimmed(document, at);
  const passage = passageOf(document, within);
  return RESIDUE.test(passage.text) ? readable(passage) : passage;
}

/** What makes a cell other than the line it prints. */
const RESIDUE = /[<_$&\n\r]/;

/** The same, where nobody asks where the characters stood. */
export function cellString(document: string, at: Range): string {
  const text = document.slice(at.start, at.end).trim();
  return RESIDUE.test(text) ? cellText(document, at).text : text;
}

const TAG = /<\/?(?:p|br|div|span|sub|sup|b|strong|i|em|u|font)(?:\s[^<>]{0,200})?\/?>/gi;
const PARAGRAPH_END = /^<(?:\/(?:p|div)|br)\b/i;

export function readable(passage: Passage): Passage {
  const open = passage.text.includes('<') ? withoutTags(passage) : passage;
  return tidy(/[_$&]/.test(open.text) ? withoutMarks(open) : open);
}

function withoutTags(passage: Passage): Passage {
  const paragraphs: Passage[][] = [[]];
  let from = 0;
  for (const tag of passage.text.matchAll(TAG)) {
    paragraphs.at(-1)?.push(slice(passage, from, tag.index));
    from = tag.index + tag[0].length;
    if (PARAGRAPH_END.test(tag[0])) paragraphs.push([]);
  }
  paragraphs.at(-1)?.push(slice(passage, from));
  return join(
    paragraphs.map((pieces) => trim(join(pieces, ''))).filter(({ text }) => text !== ''),
    '\n',
  );
}

/** `NO _x` and `PM _{2.5}` are what remains of sub-scripts. */
const SUBSCRIPT = /(?<=[A-Za-z}])( *\\?_ *\{?)([0-9.]{1,4}|[a-zA-Z])(?![A-Za-z0-9])(\}?)/g;
/** `$\mathrm{NO}_{x}$`: a formula as recognisers of print write it. */
const FORMULA = /\$([^$\n]{1,60})\$/g;
const FORMULA_MARK = /\\[a-zA-Z]{2,8}\s?|[\\{}_^\s]/g;
const ENTITY = /&(?:nbsp|emsp|ensp|zwnj|zwsp);/g;

function withoutMarks(passage: Passage): Passage {
  const marks = new Set<number>();
  const mark = (start: number, length: number): void => {
    for (let i = 0; i < length; i++) marks.add(start + i);
  };
  for (const match of passage.text.matchAll(SUBSCRIPT)) {
    const [whole, before, , after] = match as unknown as [string, string, string, string];
    mark(match.index, before.length);
    mark(match.index + whole.length - after.length, after.length);
  }
  for (const match of passage.text.matchAll(FORMULA)) {
    mark(match.index, 1);
    mark(match.index + match[0].length - 1, 1);
    for (const inner of (match[1] as string).matchAll(FORMULA_MARK)) mark(match.index + 1 + inner.index, inner[0].length);
  }
  for (const match of passage.text.matchAll(ENTITY)) mark(match.index, match[0].length);
  return marks.size === 0 ? passage : filter(passage, (_, index) => !marks.has(index));
}

/** Lines trimmed and empty ones left out. */
function tidy(passage: Passage): Passage {
  const whole = trim(passage);
  if (!/[\n\r]/.test(whole.text)) return whole;
  return join(
    linesOf(whole)
      .map(trim)
      .filter(({ text }) => text !== ''),
    '\n',
  );
}

function linesOf(passage: Passage): Passage[] {
  const lines: Passage[] = [];
  let from = 0;
  for (const end of passage.text.matchAll(/\r\n|\n|\r/g)) {
    lines.push(slice(passage, from, end.index));
    from = end.index + end[0].length;
  }
  lines.push(slice(passage, from));
  return lines;
}

const NARROW_END = /[A-Za-z0-9,.;)]$/;
const NARROW_START = /^[A-Za-z0-9(]/;

/** A short text (title, heading, number) on one line, as it would stand were the column wider. */
export function oneLine(text: string): string {
  let joined = '';
  for (const piece of text.split('\n')) {
    const line = piece.trim();
    joined += NARROW_END.test(joined) && NARROW_START.test(line) ? ` ${line}` : line;
  }
  return joined;
}
