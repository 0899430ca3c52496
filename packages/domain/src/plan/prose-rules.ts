import type { UnitMention } from './draft.ts';
import { type Passage, slice } from './passage.ts';
import { listsUnits } from './prose-role.ts';
import { readUnits } from './units.ts';

/** A rule a plan states once and means throughout. */
export type StandingRule = FirstLeads | Everywhere;

/** 列第一位者为牵头单位 */
type FirstLeads = RulePlace & { readonly kind: 'firstLeads'; readonly restSupport: boolean };
/** 均需各区政府落实，不再列出 */
type Everywhere = RulePlace & {
  readonly kind: 'everywhere';
  readonly role: 'lead' | 'responsible' | 'support';
  readonly units: readonly UnitMention[];
};

type RulePlace = {
  /** Where the words of the rule stand in the passage. */
  readonly start: number;
  readonly end: number;
  /** Where they stand in the document. */
  readonly at: number;
  /** What the rule covers: all that follows, the whole plan, or the list it stands in. */
  readonly reach: 'following' | 'all' | 'here';
};

const HINT = /不再|下同|首位|第一|各项|所有|以下|以上|上述|全部/;
const FIRST =
  /[^，,。；;：:（）()【】]{0,16}(?:首位|第[一1][位名个家的]|排[名序]第[一1]|首[个家]|第[一1]责任)[^，,。；;（）()【】]{0,12}(?:牵头|主办|主责)[^，,。；;（）()【】]{0,8}|牵头(?:单位|部门)[^，,。；;（）()【】]{0,4}[列排居][^，,。；;（）()【】]{0,6}(?:首位|第一位?)/g;
const REST = /^[，,、；;]?\s*(?:其余|其他|其它|后续|余下|排后|其后)[^，,。；;（）()【】]{0,14}/;
const SAME_BELOW = /^[，,、；;]?\s*(?:以下|下)同/;

const EVERY = /[均都皆](?:需要?|须|由|应由?|要由?|为|含|包含|包括)/g;
/** 均包含各区政府，各开发区管委会: what follows are names, over commas too. */
const INCLUDES = /(?:为|含|包括)$/;
const OPEN = '（(〔［[';
const CLOSE = '）)〕］]';
const WORK =
  /^(?:以下|以上|上述|下述|下列|本[^各市区省县]{0,8}|各项|所有|全部|除[^，,]{0,24}外|其中|另外)*(?:重点)?(?:任务|工作|措施|事项|内容|条款|各项|各条)*(?:中|的)?/;
const VERB = /(?:按职责|按照职责|分工|贯彻|负责|组织|抓好|具体|共同|参与|配合|落实|实施|执行|责任单位|牵头)/;

export function standingRules(passage: Passage): StandingRule[] {
  if (!HINT.test(passage.text)) return [];
  return [...firstLeads(passage), ...everywhere(passage)].sort((a, b) => a.start - b.start);
}

/** The passage without the words of its rules. */
export function withoutRules(passage: Passage, rules: readonly StandingRule[]): Passage[] {
  const kept: Passage[] = [];
  let from = 0;
  for (const rule of rules) {
    if (rule.start > from) kept.push(slice(passage, from, rule.start));
    from = Math.max(from, rule.end);
  }
  if (from < passage.text.length) kept.push(slice(passage, from));
  return kept;
}

function firstLeads(passage: Passage): FirstLeads[] {
  const { text } = passage;
  if (!/首[位个家]|第[一1]/.test(text) || !/牵头|主办|主责/.test(text)) return [];
  return Array.from(text.matchAll(FIRST), (match) => {
    let end = match.index + match[0].length;
    const rest = REST.exec(text.slice(end, end + 40))?.[0] ?? '';
    end += rest.length;
    const same = SAME_BELOW.exec(text.slice(end, end + 12))?.[0] ?? '';
    const reach = same !== '' || /以下|下列/.test(match[0]) ? 'following' : /各项|所有|任务|本/.test(match[0]) ? 'all' : 'here';
    return {
      kind: 'firstLeads',
      restSupport: /配合|协办|参与/.test(rest),
      start: match.index,
      end: end + same.length,
      at: passage.from[match.index] ?? 0,
      reach,
    };
  });
}

function everywhere(passage: Passage): Everywhere[] {
  const found: Everywhere[] = [];
  for (const match of passage.text.matchAll(EVERY)) {
    const rule = everywhereAt(passage, match.index, match.index + match[0].length);
    if (rule !== null && rule.start >= (found.at(-1)?.end ?? 0)) found.push(rule);
  }
  return found;
}

function everywhereAt(passage: Passage, every: number, behind: number): Everywhere | null {
  const { text } = passage;
  const start = clauseStart(text, every);
  const end = ruleEnd(text, behind);
  const words = text.slice(start, end);
  if (!HINT.test(words)) return null;
  const includes = INCLUDES.test(text.slice(every, behind));
  const named = includes ? unitsIncluded(passage, behind, end) : null;
  const units = named ?? unitsOf(passage, start, every) ?? unitsBehind(passage, behind, end);
  if (units === null) return null;
  const doing = named === null ? text.slice(every, end) : words;
  const role = /牵头/.test(doing) ? 'lead' : /配合|参与|协助/.test(doing) && !/落实|负责/.test(doing) ? 'support' : 'responsible';
  return {
    kind: 'everywhere',
    role,
    units,
    ...withBrackets(text, start, end),
    at: passage.from[start] ?? 0,
    reach: /以下|下同|下列|下述/.test(words) ? 'following' : 'all',
  };
}

/** 各区政府均需落实: the units stand before. */
function unitsOf(passage: Passage, start: number, end: number): UnitMention[] | null {
  const words = passage.text.slice(start, end);
  const from = start + (WORK.exec(words)?.[0].length ?? 0);
  return asUnits(passage, from, end);
}

/** 均需各区政府落实: the units stand behind, up to what they shall do. */
function unitsBehind(passage: Passage, start: number, end: number): UnitMention[] | null {
  const words = passage.text.slice(start, end);
  const stop = words.search(new RegExp(`${VERB.source}|[，,]`));
  return asUnits(passage, start, stop === -1 ? end : start + stop);
}

/** 均包含各区政府，各开发区管委会，不再列出 */
function unitsIncluded(passage: Passage, start: number, end: number): UnitMention[] | null {
  const stop = passage.text.slice(start, end).search(/[，,、]?\s*(?:以下|后续)?(?:均|都)?(?:不再|(?:以)?下同)/);
  return asUnits(passage, start, stop === -1 ? end : start + stop);
}

/** A bracket that holds nothing but the rule goes with it. */
function withBrackets(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const framed = OPEN.includes(text[start - 1] ?? ' ') && CLOSE.includes(text[end] ?? ' ');
  return framed ? { start: start - 1, end: end + 1 } : { start, end };
}

function asUnits(passage: Passage, start: number, end: number): UnitMention[] | null {
  const words = slice(passage, start, end);
  if (!listsUnits(words.text)) return null;
  const units = readUnits(words);
  return units.length === 0 ? null : units;
}

/** Back to the comma or full stop before, or to a bracket that is more than a note on a unit. */
function clauseStart(text: string, at: number): number {
  const least = Math.max(0, at - 80);
  for (let i = at - 1; i >= least; i--) {
    const character = text[i] as string;
    if (CLOSE.includes(character)) {
      const before = text.slice(least, i);
      const open = least + Math.max(...[...OPEN].map((mark) => before.lastIndexOf(mark)));
      if (open < least || i - open > 20 || /[，,；;：:]/.test(text.slice(open, i))) return i + 1;
      i = open;
    } else if (OPEN.includes(character) || '【】'.includes(character)) return i + 1;
    else if ('，,。；;：:'.includes(character)) return withTopic(text, i);
  }
  return least;
}

/** 以下任务，均需…: the topic before the comma belongs to the rule. */
function withTopic(text: string, comma: number): number {
  if (text[comma] !== '，' && text[comma] !== ',') return comma + 1;
  const before = /(?:^|[，,。；;：:（(【])((?:以下|以上|上述|下列|本方案|本计划|除)[^，,。；;：:（(【]{0,24})$/.exec(
    text.slice(Math.max(0, comma - 30), comma),
  );
  return before === null ? comma + 1 : comma - (before[1] as string).length;
}

/** To the end of the sentence or bracket, or of its last clause that says 不再列出 or 下同. */
function ruleEnd(text: string, from: number): number {
  const window = text.slice(from, from + 120);
  const stop = window.search(/[。；;【】]/);
  const within = stop === -1 ? window : window.slice(0, stop);
  const closing = unmatched(within);
  const sentence = closing === -1 ? within : within.slice(0, closing);
  const last = /^.*(?:不再[^，,（）()〔〕［］[\]]{0,12}|下同)/.exec(sentence);
  if (last !== null) return from + last[0].length;
  const comma = sentence.search(/[，,]/);
  return from + (comma === -1 ? sentence.length : comma);
}

/** Where a bracket is closed that was opened before. */
function unmatched(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (OPEN.includes(text[i] as string)) depth++;
    else if (CLOSE.includes(text[i] as string) && --depth < 0) return i;
  }
  return -1;
}
