import { createHash } from 'node:crypto';
import type { CellProblem } from '@gongjian/contract/reporting-form';
import { Unreadable } from '@gongjian/documents/unreadable';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { amountProblems } from './amount-fits.ts';
import { measuresProved } from './bound-reads.ts';
import { valuesImported, valueTold } from './events.ts';
import { judgeMeasures } from './judge-bound.ts';
import { aboutValue } from './record-figures.ts';
import { insertValues, type NewValue } from './value-repo.ts';
import { readValuesTable, type ToldInRow, type ValueHeading, type ValuesTable } from './values-table.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_PROBLEMS = 1000;

type Imported = { readonly dryRun: boolean; readonly values: number; readonly problems: readonly CellProblem[] };

/** 历史数据导入: all figures of the file, or none and what is wrong with each. */
export function importValues(ctx: Ctx, { name, bytes }: Upload, dryRun: boolean): Promise<Imported> {
  if (bytes.length === 0 || bytes.length > MOST_BYTES)
    throw new Refused('indicators.import_too_large', [{ code: 'bytes', at: [MOST_BYTES] }]);
  const table = tableIn(bytes);
  return ctx.transact(async (tx) => {
    const known = await knownOf(tx, ctx, table.told);
    const problems = [...table.problems, ...problemsOf(ctx, table, known)].sort((a, b) => a.row - b.row).slice(0, MOST_PROBLEMS);
    if (dryRun || problems.length > 0) return checked(dryRun, table.told.length, problems);

    const values = table.told.map((told): NewValue => {
      const { code, place, month, amount, note } = told;
      return {
        code,
        place,
        month,
        amount,
        sourceKind: 'import',
        sourceId: name.slice(0, 200),
        reason: note || null,
        corrects: known.withdrawn(told),
      };
    });
    const ids = await insertValues(tx, ctx, values);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await emit(tx, ctx, ...values.map((value, i) => valueTold(value.code, aboutValue(ids[i] ?? '', value))));
    await emit(tx, ctx, valuesImported({ file: name.slice(0, 200), sha256, values: values.length }));
    await judgeMeasures(tx, ctx, await measuresProved(tx, [...new Set(values.map(({ code }) => code))]));
    return { dryRun, values: values.length, problems: [] };
  });
}

function checked(dryRun: boolean, values: number, problems: readonly CellProblem[]): Imported {
  if (dryRun) return { dryRun, values, problems };
  throw new Refused(
    'indicators.import_refused',
    problems.map(({ code, row, column, title }) => ({ code, at: [row, column, title] })),
  );
}

function tableIn(bytes: Uint8Array): ValuesTable {
  try {
    return readValuesTable(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw new Refused('indicators.import_refused', [{ code: 'unreadable', at: [1, 'A', ''] }]);
    throw error;
  }
}

type Kept = { readonly ratio: boolean; readonly fromRecords: boolean };
type Known = {
  readonly indicators: ReadonlyMap<string, Kept>;
  readonly places: ReadonlySet<string>;
  readonly standing: (told: ToldInRow) => boolean;
  /** The figure taken back before, which this one then corrects. */
  readonly withdrawn: (told: ToldInRow) => string | null;
};
const keyOf = ({ code, place, month }: Pick<ToldInRow, 'code' | 'place' | 'month'>): string => `${code} ${place} ${month}`;

/** The indicators are held, in one order for everybody: nobody else writes their figures meanwhile. */
async function knownOf(tx: Tx, { today }: Ctx, told: readonly ToldInRow[]): Promise<Known> {
  const kept = await sql<Kept & { code: string }>`
    select code, ratio, from_records as "fromRecords" from indicators.indicator
     where code = any (${[...new Set(told.map(({ code }) => code))]}::text[]) order by code for update`.execute(tx);
  const places = await unitRefs(tx, [...new Set(told.map(({ place }) => place))], today);
  const newest = await sql<{ code: string; place: string; month: string; id: string; stands: boolean }>`
    select distinct on (v.indicator_code, v.place, v.month)
           v.indicator_code as code, v.place, v.month, v.id, (v.value is not null or v.numerator is not null) as stands
      from unnest(${told.map(({ code }) => code)}::text[], ${told.map(({ place }) => place)}::text[], ${told.map(({ month }) => month)}::text[])
             as g (code, place, month)
      join indicators.value v on v.indicator_code = g.code and v.place = g.place and v.month = g.month
     order by v.indicator_code, v.place, v.month, v.no desc`.execute(tx);
  const before = new Map(newest.rows.map((row) => [keyOf(row), row] as const));
  return {
    indicators: new Map(kept.rows.map((row) => [row.code, row] as const)),
    places: new Set(places.keys()),
    standing: (one) => before.get(keyOf(one))?.stands === true,
    withdrawn: (one) => before.get(keyOf(one))?.id ?? null,
  };
}

function problemsOf(ctx: Ctx, { told, cell }: ValuesTable, known: Known): CellProblem[] {
  const seen = new Set<string>();
  return told.flatMap((one) => {
    const twice = seen.has(keyOf(one));
    seen.add(keyOf(one));
    const found = twice ? ([['said_twice', 'month']] as const) : wrongWith(ctx, one, known);
    return found.map(([code, heading]) => cell(code, one.row, heading));
  });
}

type Wrong = readonly (readonly [code: string, heading: ValueHeading])[];

function wrongWith({ actor, today }: Ctx, told: ToldInRow, { indicators, places, standing }: Known): Wrong {
  const indicator = indicators.get(told.code);
  const may = indicator?.fromRecords ? 'tasks.manage' : 'tasks.report';
  if (indicator === undefined) return [['indicator_unknown', 'code']];
  if (!places.has(told.place)) return [['unit_unknown', 'place']];
  if (!actor.may(may, told.place)) return [['not_your_unit', 'place']];
  if (told.month >= today.slice(0, 7)) return [['month_not_over', 'month']];
  if (standing(told)) return [['value_exists', 'month']];
  return amountProblems(told.amount, indicator).map(({ code, at }) => [code, at[1] === 'denominator' ? 'denominator' : 'value']);
}
