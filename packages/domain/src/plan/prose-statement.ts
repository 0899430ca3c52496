import { type Passage, passageOf, rangeOf, slice, trim } from './passage.ts';
import { labelsIn, startsWithLabel } from './prose-label.ts';
import { givesOutWork, isRoleSentence, listsOffices, listsUnits, withoutDeadlines } from './prose-role.ts';
import { standingRules, withoutRules } from './prose-rules.ts';
import type { Range } from './source.ts';

/** The words of a plan, and between them the statements who does them: （责任单位：…）, 牵头单位：…, 市交通委牵头，…。 */
export type Token = {
  readonly kind: 'words' | 'statement';
  /** Of a statement: what stands within the brackets. */
  readonly passage: Passage;
  readonly at: Range;
};

type Found = { readonly start: number; readonly end: number; readonly from: number; readonly to: number };

const ROLE_HINT = /牵头|负责|配合|参与|参加|职责|分工|落实|主办|承办|协办|会同|指导|责任|单位|部门/;
const REMARK = /^(?:含|包括|不含|除|以下简称|简称|下称|见|详见|附|注[:：]|即|如|例如|其中|指|约|现|原|试行|征求意见稿)/;
const UNIT_END = /(?:局|委|办|厅|部|会|政府|公司|集团|中心|院|所|队|站|街道|镇|乡|机关)$/;

/** The same passage is asked for its heading, its parts and its units. */
const known = new WeakMap<Passage, readonly Token[]>();

export function tokensOf(passage: Passage): readonly Token[] {
  const tokens = known.get(passage) ?? readTokens(passage);
  known.set(passage, tokens);
  return tokens;
}

function readTokens(passage: Passage): Token[] {
  const statements = statementsIn(passage.text);
  if (statements.length === 0) return [{ kind: 'words', passage, at: rangeOf(passage) }];
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end, from: inner, to } of statements) {
    if (start > from) tokens.push(words(passage, from, start));
    tokens.push({ kind: 'statement', passage: trim(slice(passage, inner, to)), at: rangeOf(passage, start, end) });
    from = end;
  }
  if (from < passage.text.length) tokens.push(words(passage, from, passage.text.length));
  return tokens;
}

const words = (passage: Passage, start: number, end: number): Token => ({
  kind: 'words',
  passage: slice(passage, start, end),
  at: rangeOf(passage, start, end),
});

export const hasStatement = (passage: Passage): boolean => tokensOf(passage).some(({ kind }) => kind === 'statement');

function statementsIn(text: string): Found[] {
  const brackets = topBrackets(text);
  const found = brackets.filter((bracket) => isStatement(text, bracket));
  const open = [...labelled(text, brackets), ...sentences(text, brackets)];
  return merge([...found, ...open]);
}

/** In order, without those that lie within another. */
function merge(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const next of sorted) if (next.start >= (kept.at(-1)?.end ?? 0)) kept.push(next);
  return kept;
}

const PAIRS: Readonly<Record<string, string>> = { '（': '）)', '(': '）)', '【': '】]', '[': ']】', '〔': '〕', '［': '］' };

/** The outermost brackets; one that is opened with a label and never closed ends with the text. */
function topBrackets(text: string): Found[] {
  const found: Found[] = [];
  const open: { at: number; closes: string }[] = [];
  for (const { 0: character, index } of text.matchAll(/[（()）【】[\]〔〕［］]/g)) {
    const closes = PAIRS[character];
    if (closes !== undefined) open.push({ at: index, closes });
    else if (open.at(-1)?.closes.includes(character) === true) {
      const { at } = open.pop() as { at: number };
      if (open.length === 0) found.push({ start: at, end: index + 1, from: at + 1, to: index });
    }
  }
  const stray = open[0];
  if (stray === undefined) return found;
  const tail = text.slice(stray.at + 1);
  const label = labelsIn(tail.slice(0, 40))[0];
  if (label?.start === 0 && tail.length < 600) found.push({ start: stray.at, end: text.length, from: stray.at + 1, to: text.length });
  return found;
}

function isStatement(text: string, { start, end, from, to }: Found): boolean {
  const content = text.slice(from, to).trim();
  if (content === '' || content.length > 1200 || REMARK.test(content)) return false;
  if (labelsIn(content)[0]?.start === 0) return true;
  const before = text.slice(Math.max(0, start - 12), start).trimEnd();
  const after = text.slice(end, end + 1);
  if (/^[，,、]/.test(after) && !/[。；！]$/.test(before)) return false;
  const given = withoutRuleWords(content);
  if (given === '') return true;
  if (ROLE_HINT.test(given) && givesOutWork(given)) return !/^(?:牵头|负责|组织|会同|开展)/.test(text.slice(end, end + 2));
  const names = withoutDeadlines(given);
  const several = /[、，,；;]/.test(names) || /[。！；]$/.test(before);
  if (!listsUnits(names) && !(several && listsOffices(names))) return false;
  const trails = after === '' || /[。；;\s（(【]/.test(after) || /[。！；]$/.test(before) || start === 0;
  return trails && !isNoteOfUnit(before, given);
}

/** 市科委（市中关村管委会）: one unit behind another is its note. */
const isNoteOfUnit = (before: string, content: string): boolean => UNIT_END.test(before) && !/[、，,；;]/.test(content);

/** What a bracket says beside rules meant throughout; nothing where it carries only such rules. */
function withoutRuleWords(content: string): string {
  const passage = passageOf(content, { start: 0, end: content.length });
  const rules = standingRules(passage);
  if (rules.length === 0) return content;
  const rest = withoutRules(passage, rules).map(({ text }) => text);
  return rest
    .join('')
    .replace(/(?:^|[，,。；;、])\s*(?:以?下同)?[\s，,。；;、]*$/, '')
    .trim();
}

/** 责任单位：… without brackets, to the end of its sentence or line. */
function labelled(text: string, brackets: readonly Found[]): Found[] {
  const found: Found[] = [];
  let bracket = 0;
  for (const label of labelsIn(text)) {
    while ((brackets[bracket]?.end ?? Number.POSITIVE_INFINITY) <= label.start) bracket++;
    if ((brackets[bracket]?.start ?? Number.POSITIVE_INFINITY) < label.start) continue;
    if (label.start < (found.at(-1)?.end ?? 0)) continue;
    if (label.start > 0 && !/[。；;！\s）)】\]〕—★●■▲]/.test(text[label.start - 1] as string)) continue;
    const end = endOfLabelled(text, label.end);
    const marks = /[—★●■▲\s]*$/.exec(text.slice(Math.max(0, label.start - 4), label.start))?.[0].length ?? 0;
    found.push({ start: label.start - marks, end, from: label.start, to: end });
  }
  return found;
}

function endOfLabelled(text: string, from: number): number {
  const stop = text.indexOf('。', from);
  const end = stop === -1 ? text.length : stop + 1;
  for (const gap of text.slice(from, end).matchAll(/\s+/g)) {
    const at = from + gap.index;
    const behind = at + gap[0].length;
    if (at > from && behind < end && !goesOn(text[at - 1] as string, text.slice(behind, Math.min(end, behind + 60)))) return at;
  }
  return end;
}

/** Whether a list goes on behind white space: with a name, or another label. */
function goesOn(last: string, behind: string): boolean {
  if (/[、，,；;：:]/.test(last) || /^[、，,；;（(]/.test(behind) || startsWithLabel(behind)) return true;
  const next = /^[^\s。]*/.exec(behind)?.[0] ?? '';
  return next === '' || listsUnits(next);
}

/** A sentence that states a rule for all tasks: 以上均需各区落实，不再列出。 */
const isRule = (sentence: string): boolean =>
  sentence.length < 120 && /[均都皆]|牵头/.test(sentence) && withoutRuleWords(sentence) === '' && /\p{L}/u.test(sentence);

/** Whole sentences that do nothing but give out the work; a bracket before one belongs to the sentence before. */
function sentences(text: string, brackets: readonly Found[]): Found[] {
  const found: Found[] = [];
  const endOfBracket = new Map(brackets.map(({ start, end }) => [start, end]));
  let start = 0;
  while (start < text.length) {
    start = endOfBracket.get(start) ?? start;
    const stop = text.indexOf('。', start);
    const end = stop === -1 ? text.length : stop + 1;
    const sentence = text.slice(start, end);
    if (isRoleSentence(sentence) || isRule(sentence)) found.push({ start, end, from: start, to: end });
    start = end;
  }
  return found;
}
