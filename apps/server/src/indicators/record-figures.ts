import type { Amount } from '@gongjian/domain/indicators/model';
import { compare, decimal } from '@gongjian/domain/kernel/decimal';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { recordEvidence } from '../tasks/index.ts';
import { bindPromises } from './bind-promises.ts';
import { type Bound, boundPromises } from './binding-repo.ts';
import { measuresProved } from './bound-reads.ts';
import { valueTold } from './events.ts';
import { findingsOf } from './judge-bound.ts';
import { insertValues, type Newest, type NewValue, newestOf } from './value-repo.ts';

/** The figures an accepted report of one unit told for one measure and month. */
export type ReportedFigures = {
  readonly sourceId: string;
  readonly measureId: string;
  readonly unit: string;
  readonly month: string;
  readonly numbers: readonly { readonly promiseId: string; readonly amount: Amount; readonly correction: string }[];
};

/**
 * Writes what a report told beside what is there, and judges every measure its figures concern; `moved` says that something else in the
 * report moved its own. A figure told before and
 * no longer is withdrawn; one that says the same again is not written twice. Figures that come from records are not taken from reports.
 */
export async function recordFigures(tx: Tx, teller: Teller, told: ReportedFigures, moved: boolean): Promise<void> {
  const all = await boundOf(tx, teller, told);
  const bound = all.filter(({ indicator }) => !indicator.fromRecords);
  const codes = bound.map(({ indicator }) => indicator.code);
  const before = codes.length === 0 ? [] : await newestOf(tx, codes, { place: told.unit, month: told.month }, told.sourceId);
  const values = [...newFigures(told, bound, before), ...withdrawn(told, bound, before)];
  const ids = await insertValues(tx, teller, values);
  await emit(tx, teller, ...values.map((value, i) => valueTold(value.code, aboutValue(ids[i] ?? '', value))));
  const findings = values.length === 0 ? [] : await findingsOf(tx, teller, [...all, ...(await othersProved(tx, teller, told, values))]);
  await recordEvidence(tx, teller, findings, moved ? [told.measureId] : []);
}

/** Promises of other measures that the same indicators prove. */
async function othersProved(tx: Tx, { today }: Teller, { measureId }: ReportedFigures, values: readonly NewValue[]): Promise<Bound[]> {
  const measures = await measuresProved(tx, [...new Set(values.map(({ code }) => code))]);
  const others = measures.filter((id) => id !== measureId);
  return others.length === 0 ? [] : boundPromises(tx, others, today);
}

/** A promise made since the plan was last bound is bound now. */
async function boundOf(tx: Tx, teller: Teller, { measureId, numbers }: ReportedFigures): Promise<Bound[]> {
  const bound = await boundPromises(tx, [measureId], teller.today);
  const known = new Set(bound.map(({ promiseId }) => promiseId));
  if (numbers.every(({ promiseId }) => known.has(promiseId))) return bound;
  await bindPromises(tx, teller, [measureId]);
  return boundPromises(tx, [measureId], teller.today);
}

function newFigures({ numbers, unit, month, sourceId }: ReportedFigures, bound: readonly Bound[], before: readonly Newest[]): NewValue[] {
  return numbers.flatMap(({ promiseId, amount, correction }): NewValue[] => {
    const code = bound.find((one) => one.promiseId === promiseId)?.indicator.code;
    if (code === undefined) return [];
    const newest = before.find((value) => value.code === code && value.place === unit && value.month === month);
    if (newest !== undefined && newest.sourceId === sourceId && isSame(newest.amount, amount)) return [];
    const corrects = newest?.id ?? null;
    return [{ code, place: unit, month, amount, sourceKind: 'report', sourceId, reason: correction || null, corrects }];
  });
}

/** What the same report told when it was accepted before, and does not tell any more. */
function withdrawn({ numbers, sourceId }: ReportedFigures, bound: readonly Bound[], before: readonly Newest[]): NewValue[] {
  const told = new Set(numbers.map(({ promiseId }) => bound.find((one) => one.promiseId === promiseId)?.indicator.code));
  return before
    .filter((value) => value.sourceId === sourceId && value.amount !== null && !told.has(value.code))
    .map(({ id, code, place, month }) => ({
      ...{ code, place, month, amount: null, sourceKind: 'report' as const, sourceId },
      ...{ reason: '报告已改，不再报送此项', corrects: id },
    }));
}

function isSame(a: Amount | null, b: Amount): boolean {
  if (a === null) return false;
  const parts = (amount: Amount) => ('value' in amount ? [amount.value] : [amount.numerator, amount.denominator]).map(decimal);
  const [x, y] = [parts(a), parts(b)];
  return x.length === y.length && x.every((part, i) => compare(part, y[i] ?? part) === 0);
}

export const aboutValue = (id: string, { place, month, amount, sourceKind, corrects, reason }: NewValue) => ({
  ...{ id, place, month, amount, source: sourceKind },
  ...{ corrects, reason },
});
