import { createHash } from 'node:crypto';
import { FORMAT, type Form, type FormRow, type Sign } from './model.ts';

/** What the hidden sheet keeps of a line: what it is about, which cells are open, and marks of the locked ones. */
export type SealedRow = { readonly data: string; readonly open: readonly string[]; readonly locked: readonly string[] };
export type SealedForm = {
  readonly identity: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly SealedRow[];
};

/** Spreadsheets trim, break lines their own way and cannot hold control characters: a text is compared without them. */
export const cellText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML 1.0 cannot hold
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .trim();

const MARK_LENGTH = 16;
/** Long enough that nobody finds another text with the same mark by hand; the whole is signed besides. */
export const markOf = (text: string): string => createHash('sha256').update(cellText(text)).digest('base64url').slice(0, MARK_LENGTH);

export function sealedLines({ identity, columns, rows }: Form): string[] {
  return [
    FORMAT,
    identity,
    JSON.stringify(columns.map(({ key, title }) => ({ key, title }))),
    ...rows.map((row) => JSON.stringify(sealedRow(row, columns))),
  ];
}

const sealedRow = ({ data, open, cells }: FormRow, columns: Form['columns']): SealedRow => ({
  data,
  open,
  locked: columns.filter(({ key }) => !open.includes(key)).map(({ key }) => markOf(cells[key] ?? '')),
});

export const signatureOf = (lines: readonly string[], sign: Sign): string => sign(lines.join('\n'));

/** Only of lines whose signature holds: then they are as we wrote them. */
export function unsealed([, identity = '', columns = '[]', ...rows]: readonly string[]): SealedForm {
  return { identity, columns: JSON.parse(columns), rows: rows.map((row) => JSON.parse(row) as SealedRow) };
}
