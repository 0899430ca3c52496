import { sql } from 'kysely';
import type { Db, Tx } from '../db.ts';
import type { SealBody, SealedFields } from './merkle.ts';

/** An event as the sealer and the proof read it. */
export type TrailEvent = { readonly id: number; readonly fields: SealedFields };

/** Every column of an event as text, the same on every server: jsonb is written in one way, instants in Greenwich time. */
const fields = sql`array[e.city, e.id::text, e.type, e.actor_id, e.actor_name, e.subject_id, e.payload::text,
                         to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.request_id, e.address]`;

export async function trailEvents(db: Db, city: string, ids: readonly number[]): Promise<Map<number, TrailEvent>> {
  const { rows } = await sql<TrailEvent>`
    select e.id, ${fields} as fields from platform.event e where e.city = ${city} and e.id = any (${[...ids]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export type StoredSeal = SealBody & { readonly hash: Buffer; readonly leaves: Buffer; readonly signature: Buffer };

const sealColumns = sql`city, no, event_ids as "eventIds", root, previous, hash, sealed_at as "sealedAt", leaves, signature`;

export async function sealsAfter(db: Db, city: string, no: number, limit: number): Promise<StoredSeal[]> {
  const { rows } = await sql<StoredSeal>`
    select ${sealColumns} from platform.seal where city = ${city} and no > ${no} order by no limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, eventIds: row.eventIds.map(Number) }));
}

export async function lastSeal(db: Db, city: string): Promise<{ no: number; hash: Buffer } | undefined> {
  const row = await db
    .selectFrom('platform.seal')
    .select(['no', 'hash'])
    .where('city', '=', city)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row;
}

/** Takes what waits to be sealed, oldest first; one sealer at a time for each city. */
export async function takeUnsealed(tx: Tx, city: string, most: number): Promise<number[]> {
  const { rows: locked } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended('seal ' || ${city}, 0)) as mine`.execute(tx);
  if (!locked[0]?.mine) return [];
  const { rows } = await sql<{ id: number }>`
    with taken as (
      delete from platform.unsealed
       where city = ${city} and event_id in (select event_id from platform.unsealed where city = ${city} order by event_id limit ${most})
      returning event_id
    )
    select event_id as id from taken order by event_id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

export async function insertSeal(
  tx: Tx,
  { city, no, eventIds, root, previous, hash, sealedAt, leaves, signature }: StoredSeal,
): Promise<void> {
  await tx
    .insertInto('platform.seal')
    .values({ city, no, event_ids: [...eventIds], root, previous, hash, sealed_at: sealedAt, leaves, signature })
    .execute();
}

export type Gap = { readonly waiting: number; readonly extra: number | null };

/** Events no seal holds: those still waiting, and the first that nobody will ever seal. */
export async function unsealedEvents(db: Db, city: string): Promise<Gap> {
  const { rows } = await sql<Gap>`
    select (select count(*)::int from platform.unsealed where city = ${city}) as waiting,
           (select min(e.id)
              from platform.event e
             where e.city = ${city}
               and not exists (select from platform.unsealed u where u.city = e.city and u.event_id = e.id)
               and e.id not in (select unnest(s.event_ids) from platform.seal s where s.city = ${city})) as extra
  `.execute(db);
  return rows[0] ?? { waiting: 0, extra: null };
}
