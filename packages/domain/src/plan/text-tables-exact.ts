import { isDeadlineText } from './deadline.ts';
import { numberedHeading } from './numbering-headings.ts';
import type { Range } from './source.ts';
import type { GridRow, Slot } from './table-grid.ts';
import { isNone, squeeze } from './table-text.ts';
import type { FlatHeader } from './text-tables-header.ts';
import { trimmedRange } from './text-tables-tokens.ts';

/**
 * One cell to a line with the blank cells kept as blank lines: then every row takes as many lines as the header. Null where the
 * lines do not bear that out.
 */
export function exactRows(found: FlatHeader, body: Range, document: string): (GridRow | 'break')[] | null {
  const width = found.cells.length;
  const lines = linesOf(body, document);
  if (!lines.some(({ start, end }) => start === end)) return null;
  const words = found.cells.map(({ start, end }) => squeeze(document.slice(start, end)));
  const textAt = (at: number): string => textOf(lines[at], document);
  const rows: (GridRow | 'break')[] = [];
  for (let at = 0; at < lines.length; ) {
    if (numberedHeading(textAt(at)) !== null) {
      rows.push(Array.from({ length: width }, (_, column) => (column === 0 ? slot(lines[at]) : null)));
      at += 1 + blanksAfter(at + 1, lines, width - 1);
    } else if (words.every((word, i) => squeeze(textAt(at + i)) === word)) {
      rows.push('break');
      at += width;
    } else {
      const row = lines.slice(at, at + width);
      if (row.every(isBlank)) return lines.slice(at).every(isBlank) ? rows : null;
      if (!fits(row, found, document)) return null;
      rows.push(Array.from({ length: width }, (_, column) => slot(row[column])));
      at += width;
    }
  }
  return rows;
}

const isBlank = (line: Range): boolean => line.start === line.end;
const slot = (at: Range | undefined): Slot | null => (at === undefined || isBlank(at) ? null : { at, origin: 'here' });
const textOf = (at: Range | undefined, document: string): string => (at === undefined ? '' : document.slice(at.start, at.end));

function linesOf({ start, end }: Range, document: string): Range[] {
  const lines: Range[] = [];
  let from = start;
  for (let to = document.indexOf('\n', from); to !== -1 && to < end; to = document.indexOf('\n', from)) {
    lines.push(trimmedRange(document, from, to));
    from = to + 1;
  }
  lines.push(trimmedRange(document, from, end));
  return lines;
}

/** The blank cells beside a heading, if all of them are there. */
function blanksAfter(from: number, lines: readonly Range[], most: number): number {
  let count = 0;
  while (count < most && from + count < lines.length && isBlank(lines[from + count] as Range)) count++;
  return count === most ? most : 0;
}

/** Numbers stand under the number, deadlines under the deadline, and words under the measure. */
function fits(row: readonly Range[], { columns }: FlatHeader, document: string): boolean {
  const at = (column: number | null): string => (column === null ? '' : textOf(row[column], document));
  const number = at(columns.no);
  const deadline = at(columns.deadline);
  return (
    at(columns.measure).length > 3 &&
    (number === '' || /^[0-9０-９.．、-]{1,6}$/.test(squeeze(number))) &&
    (deadline === '' || isNone(deadline) || (deadline.length <= 30 && isDeadlineText(deadline)))
  );
}
