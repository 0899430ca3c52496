import { join, type Passage, slice, trim } from './passage.ts';
import { startsWithLabel } from './prose-label.ts';
import type { MarkerKind } from './prose-marker.ts';
import { listsUnits } from './prose-role.ts';
import { tokensOf } from './prose-statement.ts';
import type { Item, Tree } from './prose-tree.ts';

/** The heading an item begins with. */
export type Heading = {
  readonly title: Passage;
  /** Units named within the heading: （一）扬尘管控（市住房城乡建设委牵头） */
  readonly statements: readonly Passage[];
  /** What follows the heading in its paragraph; null where the heading is the whole paragraph. */
  readonly rest: Passage | null;
  /** Whether it is set off from the text it heads rather than being its first sentence. */
  readonly setOff: boolean;
};

/** Where a heading would end, were the beginning of the paragraph one. */
type Cut = { readonly end: number; readonly rest: Passage; readonly alike: boolean; readonly setOff: boolean };

type Cuts = ReadonlyMap<Item, Cut | null>;

const LONGEST = 36;
/** A longer first sentence is a heading where those beside it are. */
const LONGEST_AMONG = 52;
const LONGEST_WHOLE = 60;
const QUANTITY = /[0-9０-９]\s*(?:[%％‰]|个?百分点|[万亿]|[吨家辆台户个座项处条件次]|公里|平方|微克|毫克|亩|公顷)|[0-9]\s*月底?前|年底前/;
const NO_HEADING = /[；;]|^(?:到|至|截至)?\s*20\d\d\s*年|(?:如下|以下)$|责任单位|^(?:其中|此外|同时|另外)/;
const GENERAL =
  /^(?:总体要求|总体目标|指导思想|基本原则|工作原则|主要目标|工作目标|目标指标|主要任务|重点任务|工作任务|重点工作|保障措施|组织保障|组织实施|工作要求|保障机制)(?![的和与及、，：:。\s])(?=.{12})/;

/** Tells for each item of the plan whether it begins with a heading; items of one kind are judged together. */
export function headingsOf(tree: Tree): ReadonlyMap<Item, Heading> {
  const found = new Map<Item, Heading>();
  const groups = groupsOf(tree.items);
  const runsOn = groups.flat().filter(({ line }) => line.glued && !line.counted).length > 2;
  const cuts: Cuts = new Map(groups.flat().map((item) => [item, cutOf(item, runsOn)]));
  const shares = sharesByKind(groups.flat(), cuts);
  for (const group of groups) {
    const among = share(group, cuts);
    for (const item of group) {
      const heading = headingOf(item, cuts.get(item) ?? null, among, shares.get(kindOf(item)) ?? among);
      if (heading !== null) found.set(item, heading);
    }
  }
  return found;
}

/** Items that stand side by side. */
function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  const waiting: (readonly Item[])[] = [items];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.length === 0) continue;
    groups.push([...next]);
    for (const item of next) waiting.push(item.items);
  }
  return groups;
}

const kindOf = ({ line }: Item): MarkerKind | 'none' => line.marker?.kind ?? 'none';

function sharesByKind(items: readonly Item[], cuts: Cuts): Map<MarkerKind | 'none', Share> {
  const kinds = new Map<MarkerKind | 'none', Item[]>();
  for (const item of items) {
    const same = kinds.get(kindOf(item));
    if (same === undefined) kinds.set(kindOf(item), [item]);
    else same.push(item);
  }
  return new Map(Array.from(kinds, ([kind, some]) => [kind, share(some, cuts)]));
}

/** How many of the paragraphs look as if they began with a heading, where at least two tell. */
type Share = { readonly of: number; readonly told: number };

/** A heading on its own line tells, a long sentence does; a short one that stands alone does not. */
function share(items: readonly Item[], cuts: Cuts): Share {
  let alike = 0;
  let unlike = 0;
  for (const item of items) {
    const cut = cuts.get(item) ?? null;
    const isLine = cut === null && isAlike(item.words.text);
    if (cut?.alike === true || (isLine && hasContent(item))) alike++;
    else if (cut !== null || !isLine) unlike++;
  }
  return { of: alike === 0 ? 0 : alike / (alike + unlike), told: alike + unlike };
}

/** Its neighbours decide; where there are too few, all items of its kind. */
const isUsual = (among: Share, ofKind: Share): boolean => (among.told > 1 && among.of > 0.5) || ofKind.of >= (among.told > 1 ? 0.6 : 0.5);

function headingOf(item: Item, cut: Cut | null, among: Share, ofKind: Share): Heading | null {
  const { line, words } = item;
  if (words.text === '') return null;
  const usual = isUsual(among, ofKind);
  if (cut !== null) {
    const length = cut.end;
    const taken = cut.alike ? usual : length <= LONGEST_AMONG && among.of >= 0.75 && !QUANTITY.test(words.text.slice(0, length));
    return taken ? build(words, cut) : null;
  }
  const bare = bareLength(words);
  if (bare > LONGEST_WHOLE || /[；;]$/.test(words.text)) return null;
  if (line.heading !== null || line.bold) return build(words, null);
  if (hasContent(item)) return /[：:]$/.test(words.text) && item.items[0]?.line.glued === true ? null : build(words, null);
  return usual && bare <= LONGEST && isAlike(words.text) && /。/.test(words.text)
    ? { ...build(words, null), rest: words, setOff: false }
    : null;
}

/** Whether anything but statements of units stands under the item. */
function hasContent({ items, body }: Item): boolean {
  return (
    items.length > 0 ||
    body.some(({ passage }) => tokensOf(passage).some(({ kind, passage: { text } }) => kind === 'words' && /[\u4e00-\u9fff]/.test(text)))
  );
}

const bareLength = (words: Passage): number =>
  tokensOf(words).reduce((sum, { kind, passage }) => sum + (kind === 'words' ? passage.text.length : 0), 0);

/** The first sentence where more follows it; else the words before a colon or a gap. */
function cutOf(item: Item, runsOn: boolean): Cut | null {
  const { words } = item;
  return atKnownHeading(words) ?? atGap(words, runsOn) ?? atSentence(words) ?? atColon(item);
}

const behind = (words: Passage, from: number): Passage => trim(slice(words, from));

function atKnownHeading(words: Passage): Cut | null {
  const end = GENERAL.exec(words.text)?.[0].length;
  return end === undefined ? null : { end, rest: behind(words, end), alike: true, setOff: true };
}

/** A gap such as print leaves behind a heading; in text that runs on, any white space between Chinese words. */
function atGap(words: Passage, runsOn: boolean): Cut | null {
  const gap = (
    runsOn
      ? /^([^\s。；;：:]{2,40}?)\s+(?=(?:[\u4e00-\u9fff“《]|[0-9０-９]{1,4}\s*[年月]).{11})/
      : /^([^\s。；;：:]{4,30}?)(?:\u3000+|[ \t]{2,})(?=[\u4e00-\u9fff“《].{11})/
  ).exec(words.text);
  const head = gap?.[1];
  if (gap === null || head === undefined || !/[\u4e00-\u9fff）)”》]$/.test(head) || QUANTITY.test(head)) return null;
  return { end: head.length, rest: behind(words, gap[0].length), alike: true, setOff: true };
}

function atSentence(words: Passage): Cut | null {
  const stop = sentenceEnd(words.text);
  if (stop === -1) return null;
  const rest = behind(words, stop + 1);
  const goesOn = tokensOf(rest).some(({ kind, passage: { text } }) => kind === 'words' && /[\u4e00-\u9fff]/.test(text));
  return goesOn ? { end: stop, rest, alike: isAlike(words.text.slice(0, stop)), setOff: false } : null;
}

/** The first full stop that stands in no bracket or quotation, if it comes soon enough to end a heading. */
function sentenceEnd(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length && i < 200; i++) {
    const character = text[i] as string;
    if ('（(《“【'.includes(character)) depth++;
    else if ('）)》”】'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && character === '。') return i;
  }
  return -1;
}

/** 专项治理：扬尘管控 over numbered items is a heading as a whole. */
const headsWhole = ({ words: { text }, items }: Item): boolean => items.length > 0 && !/[。；;：:]$/.test(text) && isAlike(text);

function atColon(item: Item): Cut | null {
  const { text } = item.words;
  if (headsWhole(item)) return null;
  const match = /^([^，,。；;：:（）()]{3,20})[：:]\s*(?=\S{4})/.exec(text);
  if (match === null || startsWithLabel(text) || NO_HEADING.test(match[1] as string)) return null;
  return { end: (match[1] as string).length, rest: behind(item.words, match[0].length), alike: true, setOff: false };
}

function isAlike(text: string): boolean {
  const bare = text.replace(/[（(][^（）()]*[)）]/g, '').replace(/。$/, '');
  return bare.length >= 3 && bare.length <= LONGEST && bare.split('，').length <= 2 && !QUANTITY.test(bare) && !NO_HEADING.test(bare);
}

/** Takes the heading off, without its full stop and without the units named in it. */
function build(words: Passage, cut: Cut | null): Heading {
  const tokens = tokensOf(cut === null ? words : slice(words, 0, cut.end));
  const named = tokens.filter(({ kind }) => kind === 'words').map(({ passage }) => passage);
  const statements = tokens.filter(({ kind }) => kind === 'statement').map(({ passage }) => passage);
  const title = withoutEnd(join(named, ''));
  if (listsUnits(title.text)) statements.push(title);
  return { title, statements, rest: cut?.rest ?? null, setOff: cut?.setOff ?? true };
}

function withoutEnd(title: Passage): Passage {
  const bare = trim(title);
  return slice(bare, 0, bare.text.replace(/[\s。．.：:；;，,]+$/, '').length);
}

/** The heading of a paragraph that has no number: 推进重点行业深度治理。… */
export function leadingSentence(paragraph: Passage): Heading | null {
  const cut = atSentence(paragraph);
  return cut?.alike === true ? build(paragraph, cut) : null;
}
