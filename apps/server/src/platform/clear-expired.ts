import { sql } from 'kysely';
import { systemActor } from './actor.ts';
import { type Db, inTransaction } from './db.ts';

const KEYS_LAST_MS = 3 * 86_400_000;

/** Throws away what has run out: answers kept for repeated calls, sessions, and challenges nobody met. */
export async function clearExpired(db: Db, city: string, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEYS_LAST_MS);
  await inTransaction(db, systemActor(city), (tx) => tx.deleteFrom('platform.idempotency').where('created_at', '<', old).execute());
  await sql`delete from identity."session" where "expiresAt" < ${now}`.execute(db);
  await sql`delete from identity."verification" where "expiresAt" < ${now}`.execute(db);
}
