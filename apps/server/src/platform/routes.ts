import * as contract from '@gongjian/contract/platform';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import { bind, rawJson } from './http.ts';
import { openApiOf } from './openapi.ts';
import { found } from './refused.ts';

export type About = { readonly version: string; readonly instance: string };

/** What the platform itself answers: is it well, what can it do, what is stuck. */
export function platformRoutes(app: FastifyInstance, { version, instance }: About): void {
  bind(app, contract.health, async (ctx) => {
    await ctx.read((db) => sql`select 1`.execute(db));
    return { status: 'ok' as const, version, instance };
  });

  let printed: string | undefined;
  bind(app, contract.openApi, () => {
    printed ??= JSON.stringify(openApiOf(app.bound, version));
    return rawJson(printed);
  });

  bind(app, contract.listDeliveries, (ctx) => ctx.read(deliveries));

  bind(app, contract.retryDelivery, async (ctx, { params }) => {
    await ctx.transact((tx) => retry(tx, params.event, params.subscriber, ctx.now));
    return {};
  });
}

async function deliveries(db: Db) {
  const rows = await db
    .selectFrom('platform.delivery as d')
    .innerJoin('platform.event as e', (join) => join.onRef('e.city', '=', 'd.city').onRef('e.id', '=', 'd.event_id'))
    .select(['d.event_id', 'e.type', 'd.subscriber', 'd.attempts', 'd.next_try_at', 'd.given_up_at', 'd.last_error'])
    .orderBy(sql`d.given_up_at is null`)
    .orderBy('d.event_id')
    .orderBy('d.subscriber')
    .limit(500)
    .execute();
  const { total } = await db.selectFrom('platform.delivery').select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const items = rows.map((row) => ({
    event: row.event_id,
    type: row.type,
    subscriber: row.subscriber,
    attempts: row.attempts,
    nextTryAt: row.next_try_at.toISOString(),
    givenUpAt: row.given_up_at?.toISOString() ?? null,
    lastError: row.last_error,
  }));
  return { items, total };
}

async function retry(tx: Tx, event: number, subscriber: string, now: Date): Promise<void> {
  const updated = await tx
    .updateTable('platform.delivery')
    .set({ attempts: 0, given_up_at: null, next_try_at: now })
    .where('event_id', '=', event)
    .where('subscriber', '=', subscriber)
    .returning('event_id')
    .executeTakeFirst();
  found(updated, 'platform.delivery_not_found');
}
