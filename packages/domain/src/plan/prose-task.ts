import type { Passage } from './passage.ts';
import type { Chapter } from './prose-chapter.ts';
import type { Heading } from './prose-heading.ts';
import type { Line } from './prose-line.ts';
import type { MarkerKind } from './prose-marker.ts';
import type { Part, Stretch, TaskText } from './prose-measure.ts';
import type { Item } from './prose-tree.ts';

/** A task before its measures are read. */
export type OutlinedTask = {
  readonly no: string | null;
  readonly title: string | null;
  readonly text: TaskText;
  /** Units named in its own heading. */
  readonly own: readonly Passage[];
  /** Units named in the headings above, the nearest last. */
  readonly statements: readonly (readonly Passage[])[];
  readonly chapter: Chapter;
};

/** What a task takes from where it stands. */
export type Standing = Pick<OutlinedTask, 'statements' | 'chapter'>;

/** Paragraphs without a number, under a heading of their own or none. */
export function paragraphTask(lines: readonly Line[], heading: Heading | null, { statements, chapter }: Standing): OutlinedTask {
  const text = { intro: lines.map(stretch), parts: [] };
  return { no: null, title: heading?.title.text ?? null, text, own: heading?.statements ?? [], statements, chapter };
}

export function plainTask(item: Item, { statements, chapter }: Standing): OutlinedTask {
  const intro = [{ passage: item.words, glued: false }, ...item.body.map(stretch)];
  return { no: numberOf(item), title: null, text: { intro, parts: item.items.map(partOf) }, own: [], statements, chapter };
}

export function headedTask(item: Item, { rest, statements: own, title }: Heading, { statements, chapter }: Standing): OutlinedTask {
  const intro = [...(rest === null || rest.text === '' ? [] : [{ passage: rest, glued: false }]), ...item.body.map(stretch)];
  const parts = item.items.map(partOf);
  const text = { intro: intro.length + parts.length === 0 ? [{ passage: title, glued: false }] : intro, parts };
  return { no: numberOf(item), title: title.text, text, own, statements, chapter };
}

export const numberOf = ({ line }: Item): string | null => line.marker?.ordinal ?? null;

const stretch = ({ passage, glued }: Line): Stretch => ({ passage, glued });

const PARAGRAPHS: ReadonlySet<MarkerKind> = new Set(['arabic', 'decimal', 'subDecimal', 'chineseBracket']);

function partOf(item: Item): Part {
  const inner = [...item.body.map(stretch), ...item.items.flatMap((child) => partOf(child).together)];
  return {
    alone: [{ passage: item.words, glued: item.line.glued }, ...inner],
    together: [stretch(item.line), ...inner],
    counted: item.line.counted,
    paragraph: item.line.marker !== null && PARAGRAPHS.has(item.line.marker.kind),
  };
}
