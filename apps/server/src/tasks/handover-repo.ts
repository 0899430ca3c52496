import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

export async function closedOn(tx: Tx, unit: string): Promise<string | null> {
  const row = await tx.selectFrom('org.unit').select('closed_on').where('id', '=', unit).executeTakeFirst();
  return row?.closed_on ?? null;
}

export async function unitsThere(db: Db, units: readonly string[], day: LocalDate): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from org.unit where id = any (${[...units]}::text[]) and opened_on <= ${day} and (closed_on is null or closed_on > ${day})
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

type Closed = { readonly unit: string; readonly successors: readonly string[]; readonly reason: string };

/** Units no longer there on the day that still owe something, with who went on in their place. */
export async function owedByClosed(db: Db, day: LocalDate): Promise<Closed[]> {
  const { rows } = await sql<Closed>`
    select u.id as unit, coalesce(s.successors, '{}') as successors, coalesce(s.reason, '') as reason
      from org.unit u
      left join lateral (select array_agg(s.after order by s.after) as successors, min(s.reason) as reason
                           from org.succession s where s.city = u.city and s.before = u.id) s on true
     where u.closed_on <= ${day}
       and exists (select from tasks.obligation o
                     join tasks.responsibility r on r.city = o.city and r.id = o.responsibility_id and r.retired_in is null
                    where o.city = u.city and o.unit_id = u.id)
     order by u.id
  `.execute(db);
  return rows;
}

type Change = {
  readonly from: string;
  readonly to: readonly string[];
  readonly measures: readonly string[] | null;
  readonly reason: string;
};

/**
 * Puts others in the place of a unit and answers the measures concerned. A printed name of the unit is from then on one a person decided,
 * so that an amendment that still prints it keeps the decision; a group only changes whom it stands for.
 */
export async function takeOver(tx: Tx, { actor, now }: Teller, { from, to, measures, reason }: Change): Promise<string[]> {
  const { rows } = await sql<{ measure: string }>`
    with gone as (
      delete from tasks.obligation o
       using tasks.responsibility r
       where r.city = o.city and r.id = o.responsibility_id and r.retired_in is null and o.unit_id = ${from}
         and (${measures}::uuid[] is null or o.measure_id = any (${measures}::uuid[]))
      returning o.responsibility_id, o.measure_id, o.role
    ), put as (
      insert into tasks.obligation (city, responsibility_id, unit_id, measure_id, role)
      select ${actor.city}, gone.responsibility_id, unit_id, gone.measure_id, gone.role
        from gone
        cross join unnest(${[...to]}::text[]) as given (unit_id)
      on conflict do nothing
    ), decided as (
      update tasks.responsibility r
         set how = 'decided', reason = ${reason}, by_id = ${actor.id}, by_name = ${actor.name}, at = ${now}
        from gone
       where r.id = gone.responsibility_id and not r.is_group
    )
    select distinct measure_id as measure from gone order by measure_id
  `.execute(tx);
  return rows.map(({ measure }) => measure);
}
