import { type Cell, type FrozenInputs, type Happening, isBranch, type Scheme, type SchemeItem } from '@gongjian/domain/assessment/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Problem } from '@gongjian/domain/kernel/problem';
import type { Db } from '../platform/db.ts';
import { refuseIf } from '../platform/refused.ts';
import { assessedUnits, countOf, partOf } from './source-reads.ts';

export type Told = {
  /** Who is assessed, where the scheme assesses no units of the city. */
  readonly subjects: readonly { readonly unit: string; readonly group: string; readonly name: string }[];
  readonly cells: readonly { readonly unit: string; readonly item: string; readonly actual: string; readonly target: string | null }[];
  readonly happenings: readonly { readonly unit: string; readonly code: string; readonly times: number; readonly note: string }[];
};

/** Everything a scheme is scored from on a day: what the records say, and what was told by hand where they say nothing. */
export async function freezeInputs(db: Db, scheme: Scheme, day: LocalDate, told: Told): Promise<FrozenInputs> {
  const units = scheme.assesses.length === 0 ? told.subjects : await assessedUnits(db, scheme.assesses, day);
  refuseIf(
    toldProblems(
      scheme,
      units.map(({ unit }) => unit),
      told,
    ),
    'assessment.inputs_invalid',
  );
  const known = new Set(units.map(({ unit }) => unit));
  const read: Cell[] = [];
  for (const { code, source } of itemsOf(scheme)) {
    if (source !== null)
      read.push(...(await partOf(db, source, day)).filter(({ unit }) => known.has(unit)).map((cell) => ({ ...cell, item: code })));
  }
  const counted: Happening[] = [];
  for (const { code, source } of [...scheme.additions, ...scheme.deductions]) {
    if (source !== null)
      counted.push(...(await countOf(db, source, day)).filter(({ unit }) => known.has(unit)).map((one) => ({ ...one, code })));
  }
  return {
    day,
    units,
    cells: [...read, ...told.cells.map((cell) => ({ ...cell, rows: ['told'] }))],
    happenings: [...counted, ...told.happenings.map(({ note, ...one }) => ({ ...one, rows: [note === '' ? 'told' : note] }))],
  };
}

export const itemsOf = (scheme: Scheme): SchemeItem[] =>
  scheme.parts.flatMap((node) => (isBranch(node) ? node.parts.filter((part): part is SchemeItem => !isBranch(part)) : [node]));

type ToldFault =
  | 'unit_not_assessed'
  | 'item_unknown'
  | 'item_read_from_records'
  | 'told_twice'
  | 'happening_unknown'
  | 'counted_from_records'
  | 'counter_without_entry';

/** What the records say cannot be told otherwise; nothing is told twice, or about a unit or an item that is not there. */
export function toldProblems(
  scheme: Scheme,
  units: readonly string[],
  { cells, happenings }: Pick<Told, 'cells' | 'happenings'>,
): Problem<ToldFault>[] {
  const known = new Set(units);
  const items = new Map(itemsOf(scheme).map((item) => [item.code, item]));
  const seen = new Set<string>();
  const ofCell = cells.flatMap(({ unit, item }, i): Problem<ToldFault>[] => {
    const key = `${unit} ${item}`;
    const twice = seen.has(key);
    seen.add(key);
    const found = items.get(item);
    return [
      ...(known.has(unit) ? [] : [{ code: 'unit_not_assessed' as const, at: ['cells', i, 'unit'] }]),
      ...(found === undefined ? [{ code: 'item_unknown' as const, at: ['cells', i, 'item'] }] : []),
      ...(found !== undefined && found.source !== null ? [{ code: 'item_read_from_records' as const, at: ['cells', i, 'item'] }] : []),
      ...(twice ? [{ code: 'told_twice' as const, at: ['cells', i] }] : []),
    ];
  });
  const rules = new Map([...scheme.additions, ...scheme.deductions].map(({ code, source }) => [code, source]));
  const vetoes = new Set(scheme.vetoes.map(({ code }) => code));
  const ofHappening = happenings.flatMap(({ unit, code }, i): Problem<ToldFault>[] => [
    ...(known.has(unit) ? [] : [{ code: 'unit_not_assessed' as const, at: ['happenings', i, 'unit'] }]),
    ...(rules.has(code) || vetoes.has(code) ? [] : [{ code: 'happening_unknown' as const, at: ['happenings', i, 'code'] }]),
    ...((rules.get(code) ?? null) === null ? [] : [{ code: 'counted_from_records' as const, at: ['happenings', i, 'code'] }]),
  ]);
  return [...ofCell, ...ofHappening, ...countered(happenings)];
}

/** A counter-entry takes back what was entered, never more. */
function countered(happenings: Told['happenings']): Problem<ToldFault>[] {
  const sums = new Map<string, number>();
  const keyOf = ({ unit, code }: { unit: string; code: string }): string => `${unit} ${code}`;
  for (const one of happenings) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.times);
  return happenings.flatMap((one, i) =>
    one.times < 0 && (sums.get(keyOf(one)) ?? 0) < 0 ? [{ code: 'counter_without_entry' as const, at: ['happenings', i, 'times'] }] : [],
  );
}
