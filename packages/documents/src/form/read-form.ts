import { Unreadable } from '../unreadable.ts';
import { readCells, type SheetCells } from './cells.ts';
import {
  FIRST_ROW,
  type FilledForm,
  type FilledRow,
  FORMAT,
  type FormProblem,
  HEADING_ROW,
  HIDDEN_SHEET,
  letterOf,
  NotAForm,
  type Sign,
} from './model.ts';
import { cellText, markOf, type SealedForm, type SealedRow, signatureOf, unsealed } from './seal.ts';

/** What was filled in, and everything that was changed beyond the open cells. */
export function readForm(bytes: Uint8Array, sign: Sign): FilledForm {
  const sheets = cellsOf(bytes);
  const hidden = sheets.find(({ name }) => name === HIDDEN_SHEET);
  const shown = sheets.find(({ name }) => name !== HIDDEN_SHEET);
  if (hidden === undefined || shown === undefined) throw new NotAForm('not_a_form');
  const form = trusted(hidden, sign);
  const columns = form.columns.map((column, c) => ({ ...column, letter: letterOf(c) }));
  const marks = new Set(form.rows.map(({ locked }) => locked.join()));
  const read = form.rows.map((row, i) => readRow(shown, FIRST_ROW + i, row, columns, marks));
  return {
    identity: form.identity,
    columns,
    rows: read.map(({ filled }) => filled),
    problems: [...headProblems(shown, columns), ...read.flatMap(({ problems }) => problems), ...added(shown, form)],
  };
}

function cellsOf(bytes: Uint8Array): SheetCells[] {
  try {
    return readCells(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw new NotAForm('not_a_form');
    throw error;
  }
}

function trusted({ rows }: SheetCells, sign: Sign): SealedForm {
  const lines: string[] = [];
  for (let row = 0; rows.get(row)?.get(0) !== undefined; row++) lines.push(rows.get(row)?.get(0) ?? '');
  if (lines[0] !== FORMAT) throw new NotAForm('not_a_form');
  if (signatureOf(lines, sign) !== rows.get(0)?.get(1)) throw new NotAForm('signature_wrong');
  return unsealed(lines);
}

type Columns = FilledForm['columns'];
type Read = { readonly filled: FilledRow; readonly problems: readonly FormProblem[] };

/** A line that holds what belongs to another line was moved; one with nothing in it was deleted; else the cell is named. */
function readRow(sheet: SheetCells, row: number, sealed: SealedRow, columns: Columns, marks: ReadonlySet<string>): Read {
  const texts = columns.map((_, c) => cellText(sheet.rows.get(row - 1)?.get(c) ?? ''));
  const open = new Set(sealed.open);
  const cells = Object.fromEntries(columns.flatMap(({ key }, c) => (open.has(key) ? [[key, texts[c] ?? '']] : [])));
  const filled = { row, data: sealed.data, cells };
  const locked = columns.map((column, c) => ({ ...column, mark: markOf(texts[c] ?? '') })).filter(({ key }) => !open.has(key));
  const changed = locked.filter(({ mark }, i) => mark !== sealed.locked[i]);
  if (changed.length === 0) return { filled, problems: [] };
  if (texts.every((text) => text === '')) return { filled, problems: [{ code: 'row_missing', row, column: 'A' }] };
  if (marks.has(locked.map(({ mark }) => mark).join())) return { filled, problems: [{ code: 'row_moved', row, column: 'A' }] };
  return { filled, problems: changed.map(({ letter }) => ({ code: 'locked_changed', row, column: letter })) };
}

const headProblems = ({ rows }: SheetCells, columns: Columns): FormProblem[] =>
  columns
    .filter(({ title }, c) => cellText(rows.get(HEADING_ROW - 1)?.get(c) ?? '') !== cellText(title))
    .map(({ letter }) => ({ code: 'locked_changed', row: HEADING_ROW, column: letter }));

/** Anything below the last line or right of the last column. */
function added({ rows }: SheetCells, form: SealedForm): FormProblem[] {
  const end = FIRST_ROW + form.rows.length - 1;
  return [...rows].flatMap(([r, cells]): FormProblem[] => {
    if (r + 1 > end) return [{ code: 'row_added', row: r + 1, column: letterOf(Math.min(...cells.keys())) }];
    const beyond = [...cells.keys()].filter((c) => c >= form.columns.length);
    return beyond.map((c) => ({ code: 'column_added', row: r + 1, column: letterOf(c) }));
  });
}
