import type { FrozenInputs, Scheme } from '@gongjian/domain/assessment/model';
import { itemsOf } from './freeze-inputs.ts';
import { HEADINGS } from './read-inputs.ts';

const quoted = (text: string): string => {
  // A cell that a spreadsheet would take for a formula is told as text.
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
const heads = Object.values(HEADINGS);

/** An empty file of inputs: a row for each unit and item that is told by hand. */
export function inputsForm(scheme: Scheme, units: readonly { readonly unit: string; readonly name: string }[]): Buffer {
  const items = itemsOf(scheme).filter(({ source }) => source === null);
  const told = items.length > 0 ? items : [...scheme.deductions, ...scheme.additions].filter(({ source }) => source === null);
  const subjects = units.length > 0 ? units : [{ unit: '', name: '' }];
  return csv([heads, ...subjects.flatMap(({ unit, name }) => told.map(({ title }) => [unit, title, name, '', '', '', '', '']))]);
}

/** The frozen inputs, for whoever wants to compute it again. */
export function inputsCsv(scheme: Scheme, { units, cells, happenings }: FrozenInputs, nameOf: (unit: string) => string): Buffer {
  const titles = new Map(
    [...itemsOf(scheme), ...scheme.additions, ...scheme.deductions, ...scheme.vetoes].map(({ code, title }) => [code, title]),
  );
  const groups = new Map(units.map(({ unit, group }) => [unit, group]));
  const row = (unit: string, code: string, ...rest: string[]) => [
    unit,
    titles.get(code) ?? code,
    nameOf(unit),
    groups.get(unit) ?? '',
    ...rest,
  ];
  return csv([
    heads,
    ...cells.map(({ unit, item, actual, target, rows }) =>
      row(unit, item, actual, target ?? '', '', rows.length === 1 ? (rows[0] ?? '') : `${rows.length}`),
    ),
    ...happenings.map(({ unit, code, times, rows }) =>
      row(unit, code, '', '', String(times), rows.length === 1 ? (rows[0] ?? '') : `${rows.length}`),
    ),
  ]);
}
