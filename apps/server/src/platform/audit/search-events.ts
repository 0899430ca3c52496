import { sql } from 'kysely';
import type { Db } from '../db.ts';

export type EventFilter = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly type?: string | undefined;
  readonly subject?: string | undefined;
  readonly q?: string | undefined;
};
export type EventRow = {
  readonly id: number;
  readonly type: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly subject: string;
  readonly payload: unknown;
  readonly at: Date;
  readonly requestId: string;
  readonly address: string | null;
  readonly sealed: boolean;
};

/** Counting further costs more than anybody learns from it. */
const COUNT_UP_TO = 100_000;

const matching = ({ from, to, actor, type, subject, q }: EventFilter) => sql`
    from platform.event e
   where (${from ?? null}::timestamptz is null or e.happened_at >= ${from ?? null})
     and (${to ?? null}::timestamptz is null or e.happened_at < ${to ?? null})
     and (${actor ?? null}::text is null or e.actor_id = ${actor ?? null} or e.actor_name = ${actor ?? null})
     and (${type ?? null}::text is null or e.type = ${type ?? null} or (right(${type ?? ''}, 1) = '.' and starts_with(e.type, ${type ?? ''})))
     and (${subject ?? null}::text is null or e.subject_id = ${subject ?? null})
     and (${q ?? null}::text is null or e.payload::text ilike '%' || ${q ?? ''} || '%' or e.subject_id ilike '%' || ${q ?? ''} || '%'
          or e.actor_name ilike '%' || ${q ?? ''} || '%')`;

/** The newest first, after the event with this id; one more than asked for, so that the caller knows whether there is a next page. */
export async function eventsFound(db: Db, filter: EventFilter, after: number | null, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.type, jsonb_build_object('id', e.actor_id, 'name', e.actor_name) as actor, e.subject_id as subject, e.payload,
           e.happened_at as at, e.request_id as "requestId", e.address,
           not exists (select from platform.unsealed u where u.city = e.city and u.event_id = e.id) as sealed
      ${matching(filter)}
     and (${after}::bigint is null or e.id < ${after})
   order by e.id desc
   limit ${limit + 1}
  `.execute(db);
  return rows;
}

export async function countEvents(db: Db, filter: EventFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select ${matching(filter)} limit ${COUNT_UP_TO + 1}) counted
  `.execute(db);
  return rows[0]?.total ?? 0;
}

type ActorRow = { readonly id: string; readonly name: string };

/** Those who did something, under the name they had last; one step of the index for each of them, however long the trail is. */
export async function actorsFound(db: Db, q: string, limit: number): Promise<ActorRow[]> {
  const { rows } = await sql<ActorRow>`
    with recursive actor as (
      (select actor_id from platform.event order by actor_id limit 1)
      union all
      select (select e.actor_id from platform.event e where e.actor_id > actor.actor_id order by e.actor_id limit 1)
        from actor
       where actor.actor_id is not null
    )
    select actor.actor_id as id, last.actor_name as name
      from actor
      join lateral (select e.actor_name from platform.event e where e.actor_id = actor.actor_id order by e.id desc limit 1) last on true
     where actor.actor_id = ${q} or last.actor_name ilike '%' || ${q.replace(/[\\%_]/g, '\\$&')} || '%'
     order by last.actor_name, actor.actor_id
     limit ${limit}
  `.execute(db);
  return rows;
}
