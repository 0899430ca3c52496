import { type Passage, slice, trim } from './passage.ts';
import { namesUnits } from './prose-assign.ts';
import { isStaffLine, statesFigure, statesGoal } from './prose-chapter.ts';
import { type Heading, leadingSentence } from './prose-heading.ts';
import type { Line } from './prose-line.ts';
import { isListOfOffices, isStatementAlone } from './prose-shape.ts';
import { tokensOf } from './prose-statement.ts';
import { type OutlinedTask, paragraphTask, type Standing } from './prose-task.ts';
import type { Item } from './prose-tree.ts';

/** The tasks in the paragraphs right under the heading of a section. */
export function bodyTasks(item: Item, heading: Heading, standing: Standing): OutlinedTask[] {
  const lines = item.body.filter((line) => !isStatementAlone(line) || item.items.length === 0);
  const rest = heading.rest === null ? [] : [asLine(heading.rest, item.line)];
  const paragraphs = [...rest, ...lines].filter(({ passage }) => !isStaffLine(passage.text));
  if (paragraphs.length === 0 || isListOfOffices(item)) return [];
  if (standing.chapter === 'general') return goalTasks(paragraphs, standing);
  return item.items.length > 0 ? introTasks(paragraphs, standing) : paragraphTasks(paragraphs, standing);
}

/** Paragraphs before all headings are no work, unless they name who does it or state a figure to be reached. */
export function prefaceTasks(preface: readonly Line[], standing: Standing): OutlinedTask[] {
  const first = preface.findIndex((line) => namesUnits(line.passage) && !isStatementAlone(line));
  const before = first === -1 ? preface : preface.slice(0, first);
  const goals = oneTask(before.flatMap(figuresIn), { ...standing, chapter: 'goals' });
  return first === -1 ? goals : [...goals, ...paragraphTasks(preface.slice(first), standing)];
}

/** The sentences of a preface that say what figure shall be reached. */
const figuresIn = (line: Line): Line[] =>
  Array.from(line.passage.text.matchAll(/[^。]+。?/g)).flatMap(({ 0: sentence, index }) =>
    statesFigure(sentence) ? [asLine(trim(slice(line.passage, index, index + withoutPaper(sentence))), line)] : [],
  );

/** How far a sentence goes before it says that it is why the paper is made: …，特制定本规划。 */
const withoutPaper = (sentence: string): number =>
  /[，,][^，,。]{0,6}(?:制定|编制|印发|制订|提出)(?:本|此|如下|以下)[^，,。]*。?$/.exec(sentence)?.index ?? sentence.length;

const asLine = (passage: Passage, line: Line): Line => ({ ...line, passage, marker: null, heading: null, bold: false });
const oneTask = (lines: readonly Line[], standing: Standing): OutlinedTask[] =>
  lines.length === 0 ? [] : [paragraphTask(lines, null, standing)];

/** What stands between a heading and its items counts where it names units or states a figure to be reached. */
function introTasks(paragraphs: readonly Line[], standing: Standing): OutlinedTask[] {
  const counts = ({ passage }: Line): boolean =>
    namesUnits(passage) || standing.chapter === 'goals' || statesGoal(passage.text) || statesFigure(passage.text);
  return oneTask(paragraphs.filter(counts), standing);
}

/** In a general chapter only the sentences from the first that states a goal. */
function goalTasks(paragraphs: readonly Line[], standing: Standing): OutlinedTask[] {
  const kept = paragraphs.flatMap((line) => {
    const goal = fromGoal(line.passage);
    return goal === null ? [] : [asLine(goal, line)];
  });
  return oneTask(kept, { ...standing, chapter: 'goals' });
}

/** The passage from its first sentence that states a goal; null where none does. */
export function fromGoal(passage: Passage): Passage | null {
  for (const match of passage.text.matchAll(/[^。]+。?/g)) {
    if (!statesGoal(match[0].trim()) && !statesFigure(match[0])) continue;
    return slice(passage, match.index + (match[0].length - match[0].trimStart().length));
  }
  return null;
}

type Begun = { readonly heading: Heading | null; readonly lines: Line[] };

/** Tasks where at least every second paragraph begins with a heading of its own, else one task. */
function paragraphTasks(lines: readonly Line[], standing: Standing): OutlinedTask[] {
  const paragraphs = lines.flatMap(parted);
  const leads = paragraphs.map(({ passage }) => leadingSentence(passage));
  if (leads.filter((lead) => lead !== null).length < paragraphs.length / 2) return oneTask(paragraphs, standing);
  const tasks: Begun[] = [];
  paragraphs.forEach((line, i) => {
    const heading = leads[i] ?? null;
    if (heading?.rest != null) tasks.push({ heading, lines: [asLine(heading.rest, line)] });
    else if (tasks.length === 0) tasks.push({ heading: null, lines: [line] });
    else tasks.at(-1)?.lines.push(line);
  });
  return tasks.map((task) => paragraphTask(task.lines, task.heading, standing));
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
