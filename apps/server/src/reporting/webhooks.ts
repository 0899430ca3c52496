import { randomBytes } from 'node:crypto';
import type { webhook } from '@gongjian/contract/reporting-messages';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';

type Webhook = z.input<typeof webhook>;
const MOST = 20;

export async function webhooksOf(db: Db): Promise<Webhook[]> {
  const rows = await db.selectFrom('reporting.webhook').select(['id', 'url', 'at']).orderBy('at').orderBy('id').execute();
  return rows.map(({ id, url, at }) => ({ id, url, at: at.toISOString() }));
}

/** Adds an address. The secret is told once, here. */
export function addWebhook(ctx: Ctx, url: string): Promise<Webhook & { secret: string }> {
  return ctx.transact(async (tx) => {
    if ((await webhooksOf(tx)).length >= MOST) throw new Refused('reporting.too_many_webhooks');
    const secret = randomBytes(32).toString('base64url');
    const { id } = await tx
      .insertInto('reporting.webhook')
      .values({ city: ctx.actor.city, url, secret, at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(tx, ctx, { type: 'reporting.webhook_added', subjectId: id, payload: { url } });
    return { id, url, at: ctx.now.toISOString(), secret };
  });
}

export function removeWebhook(ctx: Ctx, id: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const gone = await tx.deleteFrom('reporting.webhook').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('reporting.webhook_not_found');
    await emit(tx, ctx, { type: 'reporting.webhook_removed', subjectId: id, payload: {} });
  });
}
