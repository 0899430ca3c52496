import type { BindingShown } from '@gongjian/contract/indicators';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** Promises of these measures from which a person took the indicator off. */
export async function unboundOf(db: Db, measureIds: readonly string[]): Promise<{ measureId: string; promiseId: string }[]> {
  const { rows } = await sql<{ measureId: string; promiseId: string }>`
    select b.measure_id as "measureId", b.promise_id as "promiseId"
      from indicators.binding b
     where b.measure_id = any (${[...measureIds]}::uuid[]) and b.indicator_code is null
     order by b.promise_id
  `.execute(db);
  return rows;
}

/** Measures whose promises have an indicator, or had one. */
export async function boundMeasures(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('indicators.binding').select('measure_id').distinct().orderBy('measure_id').execute();
  return rows.map(({ measure_id }) => measure_id);
}

export const measureThere = (db: Db, id: string) => db.selectFrom('tasks.measure').select('id').where('id', '=', id).executeTakeFirst();

type TakenOff = { readonly promise: { readonly id: string; readonly phrase: string }; readonly binding: BindingShown };

/** The same for one measure, as its page shows them. */
export async function takenOff(db: Db, measureId: string): Promise<TakenOff[]> {
  const { rows } = await sql<TakenOff>`
    select json_build_object('id', p.id, 'phrase', p.phrase) as promise,
           json_build_object('indicator', null, 'course', coalesce(b.course, '{"kind": "linear"}'), 'base', b.base -> 'said',
             'tolerance', coalesce(b.tolerance, 0)::text, 'strength', b.strength, 'from', b.from_on, 'to', b.to_on, 'places', b.places,
             'required', b.required, 'how', b.how, 'reason', b.reason, 'version', b.version) as binding
      from indicators.binding b
      join tasks.promise p on p.city = b.city and p.id = b.promise_id and p.retired_in is null
     where b.measure_id = ${measureId} and b.indicator_code is null
     order by p.position
  `.execute(db);
  return rows;
}

/** Measures some promise of which these indicators prove. */
export async function measuresProved(db: Db, codes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct measure_id as id from indicators.binding where indicator_code = any (${[...codes]}::text[]) order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}
