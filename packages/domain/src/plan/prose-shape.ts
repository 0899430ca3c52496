import type { Passage } from './passage.ts';
import { namesUnits } from './prose-assign.ts';
import { isDutyOfOffice } from './prose-chapter.ts';
import type { Heading } from './prose-heading.ts';
import type { Line } from './prose-line.ts';
import { rankOf } from './prose-rank.ts';
import { isUnit } from './prose-role.ts';
import { tokensOf } from './prose-statement.ts';
import type { Item } from './prose-tree.ts';

export type Headings = ReadonlyMap<Item, Heading>;

/** A heading that stands on its own line, or over headings. */
export function isOverTasks(item: Item, headings: Headings): boolean {
  const heading = headings.get(item);
  return heading !== undefined && (standsAlone(item, heading) || hasHeadings(item, headings));
}

/** A heading on a line of its own, and not over the points of one sentence. */
export const standsAlone = ({ items }: Item, { setOff }: Heading): boolean =>
  setOff && (items.length === 0 || items.some(({ line }) => !line.counted));

export const hasHeadings = (item: Item, headings: Headings): boolean =>
  item.items.some((child) => headings.has(child) && !child.line.counted);

/** Whether what is numbered under an item are the parts of one task: points, or items with one list behind them all. */
export const holdsParts = (item: Item): boolean => item.items.every(isPoint) || hasOneListBehindAll(item);

/** （1） and ① count the parts of a task. */
const isPoint = ({ line: { marker } }: Item): boolean => marker !== null && rankOf(marker.kind) >= rankOf('arabicBracket');

/** Units on lines of their own behind the last of several items that name none. */
function hasOneListBehindAll({ items }: Item): boolean {
  const last = items.at(-1);
  if (last === undefined || items.length < 2) return false;
  return lastLeaf(last).body.some(isStatementAlone) && !namesUnits(last.words) && !items.slice(0, -1).some(namesUnitsWithin);
}

const lastLeaf = (item: Item): Item => (item.items.length === 0 ? item : lastLeaf(item.items.at(-1) as Item));
const namesUnitsWithin = (item: Item): boolean =>
  namesUnits(item.words) || item.body.some(({ passage }) => namesUnits(passage)) || item.items.some(namesUnitsWithin);

/** Whether hardly any of the headed items under this one have headings under them. */
export function fewOverHeadings({ items }: Item, headings: Headings): boolean {
  const headed = items.filter((item) => headings.has(item));
  return headed.length > 2 && headed.filter((item) => hasHeadings(item, headings)).length < headed.length / 3;
}

/** Statements that stand alone under a heading, before its tasks. */
export const statementsAlone = (body: readonly Line[]): Passage[] =>
  body
    .filter(isStatementAlone)
    .flatMap(({ passage }) => tokensOf(passage).filter(({ kind }) => kind === 'statement'))
    .map(({ passage }) => passage);

export function isStatementAlone({ passage }: Pick<Line, 'passage'>): boolean {
  const tokens = tokensOf(passage);
  const isWord = ({ kind, passage: { text } }: (typeof tokens)[number]): boolean => kind === 'words' && /[\p{L}\p{N}]/u.test(text);
  return tokens.some(({ kind }) => kind === 'statement') && !tokens.some(isWord);
}

/** What the one list behind several items says of them all. */
export const listBehindAll = (item: Item): Passage[] => (hasOneListBehindAll(item) ? statementsAlone(lastLeaf(item).body) : []);

/** A list of what each office is for. */
export function isListOfOffices({ items, body }: Item): boolean {
  const lines = [...items.map(({ words }) => words.text), ...body.map(({ passage }) => passage.text)];
  return lines.length > 1 && lines.filter((text) => isDutyOfOffice(text, isUnit)).length >= lines.length * 0.6;
}
