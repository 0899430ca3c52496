import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Ctx, within } from './ctx.ts';
import type { Tx } from './db.ts';
import { Refused } from './refused.ts';

type Call = { readonly key: string; readonly operation: string; readonly input: unknown };

/**
 * Does a create at most once per key: the whole work runs in one transaction that also keeps the answer,
 * and a second call with the same key waits for the first and gets its answer.
 */
export function once<T>(ctx: Ctx, call: Call, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const request = createHash('sha256').update(JSON.stringify(call.input)).digest();
  return ctx.transact(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.actor.city}/${ctx.actor.id}/${call.key}`}, 0))`.execute(tx);
    const earlier = await earlierAnswer(tx, call.key);
    if (earlier) {
      if (earlier.operation !== call.operation || !earlier.request.equals(request)) throw new Refused('request.replayed_differently');
      return earlier.reply as T;
    }
    const reply = await work(within(tx, ctx));
    await tx
      .insertInto('platform.idempotency')
      .values({
        city: ctx.actor.city,
        actor_id: ctx.actor.id,
        key: call.key,
        operation: call.operation,
        request,
        reply: JSON.stringify(reply),
        created_at: ctx.now,
      })
      .execute();
    return reply;
  });
}

const earlierAnswer = (tx: Tx, key: string) =>
  tx.selectFrom('platform.idempotency').select(['operation', 'request', 'reply']).where('key', '=', key).executeTakeFirst();
