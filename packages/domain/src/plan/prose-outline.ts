import { type Passage, slice, trim } from './passage.ts';
import { type Chapter, chapterOf, isDutyOfOffice, isStaffLine, statesGoal } from './prose-chapter.ts';
import { type Heading, leadingSentence } from './prose-heading.ts';
import type { Line } from './prose-line.ts';
import type { Part, Stretch, TaskText } from './prose-measure.ts';
import { rankOf } from './prose-rank.ts';
import { isUnit } from './prose-role.ts';
import { hasStatement, tokensOf } from './prose-statement.ts';
import type { Item, Tree } from './prose-tree.ts';

/** A task before its measures are read. */
export type OutlinedTask = {
  readonly no: string | null;
  readonly title: string | null;
  readonly text: TaskText;
  /** Units named in the headings, the nearest last. */
  readonly statements: readonly (readonly Passage[])[];
  readonly chapter: Chapter;
};
export type OutlinedSection = {
  readonly part: string | null;
  readonly ordinal: string | null;
  readonly title: string | null;
  readonly tasks: readonly OutlinedTask[];
};

/** Where the walk stands: the headings above, from the top. */
type Place = {
  readonly above: readonly Above[];
  readonly chapter: Chapter;
  readonly statements: readonly (readonly Passage[])[];
};
type Above = { readonly item: Item; readonly title: string };

type Walk = {
  readonly headings: ReadonlyMap<Item, Heading>;
  readonly sections: { part: string | null; ordinal: string | null; title: string | null; tasks: OutlinedTask[]; item: Item | null }[];
  /** Whether most of the highest items are headings over tasks rather than tasks. */
  readonly topIsSections: boolean;
};

const LEVELS = 2;
/** 第一章 and the like stand above the two levels of an ordinary plan. */
const LEVELS_UNDER_CHAPTERS = 3;

/** Makes sections and tasks of the headings: the lowest heading on each way down is a task, those above it are section and part. */
export function outlineOf(tree: Tree, headings: ReadonlyMap<Item, Heading>): OutlinedSection[] {
  const structural = tree.items.filter((item) => isOverTasks(item, headings)).length;
  const walk: Walk = { headings, sections: [], topIsSections: structural >= tree.items.length / 2 };
  const top: Place = { above: [], chapter: 'work', statements: [] };
  prefaceTasks(tree.preface, walk, top);
  for (const item of tree.items) visit(item, walk, top);
  return walk.sections.filter(({ tasks }) => tasks.length > 0).map(({ item: _, ...section }) => section);
}

/** A heading that stands on its own line, or over headings. */
function isOverTasks(item: Item, headings: ReadonlyMap<Item, Heading>): boolean {
  const heading = headings.get(item);
  return heading !== undefined && (standsAlone(item, heading) || hasHeadings(item, headings));
}

/** A heading on a line of its own, and not over the points of one sentence. */
const standsAlone = ({ items }: Item, { setOff }: Heading): boolean =>
  setOff && (items.length === 0 || items.some(({ line }) => !line.counted));

const hasHeadings = (item: Item, headings: ReadonlyMap<Item, Heading>): boolean =>
  item.items.some((child) => headings.has(child) && !child.line.counted);

/** （1） and ① count the parts of a task. */
const isPoint = ({ line: { marker } }: Item): boolean => marker !== null && rankOf(marker.kind) >= rankOf('arabicBracket');

function visit(item: Item, walk: Walk, place: Place): void {
  const heading = walk.headings.get(item);
  const chapter = heading === undefined ? place.chapter : chapterUnder(place.chapter, heading.title.text);
  if (chapter === 'none' || isStaffLine(item.words.text)) return;
  if (heading === undefined) addTask(walk, place, plainTask(item, place));
  else if (isSection(item, heading, walk, place)) visitSection(item, heading, walk, { ...place, chapter });
  else addTask(walk, place, headedTask(item, heading, { ...place, chapter }));
}

/** Under goals everything is a goal; a general chapter hands on what it is unless the heading says more. */
function chapterUnder(above: Chapter, title: string): Chapter {
  const own = chapterOf(title);
  if (above === 'goals' && own === 'work') return 'goals';
  return above === 'general' && own === 'work' ? 'general' : own;
}

function isSection(item: Item, heading: Heading, walk: Walk, { above }: Place): boolean {
  const levels = isWide(above[0]?.item ?? item) ? LEVELS_UNDER_CHAPTERS : LEVELS;
  if (above.length < levels && hasHeadings(item, walk.headings) && (above.length === 0 || !item.items.every(isPoint))) return true;
  return above.length === 0 && (standsAlone(item, heading) || walk.topIsSections);
}

const isWide = ({ line: { marker } }: Item): boolean => marker !== null && ['volume', 'chapter', 'named'].includes(marker.kind);

function visitSection(item: Item, heading: Heading, walk: Walk, place: Place): void {
  const own = [...heading.statements, ...statementsAlone(item.body)];
  const inside: Place = {
    above: [...place.above, { item, title: printed(item, heading) }],
    chapter: place.chapter,
    statements: own.length === 0 ? place.statements : [...place.statements, own],
  };
  bodyTasks(item, heading, walk, inside);
  if (isListOfOffices(item)) return;
  for (const child of item.items) visit(child, walk, inside);
}

const printed = (item: Item, { title }: Heading): string =>
  item.line.passage.text.slice(0, item.line.marker?.length ?? 0).trim() + title.text;

/** Statements that stand alone under a heading, before its tasks. */
const statementsAlone = (body: readonly Line[]): Passage[] =>
  body.filter(isStatementAlone).flatMap(({ passage }) =>
    tokensOf(passage)
      .filter(({ kind }) => kind === 'statement')
      .map((token) => token.passage),
  );

const isStatementAlone = ({ passage }: Line): boolean => {
  const tokens = tokensOf(passage);
  return (
    tokens.some(({ kind }) => kind === 'statement') &&
    tokens.every(({ kind, passage: { text } }) => kind === 'statement' || !/[\p{L}\p{N}]/u.test(text))
  );
};

const isListOfOffices = ({ items, body }: Item): boolean => {
  const lines = [...items.map(({ words }) => words.text), ...body.map(({ passage }) => passage.text)];
  return lines.length > 1 && lines.filter((text) => isDutyOfOffice(text, isUnit)).length >= lines.length * 0.6;
};

/** Paragraphs right under the heading of a section: tasks where they begin with headings of their own, else one task. */
function bodyTasks(item: Item, heading: Heading, walk: Walk, place: Place): void {
  const lines = item.body.filter((line) => !isStatementAlone(line) || item.items.length === 0);
  const rest: Line[] = heading.rest === null ? [] : [asLine(heading.rest, item.line)];
  const paragraphs = [...rest, ...lines].filter(({ passage }) => !isStaffLine(passage.text));
  if (paragraphs.length === 0 || isListOfOffices(item)) return;
  if (place.chapter === 'general') goalTask(paragraphs, walk, place);
  else if (item.items.length > 0) introTask(paragraphs, walk, place);
  else paragraphTasks(paragraphs, walk, place);
}

const asLine = (passage: Passage, line: Line): Line => ({ ...line, passage, marker: null, heading: null, bold: false });

/** What stands between a heading and its items counts where it names units or states a figure to be reached. */
function introTask(paragraphs: readonly Line[], walk: Walk, place: Place): void {
  const kept = paragraphs.filter(({ passage }) => hasStatement(passage) || place.chapter === 'goals' || statesGoal(passage.text));
  if (kept.length > 0) addTask(walk, place, namelessTask(kept, place));
}

/** In a general chapter only the sentences from the first that states a goal. */
function goalTask(paragraphs: readonly Line[], walk: Walk, place: Place): void {
  const kept = paragraphs.flatMap((line) => {
    const goal = fromGoal(line.passage);
    return goal === null ? [] : [asLine(goal, line)];
  });
  if (kept.length > 0) addTask(walk, { ...place, chapter: 'goals' }, namelessTask(kept, { ...place, chapter: 'goals' }));
}

function fromGoal(passage: Passage): Passage | null {
  for (const match of passage.text.matchAll(/[^。]+。?/g)) {
    if (!statesGoal(match[0].trim())) continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return { text: passage.text.slice(start), from: passage.from.slice(start) };
  }
  return null;
}

function paragraphTasks(lines: readonly Line[], walk: Walk, place: Place): void {
  const paragraphs = lines.flatMap(parted);
  const leads = paragraphs.map(({ passage }) => leadingSentence(passage));
  if (leads.filter((lead) => lead !== null).length < paragraphs.length / 2) {
    addTask(walk, place, namelessTask(paragraphs, place));
    return;
  }
  let open: { lead: Heading | null; lines: Line[] }[] = [];
  paragraphs.forEach((line, i) => {
    const lead = leads[i] ?? null;
    const last = open.at(-1);
    if (lead !== null && lead.rest !== null) open.push({ lead, lines: [asLine(lead.rest, line)] });
    else if (last === undefined) open = [{ lead: null, lines: [line] }];
    else last.lines.push(line);
  });
  for (const { lead, lines } of open)
    addTask(walk, place, { ...namelessTask(lines, place, lead?.statements), title: lead?.title.text ?? null });
}

/** Where a text runs on, a list of units and a space behind it end a paragraph. */
function parted(line: Line): Line[] {
  const tokens = tokensOf(line.passage);
  const ends = tokens.filter((token, i) => i > 0 && tokens[i - 1]?.kind === 'statement' && /^\s+[\u4e00-\u9fff]/.test(token.passage.text));
  if (ends.length === 0) return [line];
  const starts = [0];
  for (const { at } of ends) starts.push(line.passage.from.indexOf(at.start, starts.at(-1)));
  starts.push(line.passage.text.length);
  return starts.slice(0, -1).map((start, i) => ({ ...line, passage: trim(slice(line.passage, start, starts[i + 1])) }));
}

/** Paragraphs before all headings are no work, unless they name who does it. */
function prefaceTasks(preface: readonly Line[], walk: Walk, place: Place): void {
  const kept = preface.filter(({ passage }) => hasStatement(passage) && !isStatementAlone({ passage } as Line));
  if (kept.length > 0) paragraphTasks(preface.slice(preface.indexOf(kept[0] as Line)), walk, place);
}

function namelessTask(lines: readonly Line[], place: Place, own: readonly Passage[] = []): OutlinedTask {
  const statements = own.length === 0 ? place.statements : [...place.statements, own];
  return { no: null, title: null, text: { intro: lines.map(stretch), parts: [] }, statements, chapter: place.chapter };
}

function plainTask(item: Item, place: Place): OutlinedTask {
  const intro = [{ passage: item.words, glued: false }, ...item.body.map(stretch)];
  return {
    no: numberOf(item),
    title: null,
    text: { intro, parts: item.items.map(partOf) },
    statements: place.statements,
    chapter: place.chapter,
  };
}

function headedTask(item: Item, heading: Heading, place: Place): OutlinedTask {
  const { rest, statements, title } = heading;
  const intro = [...(rest === null || rest.text === '' ? [] : [{ passage: rest, glued: false }]), ...item.body.map(stretch)];
  const parts = item.items.map(partOf);
  return {
    no: numberOf(item),
    title: title.text,
    text: { intro: intro.length + parts.length === 0 ? [{ passage: title, glued: false }] : intro, parts },
    statements: statements.length === 0 ? place.statements : [...place.statements, statements],
    chapter: place.chapter,
  };
}

const numberOf = ({ line }: Item): string | null => line.marker?.ordinal ?? null;
const stretch = ({ passage, glued }: Line): Stretch => ({ passage, glued });

function partOf(item: Item): Part {
  const inner = [...item.body.map(stretch), ...item.items.flatMap((child) => partOf(child).together)];
  return {
    alone: [{ passage: item.words, glued: item.line.glued }, ...inner],
    together: [stretch(item.line), ...inner],
    counted: item.line.counted,
    paragraph: item.line.marker?.kind === 'arabic' || item.line.marker?.kind === 'chineseBracket',
  };
}

/** Tasks that follow on one another under the same headings make one section. */
function addTask(walk: Walk, { above }: Place, task: OutlinedTask): void {
  const own = above.at(-1);
  const last = walk.sections.at(-1);
  if (last !== undefined && last.item === (own?.item ?? null)) last.tasks.push(task);
  else walk.sections.push({ ...sectionUnder(above, walk.headings), item: own?.item ?? null, tasks: [task] });
}

function sectionUnder(above: readonly Above[], headings: ReadonlyMap<Item, Heading>): Omit<OutlinedSection, 'tasks'> {
  const own = above.at(-1);
  if (own === undefined) return { part: null, ordinal: null, title: null };
  return { part: above.at(-2)?.title ?? null, ordinal: numberOf(own.item), title: headings.get(own.item)?.title.text ?? null };
}
