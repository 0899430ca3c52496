import { type Heading, numberedHeading, plainHeading } from './numbering-headings.ts';
import type { Columns } from './table-columns.ts';
import type { Grid, GridRow, Slot } from './table-grid.ts';
import type { RowReader } from './table-reader.ts';
import { cellString, oneLine } from './table-text.ts';

type Printed = { readonly column: number; readonly text: string; readonly slot: Slot; readonly width: number };

/** The cells that are printed in this row, each once. */
function printedCells(row: GridRow, reader: RowReader): Printed[] {
  const cells: Printed[] = [];
  for (let column = 0; column < row.length; column++) {
    const slot = row[column];
    if (slot == null || slot.origin !== 'here') continue;
    if (reader.squeezed(row, column) === '') continue;
    const text = oneLine(cellString(reader.document, slot.at));
    const width = row.filter((other) => other?.at.start === slot.at.start && other.at.end === slot.at.end).length;
    cells.push({ column, text, slot, width });
  }
  return cells;
}

const NOTE = /^(?:续表|[(（]续[)）]|接上[页表])|^(?:注|备注|说明|注释|填报|填表|单位|制表)\s*[0-9]?\s*[:：]/;

/** A row that is one heading over the rows below, a remark (`note`), or neither. */
export function headingOf(grid: Grid, row: GridRow, columns: Columns | null, reader: RowReader): Heading | 'note' | null {
  if (row.some((slot, column) => slot?.origin === 'above' && reader.squeezed(row, column) !== '')) return null;
  const printed = printedCells(row, reader);
  const cells = printed.length > 2 && printed.every(({ text }) => text === printed[0]?.text) ? [acrossRow(printed, grid)] : printed;
  const [first, second] = cells;
  if (first === undefined || cells.length > 2) return null;
  if (second !== undefined) return splitHeading(first, second, columns);
  if (NOTE.test(first.text)) return 'note';
  const heading = numberedHeading(first.text);
  if (heading !== null && !/[。；;]$/.test(first.text)) return heading;
  const across = first.width * 3 >= grid.width * 2 || (grid.spans === 'unknown' && first.column === 0 && columns?.measure !== 0);
  if (!across || isNumber(first.text)) return null;
  if (first.text.length > 40 || /[。；;]$/.test(first.text)) return first.width * 3 >= grid.width * 2 ? 'note' : null;
  return plainHeading(first.text);
}

/** Some converters print a merged cell in each of the columns it covers. */
const acrossRow = (cells: readonly Printed[], grid: Grid): Printed => ({
  ...(cells[0] as Printed),
  width: Math.max(cells.length, grid.width - 1),
});

const isNumber = (text: string): boolean => /^[(（]?[0-9０-９]+([-.．][0-9]+)*[)）.．、]?$/.test(text);

/** `一 | 主要目标`: the number of the section in the number column. */
function splitHeading(first: Printed, second: Printed, columns: Columns | null): Heading | null {
  if (columns?.no !== first.column || second.text.length > 40) return null;
  if (!/^[(（]?[一二三四五六七八九十]+[)）、.．]?$/.test(first.text)) return null;
  const glue = /[)）、.．]$/.test(first.text) ? '' : '、';
  return numberedHeading(`${first.text}${glue}${second.text}`);
}
