import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';

const GIVE_UP_AFTER = 10;
const backOffSeconds = (attempts: number): number => Math.min(2 ** attempts * 5, 6 * 3600);
const TIMEOUT_MS = 10_000;
const AT_ONCE = 20;

type Waiting = {
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
};

/**
 * Posts what is waiting. A message stays held while it is posted, so two workers never post it together; a worker killed between the
 * post and the tick posts it again with the same key, by which the receiver knows it.
 */
export async function deliverWebhooks(ctx: Ctx): Promise<number> {
  let posted = 0;
  for (let more = true; more; ) {
    const done = await ctx.transact((tx) => deliverSome(tx, ctx));
    posted += done;
    more = done === AT_ONCE;
  }
  return posted;
}

async function deliverSome(tx: Tx, ctx: Ctx): Promise<number> {
  const waiting = await lockWaiting(tx, ctx);
  const outcomes = await Promise.all(waiting.map(async (message) => ({ message, error: await post(message) })));
  for (const { message, error } of outcomes) await settle(tx, ctx, message, error);
  return waiting.length;
}

async function lockWaiting(tx: Tx, { now }: Ctx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select m.id, m.event_key as key, m.kind, m.month, m.unit_id as unit, m.title, m.body as text, m.attempts, w.url, w.secret
      from reporting.message m
      left join reporting.webhook w on w.city = m.city and w.id::text = m.recipient
     where m.state = 'waiting' and m.channel = 'webhook' and m.next_try_at <= ${now}
     order by m.next_try_at, m.id
     limit ${AT_ONCE}
       for update of m skip locked
  `.execute(tx);
  return rows;
}

/** Undefined when the receiver said yes; else why not. */
async function post({ key, kind, month, unit, title, text, url, secret }: Waiting): Promise<string | undefined> {
  if (url === null || secret === null) return 'the webhook was removed';
  const body = JSON.stringify({ id: key, kind, month, unit, title, text });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'gongjian-event': key, 'gongjian-signature': signatureOf(secret, body) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `answered ${answer.status}`;
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** How a receiver knows that a message is ours: HMAC-SHA-256 of the body with the secret told once. */
export const signatureOf = (secret: string, body: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function settle(tx: Tx, { now }: Ctx, { id, attempts, url }: Waiting, error: string | undefined): Promise<void> {
  const tried = attempts + 1;
  const over = url === null || tried >= GIVE_UP_AFTER;
  const fields =
    error === undefined
      ? { state: 'sent', sent_at: now, last_error: null }
      : {
          state: over ? 'failed' : 'waiting',
          last_error: error.slice(0, 500),
          next_try_at: new Date(now.getTime() + backOffSeconds(tried) * 1000),
        };
  await tx
    .updateTable('reporting.message')
    .set({ attempts: tried, ...fields })
    .where('id', '=', id)
    .execute();
}
