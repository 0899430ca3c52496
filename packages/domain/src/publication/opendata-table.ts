/** 开放数据集: what a column holds. A decimal is text, as it was published, so that no digit is lost. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'day' | 'month' | 'boolean';
export type Cell = string | number | boolean | null;

/** 数据项: one column with its words in both languages, as the dictionary prints it. */
export type Column = {
  /** Never changed once published: programs read by it. */
  readonly code: string;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
};

export type OpenTable = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

const BOM = '\uFEFF';
/** What a spreadsheet takes for the beginning of a formula, also in its wide form. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** RFC 4180 with a byte-order mark, so that spreadsheets read Chinese; no cell of words is ever a formula. */
export const csvOf = ({ columns, rows }: OpenTable): string =>
  `${BOM}${[columns.map(({ code }) => quoted(code)), ...rows.map((row) => columns.map((column, i) => csvCell(column, row[i] ?? null)))]
    .map((cells) => cells.join(','))
    .join('\r\n')}\r\n`;

function csvCell({ type }: Column, value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (type === 'decimal' && DECIMAL.test(value)) return value;
  return quoted(FORMULA.test(value) ? `'${value}` : value);
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Each row by the codes of its columns. */
export const rowsByCode = ({ columns, rows }: OpenTable): Readonly<Record<string, Cell>>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ code }, i) => [code, row[i] ?? null])));
