import { sql } from 'kysely';
import { systemActor } from './actor.ts';
import { makeCtx } from './ctx.ts';
import { type Db, inTransaction, type Tx } from './db.ts';
import { type StoredEvent, subscriberCalled, type Teller } from './events.ts';

/** After so many failures a delivery waits for a person: about a day and a half of trying. */
export const GIVE_UP_AFTER = 12;
const backOffSeconds = (attempts: number): number => Math.min(2 ** attempts, 6 * 3600);

type Owed = StoredEvent & { readonly subscriber: string; readonly attempts: number };

/** Delivers one owed event. The handler's work and the tick commit together, so it happens once. False when nothing is owed. */
export async function deliverNext(tx: Tx, teller: Teller): Promise<boolean> {
  const owed = await lockNext(tx, teller.now);
  if (!owed) return false;
  await sql`savepoint delivery`.execute(tx);
  try {
    await subscriberCalled(owed.subscriber).handle(tx, owed, teller);
    await tick(tx, owed);
  } catch (error) {
    await sql`rollback to savepoint delivery`.execute(tx);
    await tryLater(tx, owed, error, teller.now);
  }
  return true;
}

async function lockNext(tx: Tx, now: Date): Promise<Owed | undefined> {
  const { rows } = await sql<Owed>`
    select d.subscriber, d.attempts, e.id, e.city, e.type, e.actor_id as "actorId", e.subject_id as "subjectId", e.payload,
           e.happened_at as "happenedAt"
      from platform.delivery d
      join platform.event e on e.city = d.city and e.id = d.event_id
     where d.given_up_at is null and d.next_try_at <= ${now}
     order by d.event_id
     limit 1
       for update of d skip locked
  `.execute(tx);
  return rows[0];
}

const tick = (tx: Tx, { id, subscriber }: Owed) =>
  tx.deleteFrom('platform.delivery').where('event_id', '=', id).where('subscriber', '=', subscriber).execute();

async function tryLater(tx: Tx, owed: Owed, error: unknown, now: Date): Promise<void> {
  const attempts = owed.attempts + 1;
  await tx
    .updateTable('platform.delivery')
    .set({
      attempts,
      last_error: String(error).slice(0, 500),
      next_try_at: new Date(now.getTime() + backOffSeconds(attempts) * 1000),
      given_up_at: attempts >= GIVE_UP_AFTER ? now : null,
    })
    .where('event_id', '=', owed.id)
    .where('subscriber', '=', owed.subscriber)
    .execute();
}

/** Delivers all that is owed to one city now, one transaction each. Answers how many were tried. */
export async function deliverAll(db: Db, city: string, now = new Date()): Promise<number> {
  const actor = systemActor(city);
  const teller = makeCtx(db, actor, now, 'worker');
  let tried = 0;
  while (await inTransaction(db, actor, (tx) => deliverNext(tx, teller))) tried += 1;
  return tried;
}
