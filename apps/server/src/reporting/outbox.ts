import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';

const GIVE_UP_AFTER = 10;
const backOffSeconds = (attempts: number): number => Math.min(2 ** attempts * 5, 6 * 3600);

/** One message on its way out, with where it goes; an address is null when it was taken away meanwhile. */
export type Waiting = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly month: string;
  readonly unit: string;
  readonly title: string;
  readonly text: string;
  readonly attempts: number;
  readonly url: string | null;
  readonly secret: string | null;
  readonly email: string | null;
};
/** Sent; or why not, and whether another try could help. */
export type Outcome = 'sent' | { readonly error: string; readonly again: boolean };
type Way = { readonly channel: 'webhook' | 'email'; readonly atOnce: number; readonly send: (message: Waiting) => Promise<Outcome> };

/**
 * Sends what is waiting. A message stays held while it is sent, so two workers never send it together; a worker killed between the
 * sending and the tick sends it again under the same id, by which the receiver knows it.
 */
export async function deliverWaiting(ctx: Ctx, way: Way): Promise<number> {
  let tried = 0;
  for (let more = true; more; ) {
    const done = await ctx.transact((tx) => deliverSome(tx, ctx, way));
    tried += done;
    more = done === way.atOnce;
  }
  return tried;
}

async function deliverSome(tx: Tx, ctx: Ctx, { channel, atOnce, send }: Way): Promise<number> {
  const waiting = await lockWaiting(tx, ctx, channel, atOnce);
  const outcomes = await Promise.all(waiting.map(async (message) => ({ message, outcome: await send(message) })));
  for (const { message, outcome } of outcomes) await settle(tx, ctx, message, outcome);
  return waiting.length;
}

async function lockWaiting(tx: Tx, { now }: Ctx, channel: string, most: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select m.id, m.event_key as key, m.kind, m.month, m.unit_id as unit, m.title, m.body as text, m.attempts, w.url, w.secret, p.email
      from reporting.message m
      left join reporting.webhook w on m.channel = 'webhook' and w.city = m.city and w.id::text = m.recipient
      left join org.person p on m.channel = 'email' and p.city = m.city and p.id = m.recipient and p.is_active
     where m.state = 'waiting' and m.channel = ${channel} and m.next_try_at <= ${now} and w.paused_at is null
     order by m.next_try_at, m.id
     limit ${most}
       for update of m skip locked
  `.execute(tx);
  return rows;
}

async function settle(tx: Tx, { now }: Ctx, { id, attempts }: Waiting, outcome: Outcome): Promise<void> {
  const tried = attempts + 1;
  const fields =
    outcome === 'sent'
      ? { state: 'sent', sent_at: now, last_error: null }
      : {
          state: outcome.again && tried < GIVE_UP_AFTER ? 'waiting' : 'failed',
          last_error: outcome.error.slice(0, 500),
          next_try_at: new Date(now.getTime() + backOffSeconds(tried) * 1000),
        };
  await tx
    .updateTable('reporting.message')
    .set({ attempts: tried, ...fields })
    .where('id', '=', id)
    .execute();
}
