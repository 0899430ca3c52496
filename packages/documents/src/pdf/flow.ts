import { mendCutRow } from './cut-row.ts';
import type { PrintedPage, PrintedTable, Stretch } from './print.ts';
import { append, continues, type ProseParagraph, paragraphsIn, type Setting, textMargins } from './prose.ts';

/** The whole document in reading order, and where each page begins: in which entry, at which of its characters. */
export type Flow = {
  readonly entries: readonly (PrintedTable | ProseParagraph)[];
  readonly starts: readonly { readonly entry: number; readonly offset: number }[];
};

/** Strings the pages together; a paragraph cut by the end of a page or column is made whole. */
export function flowOf(pages: readonly PrintedPage[], setting: Setting): Flow {
  const entries: (PrintedTable | ProseParagraph)[] = [];
  const starts: { entry: number; offset: number }[] = [];
  for (const page of pages) {
    const start = { entry: entries.length, offset: 0 };
    let isFirst = true;
    for (const item of entriesOf(page, setting)) {
      const last = entries.at(-1);
      if (last?.kind === 'paragraph' && item.kind === 'paragraph' && breaksBefore(last, item) && continues(last, item)) {
        append(last, item);
        if (isFirst) Object.assign(start, { entry: entries.length - 1, offset: last.text.length - item.text.length });
      } else if (isFirst && last?.kind === 'table' && item.kind === 'table') entries.splice(-1, 1, ...mendCutRow(last, item));
      else entries.push(item);
      isFirst = false;
    }
    starts.push(start);
  }
  return { entries, starts };
}

/** Only the top of a page or column can go on with what stands elsewhere. */
const breaksBefore = (last: ProseParagraph, next: ProseParagraph): boolean => next.first.y <= last.last.y;

const entriesOf = (page: PrintedPage, setting: Setting): (PrintedTable | ProseParagraph)[] =>
  page.items.flatMap((item): (PrintedTable | ProseParagraph)[] => (item.kind === 'table' ? [item] : paragraphsOf(item, page, setting)));

const paragraphsOf = ({ lines, column }: Stretch, { width }: PrintedPage, setting: Setting): ProseParagraph[] =>
  paragraphsIn(lines, setting, column ? { ...textMargins(lines, width), ...column } : setting.marginsFor(width));
