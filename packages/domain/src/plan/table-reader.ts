import type { Doubt, Range } from './source.ts';
import type { GridRow } from './table-grid.ts';
import { squeeze } from './table-text.ts';

/** The text of the document with what one asks of a row of a grid. */
export type RowReader = {
  readonly document: string;
  readonly squeezed: (row: GridRow, column: number) => string;
  /** What the reader of the file was not sure of in the cell. */
  readonly doubtIn: (row: GridRow, column: number) => Doubt['why'] | null;
};

export function rowReader(document: string, doubts: readonly Doubt[] = []): RowReader {
  const byCell = new Map(doubts.flatMap(({ at, why }) => (why === 'unlined' ? [] : [[at.start, why] as const])));
  return {
    document,
    doubtIn: (row, column) => {
      const slot = row[column];
      return slot?.origin === 'here' && slot.at.end > slot.at.start ? (byCell.get(slot.at.start) ?? null) : null;
    },
    squeezed: (row, column) => {
      const slot = row[column];
      return slot == null ? '' : opening(document, slot.at);
    },
  };
}

const OPENING = 120;

/** What a cell begins with, enough to tell a blank cell and a header; long cells are not read whole for that. */
function opening(document: string, { start, end }: Range): string {
  const words = squeeze(document.slice(start, Math.min(end, start + OPENING)));
  return words === '' && end - start > OPENING ? squeeze(document.slice(start, end)) : words;
}
