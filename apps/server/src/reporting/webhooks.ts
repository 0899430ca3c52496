import { randomBytes, randomUUID } from 'node:crypto';
import type { webhook } from '@gongjian/contract/reporting-messages';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { postSigned } from './deliver-webhooks.ts';
import { whyForbidden } from './post-guarded.ts';

type Webhook = z.input<typeof webhook>;
const MOST = 20;

export async function webhooksOf(db: Db): Promise<Webhook[]> {
  const rows = await db.selectFrom('reporting.webhook').select(['id', 'url', 'at', 'paused_at']).orderBy('at').orderBy('id').execute();
  return rows.map(({ id, url, at, paused_at }) => ({ id, url, at: at.toISOString(), pausedAt: paused_at?.toISOString() ?? null }));
}

/** Adds an address, unless nothing would ever be posted there. The secret is told once, here. */
export async function addWebhook(ctx: Ctx, url: string, allowed: ReadonlySet<string>): Promise<Webhook & { secret: string }> {
  const why = await whyForbidden(new URL(url), allowed);
  if (why !== undefined) throw new Refused('reporting.webhook_forbidden', [{ code: why, at: ['url'] }]);
  return ctx.transact(async (tx) => {
    if ((await webhooksOf(tx)).length >= MOST) throw new Refused('reporting.too_many_webhooks');
    const secret = randomBytes(32).toString('base64url');
    const { id } = await tx
      .insertInto('reporting.webhook')
      .values({ city: ctx.actor.city, url, secret, at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await emit(tx, ctx, { type: 'reporting.webhook_added', subjectId: id, payload: { url } });
    return { id, url, at: ctx.now.toISOString(), pausedAt: null, secret };
  });
}

export function removeWebhook(ctx: Ctx, id: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const gone = await tx.deleteFrom('reporting.webhook').where('id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('reporting.webhook_not_found');
    await emit(tx, ctx, { type: 'reporting.webhook_removed', subjectId: id, payload: {} });
  });
}

/** 暂停 and 恢复: nothing is posted meanwhile; what is owed waits, and goes out after. */
export function pauseWebhook(ctx: Ctx, id: string, paused: boolean): Promise<Webhook> {
  return ctx.transact(async (tx) => {
    const row = await tx
      .updateTable('reporting.webhook')
      .set({ paused_at: paused ? ctx.now : null })
      .where('id', '=', id)
      .returning(['url', 'at'])
      .executeTakeFirst();
    const { url, at } = found(row, 'reporting.webhook_not_found');
    await emit(tx, ctx, { type: `reporting.webhook_${paused ? 'paused' : 'resumed'}`, subjectId: id, payload: { url } });
    return { id, url, at: at.toISOString(), pausedAt: paused ? ctx.now.toISOString() : null };
  });
}

/** Posts a message that tells of nothing, at once, so that an office sees whether the receiver takes it. */
export async function testWebhook(ctx: Ctx, id: string, allowed: ReadonlySet<string>): Promise<{ error: string | null }> {
  const row = await ctx.read((db) => db.selectFrom('reporting.webhook').select(['url', 'secret']).where('id', '=', id).executeTakeFirst());
  const hook = found(row, 'reporting.webhook_not_found');
  const told = { id: `test/${randomUUID()}`, kind: 'test', month: '', unit: '', title: '测试推送', text: '这是一条测试消息，无需处理。' };
  const outcome = await postSigned(hook, told, allowed);
  const error = outcome === 'sent' ? null : outcome.error;
  await ctx.transact((tx) => emit(tx, ctx, { type: 'reporting.webhook_tested', subjectId: id, payload: { url: hook.url, error } }));
  return { error };
}
