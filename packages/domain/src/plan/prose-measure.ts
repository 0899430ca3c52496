import type { Passage } from './passage.ts';
import { rangeOf, slice, trim } from './passage.ts';
import { namesUnits, readAssignment } from './prose-assign.ts';
import { type Token, tokensOf } from './prose-statement.ts';
import { saysWhoLeads, splitBySubject } from './prose-subject.ts';
import type { Range } from './source.ts';

/** A stretch of a task's text and whether it follows in the same printed paragraph as the one before. */
export type Stretch = { readonly passage: Passage; readonly glued: boolean };

/** The text of a task, cut where its parts are numbered. */
export type TaskText = {
  readonly intro: readonly Stretch[];
  readonly parts: readonly Part[];
};
export type Part = {
  /** Without its number, for a measure of its own. */
  readonly alone: readonly Stretch[];
  /** As printed, for one measure with the others. */
  readonly together: readonly Stretch[];
  readonly counted: boolean;
  readonly paragraph: boolean;
};

/** A measure before it is known who does it. */
export type Found = { readonly words: Passage; readonly statements: readonly Passage[]; readonly at: Range };
type TaskMeasures = {
  readonly measures: readonly Found[];
  /** Units stated for the whole task, before its text. */
  readonly forAll: readonly Passage[];
};

/** The measures of one task: each stretch of text with units of its own; where there is one list, all it stands behind. */
export function measuresOf(text: TaskText, names: NamesUnits): TaskMeasures {
  if (text.intro.length === 0 && text.parts.length === 1) return segment(text.parts.flatMap(({ alone }) => alone));
  if (!partsStandAlone(text, names)) return segment([...text.intro, ...text.parts.flatMap(({ together }) => together)]);
  const intro = segment(text.intro);
  const parts = text.parts.map(({ alone }) => segment(alone));
  const kept = intro.measures.filter(({ words, statements }) => statements.length > 0 || !isLeadIn(words.text));
  return { measures: [...kept, ...parts.flatMap(ownedByPart)], forAll: intro.forAll };
}

/** Units in front of the text of a part belong to its measures. */
const ownedByPart = ({ measures, forAll }: TaskMeasures): Found[] =>
  measures.map((measure) => (measure.statements.length === 0 ? { ...measure, statements: forAll } : measure));

const isLeadIn = (text: string): boolean => /[：:]$/.test(text) || text.length < 15;

/** Where units are named outside the text of a task. */
type NamesUnits = { readonly heading: boolean; readonly plan: boolean };

/**
 * Numbered parts are measures where at least every second one names its units. Where none does, numbered paragraphs are measures
 * if their heading names units for them, or if nobody is named anywhere in the plan.
 */
function partsStandAlone({ parts, intro }: TaskText, names: NamesUnits): boolean {
  if (parts.length < 2) return false;
  const named = parts.filter(({ alone }) => alone.some(({ passage }) => namesUnits(passage) || saysWhoLeads(passage))).length;
  if (named > 0) return named >= 2 && named >= parts.length / 2;
  if (!parts.every(({ counted, paragraph }) => !counted && paragraph)) return false;
  return names.heading || intro.some(({ passage }) => namesUnits(passage)) || (!names.plan && intro.length === 0);
}

type Group = { words: Stretch[]; statements: Token[]; closed: boolean };

function segment(stretches: readonly Stretch[]): TaskMeasures {
  const lines = stretches.map(({ passage, glued }) => ({ glued, tokens: tokensOf(passage) }));
  const opening =
    lines.some(({ tokens }) => opensWithUnits(tokens)) && lines.every(({ tokens }) => opensWithUnits(tokens) || !tokens.some(isUnits));
  const forAll: Token[] = [];
  const groups: Group[] = [];
  for (const { tokens, glued } of lines) {
    if (opening && opensWithUnits(tokens)) groups.push({ words: [], statements: [], closed: false });
    let first = true;
    for (const token of tokens) {
      if (token.kind === 'statement') state(token, groups, forAll, opening);
      else say(token.passage, glued || !first, groups);
      first = false;
    }
  }
  return { measures: groups.filter(({ words }) => words.length > 0).flatMap(measuresIn), forAll: forAll.map(({ passage }) => passage) };
}

const isUnits = (token: Token): boolean => token.kind === 'statement';
const opensWithUnits = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && tokens[0]?.kind === 'statement' && tokens.filter(isUnits).length === 1;

/** A list of units closes the text before it; one before all text is meant for the whole task. */
function state(token: Token, groups: Group[], forAll: Token[], opening: boolean): void {
  const group = groups.at(-1);
  if (group === undefined) {
    forAll.push(token);
    return;
  }
  group.statements.push(token);
  if (!opening && readAssignment([token.passage]).units !== null) group.closed = true;
}

function add(stretch: Stretch, groups: Group[]): void {
  const group = groups.at(-1);
  if (group === undefined || group.closed) groups.push({ words: [stretch], statements: [], closed: false });
  else group.words.push(stretch);
}

/** A mark behind a list ends the sentence before it. */
function say(passage: Passage, glued: boolean, groups: Group[]): void {
  const mark = /^\s*[。；;，]/.exec(passage.text)?.[0].length ?? 0;
  const group = groups.at(-1);
  if (mark > 0 && group !== undefined && group.statements.length > 0) end(group, slice(passage, 0, mark));
  const rest = group !== undefined && group.statements.length > 0 ? slice(passage, mark) : passage;
  if (/[\p{L}\p{N}]/u.test(rest.text)) add({ passage: rest, glued }, groups);
}

function end({ words }: Group, mark: Passage): void {
  if (!/[。；！：]\s*$/.test(words.at(-1)?.passage.text ?? '。')) words.push({ passage: trim(mark), glued: true });
}

function measuresIn({ words, statements }: Group): Found[] {
  const text = withoutBullet(trim(joined(words)));
  if (statements.length === 0) return splitBySubject(text).map((words) => ({ words, statements: [], at: rangeOf(words) }));
  const { start, end } = rangeOf(text);
  const at = statements.reduce((all, { at }) => ({ start: Math.min(all.start, at.start), end: Math.max(all.end, at.end) }), { start, end });
  return [{ words: text, statements: statements.map(({ passage }) => passage), at }];
}

/** The dash or dot before the only point of a measure is its number. */
function withoutBullet(text: Passage): Passage {
  const bullet = /^(?:[—–]{1,2}|[●■◆▲★◇○•·])\s*/.exec(text.text);
  return bullet === null || /\n\s*[—–●■◆▲★◇○•·]/.test(text.text) ? text : slice(text, bullet[0].length);
}

function joined(stretches: readonly Stretch[]): Passage {
  const [only, more] = stretches;
  if (only !== undefined && more === undefined) return only.passage;
  let text = '';
  const from: number[] = [];
  for (const { passage, glued } of stretches) {
    if (text !== '' && !glued) {
      text += '\n';
      from.push((from.at(-1) ?? 0) + 1);
    }
    text += passage.text;
    for (const at of passage.from) from.push(at);
  }
  return { text, from };
}
