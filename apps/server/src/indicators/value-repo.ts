import type { Amount, IndicatorValue } from '@gongjian/domain/indicators/model';

import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

/** A figure to be written. `amount` null takes the one it corrects back. */
export type NewValue = {
  readonly code: string;
  readonly place: string;
  readonly month: string;
  readonly amount: Amount | null;
  readonly sourceKind: 'report' | 'import' | 'register' | 'manual';
  readonly sourceId: string | null;
  readonly reason: string | null;
  readonly corrects: string | null;
};

export async function insertValues(tx: Tx, { actor, now, today }: Teller, values: readonly NewValue[]): Promise<string[]> {
  if (values.length === 0) return [];
  const rows = values.map(({ amount, ...rest }) => ({ ...rest, ...(amount ?? {}) }));
  const { rows: written } = await sql<{ id: string }>`
    insert into indicators.value
           (city, indicator_code, place, month, value, numerator, denominator, source_kind, source_id, reason, corrects, on_day, by_id, by_name, at)
    select ${actor.city}, g.code, g.place, g.month, g.value, g.numerator, g.denominator, g."sourceKind", g."sourceId", g.reason, g.corrects,
           ${today}, ${actor.id}, ${actor.name}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as g (code text, place text, month text, value numeric, numerator numeric, denominator numeric, "sourceKind" text, "sourceId" text,
                   reason text, corrects uuid)
    returning id
  `.execute(tx);
  return written.map(({ id }) => id);
}

/** The newest figure of an indicator's place and month. */
export type Newest = {
  readonly id: string;
  readonly code: string;
  readonly place: string;
  readonly month: string;
  readonly amount: Amount | null;
  readonly sourceKind: NewValue['sourceKind'];
  readonly sourceId: string | null;
};

export const amountOf = sql`
  case when v.value is not null then jsonb_build_object('value', v.value::text)
       when v.numerator is not null then jsonb_build_object('numerator', v.numerator::text, 'denominator', v.denominator::text) end`;

const newestColumns = sql`
  v.id, v.indicator_code as code, v.place, v.month, ${amountOf} as amount, v.source_kind as "sourceKind", v.source_id as "sourceId"`;

/** The standing figures of these indicators at a place and month, and those that came from a source. */
export async function newestOf(
  db: Db,
  codes: readonly string[],
  at: { place: string; month: string },
  sourceId: string,
): Promise<Newest[]> {
  const { rows } = await sql<Newest>`
    select distinct on (v.indicator_code, v.place, v.month) ${newestColumns}
      from indicators.value v
     where (v.indicator_code = any (${[...codes]}::text[]) and v.place = ${at.place} and v.month = ${at.month})
        or (v.indicator_code, v.place, v.month) in
           (select s.indicator_code, s.place, s.month from indicators.value s where s.source_id = ${sourceId})
     order by v.indicator_code, v.place, v.month, v.no desc
  `.execute(db);
  return rows;
}

/** The figures of these indicators as the rules read them; a place and month whose newest is withdrawn has none. */
export async function valuesOf(db: Db, codes: readonly string[]): Promise<Map<string, IndicatorValue[]>> {
  const { rows } = await sql<IndicatorValue & { code: string; amount: Amount | null }>`
    select v.id, v.no, v.indicator_code as code, v.place, v.month, ${amountOf} as amount, v.on_day as "on"
      from indicators.value v
     where v.indicator_code = any (${[...codes]}::text[])
     order by v.indicator_code, v.no
  `.execute(db);
  return standingValues(rows);
}

type Row = Omit<IndicatorValue, 'amount'> & { readonly code: string; readonly amount: Amount | null };
const keyOf = ({ code, place, month }: Row): string => `${code} ${place} ${month}`;

function standingValues(rows: readonly Row[]): Map<string, IndicatorValue[]> {
  const newest = new Map(rows.map((row) => [keyOf(row), row] as const));
  const values = new Map<string, IndicatorValue[]>();
  for (const { code, amount, ...value } of rows) {
    if (amount === null || newest.get(keyOf({ ...value, code, amount }))?.amount === null) continue;
    const list = values.get(code);
    if (list) list.push({ ...value, amount });
    else values.set(code, [{ ...value, amount }]);
  }
  return values;
}

type Key = { readonly code: string; readonly place: string; readonly month: string };

export async function newestAt(db: Db, { code, place, month }: Key): Promise<Newest | undefined> {
  const { rows } = await sql<Newest>`
    select ${newestColumns} from indicators.value v
     where v.indicator_code = ${code} and v.place = ${place} and v.month = ${month}
     order by v.no desc
     limit 1
  `.execute(db);
  return rows[0];
}

export async function valueCalled(db: Db, id: string): Promise<Newest | undefined> {
  const { rows } = await sql<Newest>`select ${newestColumns} from indicators.value v where v.id = ${id}`.execute(db);
  return rows[0];
}
