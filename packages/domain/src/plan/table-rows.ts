import type { Heading } from './numbering-headings.ts';
import { join, type Passage } from './passage.ts';
import type { Range } from './source.ts';
import type { Columns, Step } from './table-columns.ts';
import { type CellDoubt, doubtsIn } from './table-doubts.ts';
import type { Grid, GridRow, Origin, Slot } from './table-grid.ts';
import { headingOf } from './table-headings.ts';
import type { RowReader } from './table-reader.ts';
import type { MeasureTable } from './table-stretch.ts';
import { cellString, cellText, isDitto, isNone, oneLine } from './table-text.ts';

/** What a cell of units says in its row. `blank` says nothing by itself. */
export type UnitCell = {
  readonly state: 'printed' | 'none' | 'blank' | 'ditto';
  readonly texts: readonly string[];
  /** Not printed in this row and column but part of a merged cell. */
  readonly merged: boolean;
};

export type TextCell = { readonly text: string; readonly origin: Origin; readonly at: Range | null };

export type UnitRole = 'lead' | 'responsible' | 'support' | 'units';

/** One row of a table of measures, its cells by what they mean. */
export type MeasureRow = {
  readonly spans: 'true' | 'unknown';
  readonly groups: readonly TextCell[];
  readonly no: TextCell;
  readonly task: TextCell;
  readonly measure: Passage;
  readonly measureOrigin: Origin;
  readonly goal: Passage;
  readonly deadline: Passage;
  readonly deadlineMerged: boolean;
  readonly units: Readonly<Record<UnitRole, UnitCell | null>>;
  /** The borders between the cells of units were lost in the file. */
  readonly unsure: boolean;
  readonly doubts: readonly CellDoubt[];
};

export type Entry =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'break' }
  | { readonly kind: 'row'; readonly row: MeasureRow };

/** Reads the rows of a table of measures. A repeated header is a page break. */
export function* entriesOf(table: MeasureTable, reader: RowReader): Generator<Entry> {
  const { grid, columns } = table;
  for (let row = table.from; row < table.to; row++) {
    const header = table.headers.get(row);
    if (header !== undefined) {
      yield { kind: 'break' };
      row += header.rows - 1;
      continue;
    }
    const entry = entryOf(grid, row, columns, reader);
    if (entry !== null) yield entry;
  }
}

function entryOf(grid: Grid, index: number, columns: Columns, reader: RowReader): Entry | null {
  const row = grid.rows[index] as GridRow;
  const heading = headingOf(grid, row, columns, reader);
  if (heading === 'note') return null;
  if (heading !== null) return { kind: 'heading', heading };
  const measure = measureRow(grid, row, columns, reader.document);
  if (isEmpty(measure)) return null;
  return { kind: 'row', row: { ...measure, unsure: grid.unsure.has(index), doubts: doubtsIn(row, columns, reader) } };
}

/** A row before it is said what of it is unsure. */
type PrintedRow = Omit<MeasureRow, 'unsure' | 'doubts'>;

const isEmpty = (row: PrintedRow): boolean =>
  row.measure.text === '' &&
  row.task.text === '' &&
  row.no.text === '' &&
  Object.values(row.units).every((cell) => cell === null || cell.state === 'blank');

function measureRow(grid: Grid, row: GridRow, columns: Columns, document: string): PrintedRow {
  const text = (column: number | null): TextCell => textCell(row, column, document);
  const measureSlot = row[columns.measure] ?? null;
  const deadlineSlot = columns.deadline === null ? null : (row[columns.deadline] ?? null);
  return {
    spans: grid.spans,
    groups: columns.groups.map(text),
    no: text(columns.no),
    task: text(columns.task),
    measure: slotText(measureSlot, document),
    measureOrigin: measureSlot?.origin ?? 'here',
    goal: goalText(row, columns.goals, document),
    deadline: columns.steps.length > 0 ? stepsText(row, columns.steps, document) : slotText(deadlineSlot, document),
    deadlineMerged: deadlineSlot !== null && deadlineSlot.origin !== 'here',
    units: {
      lead: unitCell(row, columns.lead, document),
      responsible: unitCell(row, columns.responsible, document),
      support: unitCell(row, columns.support, document),
      units: unitCell(row, columns.units, document),
    },
  };
}

const EMPTY: Passage = { text: '', from: [] };

const slotText = (slot: Slot | null, document: string): Passage => (slot === null ? EMPTY : cellText(document, slot.at));

/** What stands beside the measure as what it is to reach; a cell merged over several rows is told with the first of them. */
function goalText(row: GridRow, columns: readonly number[], document: string): Passage {
  const said = columns.flatMap((column) => {
    const slot = row[column] ?? null;
    const cell = slotText(slot, document);
    return slot?.origin !== 'here' || isNone(cell.text) ? [] : [cell];
  });
  return said.length === 0 ? EMPTY : join(said, '；');
}

/** What the columns of months say, as one cell would: 9月完成30%；10月完成100%. */
function stepsText(row: GridRow, steps: readonly Step[], document: string): Passage {
  const said = steps.flatMap(({ column, words }) => {
    const slot = row[column] ?? null;
    const cell = slotText(slot, document);
    return slot?.origin !== 'here' || isNone(cell.text) ? [] : [headed(words, cell)];
  });
  return said.length === 0 ? EMPTY : join(said, '；');
}

const headed = (words: string, cell: Passage): Passage => ({
  text: words + cell.text,
  from: [...Array.from(words, () => cell.from[0] ?? 0), ...cell.from],
});

function textCell(row: GridRow, column: number | null, document: string): TextCell {
  const slot = column === null ? null : (row[column] ?? null);
  if (slot === null) return { text: '', origin: 'here', at: null };
  return { text: oneLine(cellString(document, slot.at)), origin: slot.origin, at: slot.at };
}

/** Several columns of one part are read as one cell; a merged cell is read once. */
function unitCell(row: GridRow, columns: readonly number[], document: string): UnitCell | null {
  if (columns.length === 0) return null;
  const slots = columns.flatMap((column) => row[column] ?? []);
  const distinct = slots.filter((slot, i) => slots.findIndex(({ at }) => at.start === slot.at.start) === i);
  const texts = distinct.map((slot) => ({ slot, text: cellString(document, slot.at) })).filter(({ text }) => text !== '');
  const merged = texts.length > 0 && texts.every(({ slot }) => slot.origin !== 'here');
  const named = texts.filter(({ text }) => !isNone(text)).map(({ text }) => text);
  const ditto = named.length > 0 && named.every(isDitto);
  const state = texts.length === 0 ? 'blank' : named.length === 0 ? 'none' : ditto ? 'ditto' : 'printed';
  return { state, texts: named, merged };
}
