import { join, type Passage, slice, trim } from './passage.ts';
import { givesOutWork, isRoleClause, listsUnits, namesAnybody } from './prose-role.ts';
import { type Roles, readRoles, readUnits } from './units.ts';

/** 由市交通委牵头 */
const BY = /(?<=^|[，,。；;\n]|[^自理缘来])由([^，,。；;：:\n]{2,60}?)(牵头(?!单位|部门)|负责|会同|组织(?!部)|具体实施|共同|统筹)/g;
/** What a unit that opens a sentence does. */
const DOES = new RegExp(
  [
    '牵头(?!单位|部门)|负责(?!人)|会同|联合|配合|参与|协[助调]|承担|履行|督[促导]|指导|统筹|组织(?!部)',
    '要(?![求点素害塞领])|应(?![急用对])|须|需|将|按(?=[照职期])|每[日周旬月季年半]|定期|及时|于|在(?!线)|对(?!外)|根据|结合|围绕|依[法据]',
    '加[大强快]|推[进动广]|落实|完[善成]|建[立设成]|强化|严[格禁查厉控]|提[高升供]|优化|深[入化]|实施|做好|抓[好紧]|制[定订]|编制|修订|印发|出台|研究',
    '支持|引导|鼓励|保障|安排|监督|检查|巡查|排查|查处|公[开布]|发布|通报|报送|汇总|考核|评估|健全|巩固|持续|继续|全面|大力|积极|切实|进一步',
    '力争|确保|达到|实现|明确|成立|开展|清理|整治|治理|关停|淘汰|改造|更新|新[建增改]',
  ].join('|'),
);
const TAKES_PART = /牵头|负责|会同|联合|由|配合|参与|协助|落实|指导/;
/** 各地要…: an appeal to all; who does it is listed elsewhere. */
const EVERYBODY = /^各地(?:区|方)?$/;
const LONGEST = 70;

type Sentence = { readonly start: number; readonly end: number };
/** Units a sentence names, with the words that say their part, if any do. */
type Named = { readonly passage: Passage; readonly leads: boolean };

/** The units that a measure without a list names: those its first sentence is about, and all that are said to take a part. */
export function rolesNamedIn(words: Passage): Roles {
  const named = sentencesOf(words.text).flatMap((sentence, i) => namedIn(words, sentence).filter((one) => i === 0 || takesPart(one)));
  const roles = readRoles(join(passagesOf(named.filter(({ passage }) => TAKES_PART.test(passage.text))), '；'));
  const others = named.filter(({ passage }) => !TAKES_PART.test(passage.text)).flatMap(({ passage }) => readUnits(passage));
  return { ...roles, responsible: [...others, ...roles.responsible] };
}

const takesPart = ({ passage, leads }: Named): boolean => leads || TAKES_PART.test(passage.text);
const passagesOf = (named: readonly Named[]): Passage[] => named.map(({ passage }) => passage);
const asNamed = (passage: Passage): Named => ({ passage, leads: /牵头|负责/.test(passage.text) });

/** Where two or more sentences each say who leads or is responsible, each is a measure with those that belong to it. */
export function splitBySubject(words: Passage): Passage[] {
  const led = sentencesOf(words.text).filter((sentence) => leaderIn(words, sentence) !== null);
  if (led.length < 2) return [words];
  const cuts = led.every((sentence) => opensWithLeader(words, sentence))
    ? led.slice(1).map(({ start }) => start)
    : led.slice(0, -1).map(({ end }) => end);
  return [0, ...cuts].map((start, i) => trim(slice(words, start, cuts[i] ?? words.text.length)));
}

/** Whether any sentence says who leads or is responsible. */
export const saysWhoLeads = (words: Passage): boolean => sentencesOf(words.text).some((sentence) => leaderIn(words, sentence) !== null);

const leaderIn = (words: Passage, sentence: Sentence): Passage | null =>
  namedIn(words, sentence).find(({ leads }) => leads)?.passage ?? null;

/** 由市交通委牵头，推进…: what follows up to the next such sentence is its measure as well. */
function opensWithLeader(words: Passage, sentence: Sentence): boolean {
  const leader = leaderIn(words, sentence)?.from[0] ?? Number.POSITIVE_INFINITY;
  return leader - (words.from[sentence.start] ?? 0) <= LONGEST_OPENING;
}

/** 同时，由… */
const LONGEST_OPENING = 4;

function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(/[^。；;\n]+[。；;\n]*/g)) found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

function namedIn(words: Passage, { start, end }: Sentence): Named[] {
  const sentence = slice(words, start, end);
  const by = led(sentence).map(asNamed);
  const opening = by.length > 0 ? by : subject(sentence);
  const told = opening.at(-1)?.passage.from.at(-1) ?? -1;
  const closing = atEnd(sentence).filter(({ from }) => (from[0] ?? 0) > told);
  return [...opening, ...closing.map(asNamed)];
}

/** …，市交通委牵头，市公安局配合。 */
function atEnd(sentence: Passage): Passage[] {
  const { text } = sentence;
  const end = text.length - (/[。；;\n]*$/.exec(text.slice(-3))?.[0].length ?? 0);
  let start = end;
  for (let comma = text.lastIndexOf('，', end - 1); comma > 0; comma = text.lastIndexOf('，', comma - 1)) {
    if (!isRoleClause(text.slice(comma + 1, start === end ? end : start - 1))) break;
    start = comma + 1;
  }
  return start === end ? inBrackets(sentence) : [slice(sentence, start, end)];
}

/** 强化联合执法（市公安局参与），每月… */
function inBrackets(sentence: Passage): Passage[] {
  const brackets = sentence.text.matchAll(/[（(]([^（）()]{4,200})[）)]/g);
  return Array.from(brackets).flatMap(({ 1: content = '', index }) =>
    /牵头|负责|配合|参与|协助/.test(content) && givesOutWork(content) ? [slice(sentence, index + 1, index + 1 + content.length)] : [],
  );
}

function led(sentence: Passage): Passage[] {
  if (!sentence.text.includes('由')) return [];
  const found: Passage[] = [];
  let covered = 0;
  for (const match of sentence.text.matchAll(BY)) {
    if (match.index < covered || !listsUnits(match[1] as string)) continue;
    const clauses = withFollowers(sentence, match.index + 1, match.index + match[0].length);
    covered = match.index + 1 + clauses.text.length;
    found.push(clauses);
  }
  return found;
}

/** 由市交通委牵头，市公安局配合，…: the clauses that follow as long as they only give out work. */
function withFollowers(sentence: Passage, start: number, end: number): Passage {
  let until = clauseEnd(sentence.text, end);
  if (!isRoleClause(sentence.text.slice(start, until))) return slice(sentence, start, end);
  for (let next = clauseEnd(sentence.text, until + 1); next > until && isRoleClause(sentence.text.slice(until + 1, next)); ) {
    until = next;
    next = clauseEnd(sentence.text, until + 1);
  }
  return slice(sentence, start, until);
}

function clauseEnd(text: string, from: number): number {
  const stop = text.slice(from).search(/[，,。；;\n]/);
  return stop === -1 ? text.length : from + stop;
}

/** 市城市管理委组织…, 市公安局：…: the units a sentence opens with. */
function subject(sentence: Passage): Named[] {
  const lead = /^(?:[\s（(0-9０-９）)①-⑳.．、]*)/.exec(sentence.text)?.[0].length ?? 0;
  const opening = sentence.text.slice(lead, lead + LONGEST);
  const before = /^([^，,。；;：:]{2,40})[：:]/.exec(opening)?.[1];
  if (before !== undefined && listsUnits(before)) return [{ passage: slice(sentence, lead, lead + before.length), leads: true }];
  const verb = DOES.exec(withoutTail(opening));
  if (verb === null || verb.index < 2) return [];
  const names = opening.slice(0, verb.index);
  if (EVERYBODY.test(names) || !listsUnits(names.replace(/(?:等|分别|共同|各自|依法)$/, ''))) return [];
  return [asNamed(withPartner(slice(sentence, lead), verb.index, verb[0]))];
}

const withoutTail = (opening: string): string => opening.split(/[，。；：]/)[0] ?? '';

/** 市生态环境局会同市公安局…: the partner as well. */
function withPartner(sentence: Passage, at: number, verb: string): Passage {
  if (!/牵头|负责|会同|联合/.test(verb)) return slice(sentence, 0, at);
  const behind = at + verb.length;
  if (verb !== '会同' && verb !== '联合') return withFollowers(sentence, 0, behind);
  const partner = (/^[^，,。；;\n]*/.exec(sentence.text.slice(behind, behind + LONGEST)) as RegExpExecArray)[0];
  const verbOfBoth = DOES.exec(partner.slice(2));
  const names = verbOfBoth === null ? partner : partner.slice(0, verbOfBoth.index + 2);
  return slice(sentence, 0, namesAnybody(names) ? behind + names.length : at);
}
