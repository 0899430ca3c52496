import { type Passage, slice } from './passage.ts';
import type { Line } from './prose-line.ts';
import { ranksOf } from './prose-rank.ts';
import { hasStatement } from './prose-statement.ts';

/** A numbered paragraph or a heading, with what stands under it. */
export type Item = {
  readonly line: Line;
  /** What is printed behind the number. */
  readonly words: Passage;
  /** Paragraphs without a number, before the first item under it. */
  readonly body: readonly Line[];
  readonly items: readonly Item[];
};

/** What stands in front of the first item, and the items. */
export type Tree = { readonly preface: readonly Line[]; readonly items: readonly Item[] };

type Growing = { line: Line; words: Passage; body: Line[]; items: Growing[] };

/** A heading printed in bold stands below all levels the file itself states. */
const BOLD_LEVEL = 7;
const LONGEST_BOLD = 45;

export function treeOf(lines: readonly Line[]): Tree {
  const rank = ranksOf(lines);
  const preface: Line[] = [];
  const roots: Growing[] = [];
  const open: Growing[] = [];
  for (const line of lines) {
    if (!opensItem(line)) {
      (open.at(-1)?.body ?? preface).push(line);
      continue;
    }
    const words = line.marker === null ? line.passage : slice(line.passage, line.marker.length);
    const item: Growing = { line, words, body: [], items: [] };
    const shut = open.findIndex((above) => ends(above.line, line, rank));
    if (shut !== -1) open.length = shut;
    (open.at(-1)?.items ?? roots).push(item);
    open.push(item);
  }
  return withoutTitle({ preface, items: roots });
}

function opensItem(line: Line): boolean {
  if (line.marker !== null || line.heading !== null) return true;
  const { text } = line.passage;
  return line.bold && text.length <= LONGEST_BOLD && !/[；;，]$/.test(text) && !hasStatement(line.passage);
}

/** Whether a new item ends one that is open above it. */
function ends(above: Line, item: Line, rank: (kind: NonNullable<Line['marker']>['kind']) => number): boolean {
  if (above.marker !== null && item.marker !== null) return rank(above.marker.kind) >= rank(item.marker.kind);
  if (above.marker === null && item.marker === null) return levelOf(above) >= levelOf(item);
  return above.heading !== null && item.heading !== null && above.heading >= item.heading;
}

const levelOf = (line: Line): number => line.heading ?? BOLD_LEVEL;

/** The title of the document heads everything and is no section. */
function withoutTitle(tree: Tree): Tree {
  const items = tree.items.slice(
    Math.max(
      0,
      tree.items.findIndex((item) => !isBareTitle(item)),
    ),
  );
  const only = items.length === 1 ? items[0] : undefined;
  if (only === undefined || only.line.marker !== null || only.items.length === 0) return { ...tree, items };
  return withoutTitle({ preface: [...tree.preface, ...only.body], items: only.items });
}

const isBareTitle = ({ line, body, items }: Item): boolean => line.marker === null && body.length === 0 && items.length === 0;
