import type { Look } from '../linear-text.ts';
import type { OpenTable } from './table.ts';

/** What a document, a cell or a text box is made of. */
export type Item =
  | { readonly kind: 'paragraph'; readonly text: string; readonly look: Look }
  | { readonly kind: 'table'; readonly table: OpenTable };

/** Where finished items go. */
export type Flow = (item: Item) => void;

/** The printed lines of the items; a table among them is told row by row. */
export function linesOf(items: readonly Item[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'table') return item.table.lines;
    return item.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  });
}
