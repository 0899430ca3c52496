import type { Range } from './source.ts';
import type { Grid } from './table-grid.ts';

/** A printed line with words on it. */
export type Line = {
  readonly kind: 'line';
  readonly at: Range;
  readonly text: string;
  readonly heading: number | null;
  readonly bold: boolean;
};
export type GridItem = { readonly kind: 'grid'; readonly at: Range; readonly grid: Grid };
export type Item = Line | GridItem;

/** The range without the white space at its ends. */
export function trimmed(document: string, { start, end }: Range): Range {
  const text = document.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(from, start + text.trimEnd().length) };
}
