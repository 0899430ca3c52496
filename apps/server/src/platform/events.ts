import { type RawBuilder, sql } from 'kysely';
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
  if (events.length > 0) await sql`select ${telling(teller, ...events)}`.execute(tx);
}

/** The same as an expression, for a statement that writes and tells at once. */
export const telling = (teller: Teller, ...events: readonly DomainEvent[]): RawBuilder<unknown> => tellingOf(teller, events.map(asTold));

/** The same of deeds done together: each event with its own time, request and address. */
export const tellingTogether = (told: readonly (readonly [Teller, DomainEvent])[]): RawBuilder<unknown> => {
  const [first] = told;
  if (first === undefined) throw new Error('nothing to tell');
  const own = ({ now, requestId, address }: Teller) => ({ happened_at: now, request_id: requestId, address });
  return tellingOf(
    first[0],
    told.map(([teller, event]) => ({ ...asTold(event), ...own(teller) })),
  );
};

const asTold = ({ type, subjectId, payload }: DomainEvent) => ({ type, subject_id: subjectId, payload });

function tellingOf({ actor, now, requestId, address }: Teller, told: readonly { readonly type: string }[]): RawBuilder<unknown> {
  const types = new Set(told.map(({ type }) => type));
  const owed = [...registry.values()].filter(({ on }) => types.has(on));
  const [on, names] = [owed.map((s) => s.on), owed.map((s) => s.name)];
  return sql`platform.tell(${actor.city}, ${actor.id}, ${actor.name}, ${now}, ${requestId}, ${address}, ${JSON.stringify(told)}::jsonb,
                           ${on}::text[], ${names}::text[])`;
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
