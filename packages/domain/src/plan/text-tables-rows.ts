import { numeralValue } from './numbering.ts';
import type { Range } from './source.ts';
import type { Columns } from './table-columns.ts';
import type { GridRow, Slot } from './table-grid.ts';
import { goesOn, type Token } from './text-tables-tokens.ts';
import { shareUnits } from './text-tables-units.ts';

export type FlatRows = { readonly rows: readonly (GridRow | 'break')[]; readonly unsure: ReadonlySet<number> };

/** What is known of the table: `whole` tokens are cells or lines of cells, others are pieces of a run. */
export type FlatLayout = { readonly columns: Columns; readonly width: number; readonly whole: boolean };

/** The tokens of one row as they come in. */
type OpenRow = { number: Token | null; texts: Token[]; deadline: Token | null; units: Token[] };
const emptyRow = (): OpenRow => ({ number: null, texts: [], deadline: null, units: [] });

/** Puts tokens together to rows: a row ends where text, a number or a heading comes after its units or its deadline. */
export function rowsOf(tokens: readonly Token[], { columns, width, whole }: FlatLayout): FlatRows {
  const rows: (GridRow | 'break')[] = [];
  const unsure = new Set<number>();
  let open = emptyRow();
  let expected = 1;
  const close = (): void => {
    if (open.texts.length > 0 || open.units.length > 0) {
      const { row, sure } = closed(open, { columns, width, whole });
      if (!sure) unsure.add(rows.length);
      rows.push(row);
    }
    open = emptyRow();
  };
  for (const token of tokens) {
    if (token.kind === 'number') {
      if (!goesOn(numberOf(token), expected)) continue;
      expected = numberOf(token) + 1;
    }
    if (token.kind === 'break' || token.kind === 'heading') {
      close();
      rows.push(token.kind === 'break' ? 'break' : headingRow(token, width));
    } else if (opensRow(token, open)) {
      close();
      take(token, open, columns);
    } else take(token, open, columns);
  }
  close();
  return { rows, unsure };
}

/** A bare number that does not go on with the numbering of the rows is the number of a page. */
const numberOf = ({ text }: Token): number => numeralValue(text.replace(/[.．、\s]/g, '')) ?? 0;

const isComplete = (row: OpenRow): boolean => row.units.length > 0 || row.deadline !== null;

function opensRow(token: Token, open: OpenRow): boolean {
  if (token.kind === 'number') return isComplete(open) || open.texts.length === 0;
  return token.kind === 'text' && isComplete(open);
}

function take(token: Token, open: OpenRow, columns: Columns): void {
  const hasText = open.texts.length > 0;
  if (token.kind === 'number' && columns.no !== null && !hasText && open.number === null) open.number = token;
  else if (token.kind === 'deadline' && columns.deadline !== null && hasText && open.deadline === null) open.deadline = token;
  else if ((token.kind === 'unit' || token.kind === 'none') && hasText) open.units.push(token);
  else open.texts.push(token);
}

const headingRow = (token: Token, width: number): GridRow =>
  Array.from({ length: width }, (_, column) => (column === 0 ? slot(token.at) : null));

const slot = (at: Range | null): Slot | null => (at === null ? null : { at, origin: 'here' });

function closed(open: OpenRow, { columns, width, whole }: FlatLayout): { readonly row: GridRow; readonly sure: boolean } {
  const row: (Slot | null)[] = Array.from({ length: width }, () => null);
  const put = (column: number | null, at: Range | null): void => {
    if (column !== null) row[column] = slot(at);
  };
  const unitColumns = [...columns.lead, ...columns.responsible, ...columns.support, ...columns.units].sort((a, b) => a - b);
  const shared = shareUnits(open.units, unitColumns.length, whole);
  const { title, measure } = textsOf(open, columns);
  put(columns.no, open.number?.at ?? null);
  put(columns.task, title);
  put(columns.measure, measure);
  put(columns.deadline, open.deadline?.at ?? null);
  unitColumns.forEach((column, i) => {
    put(column, shared.cells[i] ?? null);
  });
  return { row, sure: shared.sure };
}

/** With a number, or where a short line without a full stop stands first, the first text is the task. */
function textsOf({ number, texts }: OpenRow, columns: Columns): { readonly title: Range | null; readonly measure: Range | null } {
  const [first, second] = texts;
  const whole = (from: Token | undefined): Range | null =>
    from === undefined ? null : { start: from.at.start, end: texts.at(-1)?.at.end ?? from.at.end };
  const named =
    columns.task !== null && first !== undefined && second !== undefined && first.text.length <= 60 && !/[。；;，,：:]$/.test(first.text);
  const titled = named && (number !== null || (columns.no === null && first.text.length <= 30 && !/[。；]/.test(first.text)));
  return titled ? { title: first.at, measure: whole(second) } : { title: null, measure: whole(first) };
}
