import type { Look, TableContent } from '../linear-text.ts';

/** What a document, a cell or a text box is made of. */
export type Item =
  | { readonly kind: 'paragraph'; readonly text: string; readonly look: Look }
  | { readonly kind: 'table'; readonly table: ReadTable };

/** A table whose rows have come in. */
export type ReadTable = {
  /** Told row by row, as it must be inside a cell of another table. */
  readonly lines: string[];
  /** What is in the table when it is only a frame around text, one column wide; else null. */
  readonly framed: Item[] | null;
  readonly done: () => TableContent | null;
};

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
