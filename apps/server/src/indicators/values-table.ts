import type { Amount } from '@gongjian/contract/indicators';
import type { CellProblem } from '@gongjian/contract/reporting-form';
import { decimalText } from '@gongjian/contract/reporting-shape';
import { letterOf } from '@gongjian/documents/form/model';
import { readGrid } from '@gongjian/documents/form/read-grid';

/** The headings of a file of figures, in any order; the first three it must have. */
const headings = {
  code: '指标编号',
  place: '单位代码',
  month: '月份',
  value: '数值',
  numerator: '分子',
  denominator: '分母',
  note: '说明',
} as const;
export type ValueHeading = keyof typeof headings;
const must = ['code', 'place', 'month'] as const;
export const MOST_VALUES = 10_000;
const MOST_NOTE = 500;

export type ToldInRow = {
  readonly row: number;
  readonly code: string;
  readonly place: string;
  readonly month: string;
  readonly amount: Amount;
  readonly note: string;
};
export type ValuesTable = {
  readonly told: readonly ToldInRow[];
  readonly problems: readonly CellProblem[];
  readonly cell: (code: string, row: number, heading: ValueHeading) => CellProblem;
};

/** One figure a row. */
export function readValuesTable(bytes: Uint8Array): ValuesTable {
  const [heads = [], ...lines] = readGrid(bytes);
  const keys = Object.keys(headings) as ValueHeading[];
  const columns = heads.map((text) => keys.find((key) => headings[key] === text.trim()));
  const cell = (code: string, row: number, heading: ValueHeading): CellProblem => ({
    ...{ code, row, column: letterOf(Math.max(0, columns.indexOf(heading))), title: headings[heading] },
  });
  const only = (problems: CellProblem[]): ValuesTable => ({ told: [], problems, cell });
  const missing = must.filter((key) => !columns.includes(key));
  if (missing.length > 0) return only(missing.map((key) => cell('heading_missing', 1, key)));
  const rows = lines.flatMap((line, i) =>
    line.every((text) => text.trim() === '') ? [] : [{ row: i + 2, cells: cellsOf(line, columns) }],
  );
  if (rows.length === 0) return only([cell('no_values', 2, 'code')]);
  if (rows.length > MOST_VALUES) return only([cell('too_many_values', MOST_VALUES + 2, 'code')]);
  const problems: CellProblem[] = [];
  const told = rows.flatMap(({ row, cells }) => toldIn(cells, row, (code, heading) => problems.push(cell(code, row, heading))));
  return { told, problems, cell };
}

type Cells = Readonly<Record<ValueHeading, string>>;
const empty: Cells = { code: '', place: '', month: '', value: '', numerator: '', denominator: '', note: '' };
const cellsOf = (line: readonly string[], columns: readonly (ValueHeading | undefined)[]): Cells => ({
  ...empty,
  ...Object.fromEntries(columns.flatMap((key, c) => (key === undefined ? [] : [[key, (line[c] ?? '').trim()]]))),
});

function toldIn(cells: Cells, row: number, wrong: (code: string, heading: ValueHeading) => void): ToldInRow[] {
  const { code, place, note } = cells;
  const month = monthOf(cells.month);
  const amount = amountIn(cells, wrong);
  if (month === undefined) wrong('not_a_month', 'month');
  if (note.length > MOST_NOTE) wrong('text_too_long', 'note');
  for (const key of ['code', 'place'] as const) if (cells[key] === '') wrong('not_valid', key);
  return month === undefined || amount === undefined || note.length > MOST_NOTE ? [] : [{ row, code, place, month, amount, note }];
}

function amountIn(cells: Cells, wrong: (code: string, heading: ValueHeading) => void): Amount | undefined {
  const isShare = cells.numerator !== '' || cells.denominator !== '';
  if (isShare && cells.value !== '') wrong('value_and_ratio', 'value');
  const keys = isShare ? (['numerator', 'denominator'] as const) : (['value'] as const);
  const bad = keys.filter((key) => !decimalText.safeParse(cells[key]).success);
  for (const key of bad) wrong(cells[key] === '' ? 'number_missing' : 'number_not_decimal', key);
  if (bad.length > 0 || (isShare && cells.value !== '')) return undefined;
  return isShare ? { numerator: cells.numerator, denominator: cells.denominator } : { value: cells.value };
}

/** `2021-3`, `2021/03`, `2021年3月` and a first day as spreadsheets write it. */
function monthOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/年.](\d{1,2})(?:月|[-/.]0?1)?$/.exec(text);
  const month = `${parts?.[1]}-${parts?.[2]?.padStart(2, '0')}`;
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined;
}
