import type { Passage } from './passage.ts';
import { namesUnits } from './prose-assign.ts';
import { bodyTasks, fromGoal, prefaceTasks } from './prose-body.ts';
import { type Chapter, chapterOf, isOfThePaper, isStaffLine } from './prose-chapter.ts';
import type { Heading } from './prose-heading.ts';
import {
  fewOverHeadings,
  type Headings,
  hasHeadings,
  holdsParts,
  isListOfOffices,
  isOverTasks,
  listBehindAll,
  standsAlone,
  statementsAlone,
} from './prose-shape.ts';
import { headedTask, numberOf, type OutlinedTask, plainTask } from './prose-task.ts';
import type { Item, Tree } from './prose-tree.ts';

type OutlinedSection = {
  readonly part: string | null;
  readonly ordinal: string | null;
  readonly title: string | null;
  readonly tasks: readonly OutlinedTask[];
};

/** Where the walk stands: the headings above from the top, what they say of all under them. */
type Place = {
  readonly above: readonly Above[];
  readonly chapter: Chapter;
  readonly statements: readonly (readonly Passage[])[];
  /** Whether the items here are tasks, though one or another of them has headings under it. */
  readonly tasks: boolean;
};
type Above = { readonly item: Item; readonly heading: Heading };

type Walk = {
  readonly headings: Headings;
  readonly sections: { readonly above: readonly Above[]; readonly tasks: OutlinedTask[] }[];
  /** Whether most of the highest items are headings over tasks rather than tasks. */
  readonly topIsSections: boolean;
};

const LEVELS = 2;
/** 第一章 and the like stand above the two levels of an ordinary plan. */
const LEVELS_UNDER_CHAPTERS = 3;

/** Makes sections and tasks of the headings: the lowest heading on each way down is a task, those above it are section and part. */
export function outlineOf(tree: Tree, headings: Headings): OutlinedSection[] {
  const overTasks = tree.items.filter((item) => isOverTasks(item, headings)).length;
  const walk: Walk = { headings, sections: [], topIsSections: overTasks >= tree.items.length / 2 };
  const top: Place = { above: [], chapter: 'work', statements: [], tasks: false };
  addTasks(walk, top, prefaceTasks(tree.preface, top));
  for (const item of tree.items) visit(item, walk, top);
  return walk.sections.map(sectionOf);
}

function visit(item: Item, walk: Walk, place: Place): void {
  const heading = walk.headings.get(item);
  const chapter = heading === undefined ? place.chapter : chapterUnder(place.chapter, heading.title.text);
  if (chapter === 'none' || saysNothing(item)) return;
  if (heading !== undefined && isSection(item, heading, walk, place)) visitSection(item, heading, walk, { ...place, chapter });
  else if (isOnlyThought(item, chapter)) return;
  else if (heading === undefined) addTasks(walk, place, [plainTask(item, place)]);
  else addTasks(walk, place, [headedTask(item, heading, { ...place, chapter })]);
}

const saysNothing = ({ words, items }: Item): boolean => isStaffLine(words.text) || (items.length === 0 && isOfThePaper(words.text));

/** In a general chapter what neither states a goal nor names units is thought, not work. */
function isOnlyThought({ words, body }: Item, chapter: Chapter): boolean {
  if (chapter !== 'general') return false;
  return ![words, ...body.map(({ passage }) => passage)].some((passage) => fromGoal(passage) !== null || namesUnits(passage));
}

/** Under goals everything is a goal; a general chapter hands on what it is unless the heading says more. */
function chapterUnder(above: Chapter, title: string): Chapter {
  const own = chapterOf(title);
  if (above === 'goals' && own === 'work') return 'goals';
  return above === 'general' && own === 'work' ? 'general' : own;
}

function isSection(item: Item, heading: Heading, walk: Walk, { above, tasks }: Place): boolean {
  if (tasks) return false;
  const isTop = above.length === 0;
  if (isTop && (standsAlone(item, heading) || walk.topIsSections)) return true;
  const levels = isWide(above[0]?.item ?? item) ? LEVELS_UNDER_CHAPTERS : LEVELS;
  return above.length < levels && hasHeadings(item, walk.headings) && (isTop || !holdsParts(item));
}

const isWide = ({ line: { marker } }: Item): boolean => marker !== null && ['volume', 'chapter', 'named'].includes(marker.kind);

function visitSection(item: Item, heading: Heading, walk: Walk, place: Place): void {
  const own = [...heading.statements, ...statementsAlone(item.body), ...listBehindAll(item)];
  const inside: Place = {
    above: [...place.above, { item, heading }],
    chapter: place.chapter,
    statements: own.length === 0 ? place.statements : [...place.statements, own],
    tasks: fewOverHeadings(item, walk.headings),
  };
  addTasks(walk, inside, bodyTasks(item, heading, inside));
  if (isListOfOffices(item)) return;
  for (const child of item.items) visit(child, walk, inside);
}

/** Tasks that follow on one another under the same heading make one section. */
function addTasks(walk: Walk, { above }: Place, tasks: readonly OutlinedTask[]): void {
  if (tasks.length === 0) return;
  const last = walk.sections.at(-1);
  if (last === undefined || last.above.at(-1)?.item !== above.at(-1)?.item) walk.sections.push({ above, tasks: [...tasks] });
  else for (const task of tasks) last.tasks.push(task);
}

function sectionOf({ above, tasks }: Walk['sections'][number]): OutlinedSection {
  const own = above.at(-1);
  const part = above.at(-2);
  return {
    part: part === undefined ? null : printed(part),
    ordinal: own === undefined ? null : numberOf(own.item),
    title: own?.heading.title.text ?? null,
    tasks,
  };
}

/** A heading as it stands on paper, with its number. */
const printed = ({ item: { line }, heading }: Above): string =>
  line.passage.text
    .slice(0, line.marker?.length ?? 0)
    .replace(/(?<=[0-9０-９章节篇编分])\s+$/, ' ')
    .replace(/(?<![0-9０-９章节篇编分])\s+$/, '') + heading.title.text;
