import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';
import type { Db, Tx } from './db.ts';

/** Something that happened, as the deed that did it tells it. */
export type DomainEvent = { readonly type: string; readonly subjectId: string; readonly payload: object };

/** The same, as it stands in the trail. */
export type StoredEvent = DomainEvent & {
  readonly id: number;
  readonly city: string;
  readonly actorId: string;
  readonly happenedAt: Date;
};

export type Subscriber = {
  readonly name: string;
  readonly on: string;
  /** Works in a transaction of its own, as the system, with the whole city in sight; it and the tick commit together. */
  readonly handle: (tx: Tx, event: StoredEvent, teller: Teller) => Promise<void>;
};

/** What an event needs to know about who tells it. Every Ctx is one. */
export type Teller = Pick<Ctx, 'actor' | 'now' | 'today' | 'requestId' | 'address'>;

const registry = new Map<string, Subscriber>();

/** Said once per name, when the program is put together. */
export function subscribe(subscriber: Subscriber): void {
  registry.set(subscriber.name, subscriber);
}

export function subscriberCalled(name: string): Subscriber {
  const subscriber = registry.get(name);
  if (!subscriber) throw new Error(`no subscriber called ${name}`);
  return subscriber;
}

/** Writes the audit lines, what the sealer owes them, and one delivery per subscriber: one statement, in the caller's transaction. */
export async function emit(tx: Tx, teller: Teller, ...events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const told = events.map(({ type, subjectId, payload }) => ({ type, subject_id: subjectId, payload }));
  const owed = [...registry.values()].filter((s) => events.some((e) => e.type === s.on));
  const { actor, now, requestId, address } = teller;
  await sql`
    with told as (
      insert into platform.event (city, type, actor_id, actor_name, subject_id, payload, happened_at, request_id, address)
      select ${actor.city}, e.type, ${actor.id}, ${actor.name}, e.subject_id, e.payload, ${now}, ${requestId}, ${address}
        from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as e (type text, subject_id text, payload jsonb)
      returning id, type
    ), unsealed as (
      insert into platform.unsealed (city, event_id) select ${actor.city}, id from told
    )
    insert into platform.delivery (city, event_id, subscriber, next_try_at)
    select ${actor.city}, told.id, s.name, ${now}
      from told
      join unnest(${owed.map((s) => s.on)}::text[], ${owed.map((s) => s.name)}::text[]) as s (type, name) on s.type = told.type
  `.execute(tx);
}

/** Events about one subject, oldest first. */
export async function eventsAbout(db: Db, subjectId: string): Promise<(StoredEvent & { readonly actorName: string })[]> {
  const rows = await db
    .selectFrom('platform.event')
    .select(['id', 'city', 'type', 'actor_id', 'actor_name', 'subject_id', 'payload', 'happened_at'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    city: row.city,
    type: row.type,
    actorId: row.actor_id,
    actorName: row.actor_name,
    subjectId: row.subject_id,
    payload: row.payload as object,
    happenedAt: row.happened_at,
  }));
}
