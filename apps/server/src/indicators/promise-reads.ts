import type { Party } from '@gongjian/domain/indicators/derive';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { MeasureFacts, Target } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** A quantified promise of the ledger, with what its goal is made of and what is bound to it. */
export type PromiseToBind = {
  readonly promiseId: string;
  readonly measureId: string;
  readonly target: Target;
  readonly deadline: MeasureFacts['deadline'] & { readonly milestones: readonly { readonly on: LocalDate; readonly what: string }[] };
  readonly planYear: number | null;
  readonly parties: readonly Party[];
  readonly bound: BoundBefore | null;
};
export type BoundBefore = {
  readonly code: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly places: readonly string[];
  readonly strength: 'must' | 'strive';
  readonly how: 'pack' | 'notice' | 'person';
  readonly name: string | null;
  readonly unit: string | null;
};

/** Of these measures; of all where none are named. What a person bound is left out: it is theirs. */
export async function promisesToBind(db: Db, measureIds: readonly string[] | null): Promise<PromiseToBind[]> {
  const only = measureIds === null ? sql`true` : sql`m.id = any (${[...measureIds]}::uuid[])`;
  const { rows } = await sql<PromiseToBind>`
    select p.id as "promiseId", m.id as "measureId", p.content as target, m.deadline, l.year as "planYear",
           coalesce((select json_agg(json_build_object('id', o.unit_id, 'kind', u.kind, 'role', o.role) order by o.unit_id, o.role)
                       from tasks.obligation o
                       join org.unit u on u.city = o.city and u.id = o.unit_id
                      where o.city = m.city and o.measure_id = m.id), '[]') as parties,
           case when b.promise_id is not null then
             json_build_object('code', b.indicator_code, 'from', b.from_on, 'to', b.to_on, 'places', b.places, 'strength', b.strength, 'how', b.how,
                               'name', i.name, 'unit', i.unit)
           end as bound
      from tasks.promise p
      join tasks.measure m on m.city = p.city and m.id = p.measure_id and m.retired_in is null
      join tasks.plan l on l.city = m.city and l.id = m.plan_id
      left join indicators.binding b on b.city = p.city and b.promise_id = p.id
      left join indicators.indicator i on i.city = b.city and i.code = b.indicator_code
     where p.kind = 'target' and p.retired_in is null and ${only} and (b.how is null or b.how <> 'person')
     order by p.id
  `.execute(db);
  return rows;
}

export async function measuresOf(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db.selectFrom('tasks.measure').select('id').where('programme_id', '=', programmeId).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
