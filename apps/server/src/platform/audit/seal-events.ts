import { systemActor } from '../actor.ts';
import { type Db, inTransaction, type Tx } from '../db.ts';
import { leafOf, NOTHING_BEFORE, rootOf, sealHash } from './merkle.ts';
import type { SigningKey } from './signing-key.ts';
import { insertSeal, lastSeal, takeUnsealed, trailEvents } from './trail.ts';

const MOST_IN_ONE = 5_000;

/** Links the events that wait into one seal. Answers how many; 0 when none wait, or another sealer is at it. */
export async function sealNext(tx: Tx, city: string, key: SigningKey, now: Date): Promise<number> {
  const eventIds = await takeUnsealed(tx, city, MOST_IN_ONE);
  if (eventIds.length === 0) return 0;
  const events = await trailEvents(tx, city, eventIds);
  const leaves = eventIds.map((id) => leafOf(events.get(id)?.fields ?? []));
  const before = await lastSeal(tx, city);
  const body = { city, no: (before?.no ?? 0) + 1, eventIds, root: rootOf(leaves), previous: before?.hash ?? NOTHING_BEFORE, sealedAt: now };
  const hash = sealHash(body);
  await insertSeal(tx, { ...body, hash, leaves: Buffer.concat(leaves), signature: key.sign(hash) });
  return eventIds.length;
}

/** Seals everything that waits, one transaction a batch. */
export async function sealAll(db: Db, city: string, key: SigningKey, now = new Date()): Promise<number> {
  let sealed = 0;
  for (let n = -1; n !== 0; sealed += n) n = await inTransaction(db, systemActor(city), (tx) => sealNext(tx, city, key, now));
  return sealed;
}
