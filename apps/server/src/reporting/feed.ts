import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { type FeedDay, icalendar } from './icalendar.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes the secret address of a unit's calendar. The one before stops working. */
export function makeFeed(ctx: Ctx, unit: string): Promise<{ path: string }> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('tasks.report', unit);
    found((await unitRefs(tx, [unit], ctx.today)).get(unit), 'org.unit_not_found');
    const token = randomBytes(32).toString('base64url');
    const fresh = { token_hash: hashOf(token), by_id: ctx.actor.id, at: ctx.now };
    await tx
      .insertInto('reporting.feed')
      .values({ city: ctx.actor.city, unit_id: unit, ...fresh })
      .onConflict((oc) => oc.columns(['city', 'unit_id']).doUpdateSet(fresh))
      .execute();
    await emit(tx, ctx, { type: 'reporting.feed_made', subjectId: `unit:${unit}`, payload: {} });
    return { path: `/api/reporting/feeds/${token}` };
  });
}

/** The due days of the unit behind the address, the last 18 months of them. */
export function readFeed(ctx: Ctx, token: string): Promise<string> {
  return ctx.read(async (db) => {
    const feed = await db.selectFrom('reporting.feed').select('unit_id').where('token_hash', '=', hashOf(token)).executeTakeFirst();
    const { unit_id: unit } = found(feed, 'reporting.feed_not_found');
    const name = (await unitRefs(db, [unit], ctx.today)).get(unit)?.name ?? unit;
    const { rows } = await sql<FeedDay>`
      select t.month, c.due_on as "dueOn", t.expected, t.with_unit as owing
        from reporting.unit_month t
        join reporting.cycle c on c.city = t.city and c.month = t.month
       where t.unit_id = ${unit} and t.expected > 0
       order by t.month desc
       limit 18
    `.execute(db);
    return icalendar({ unit, name }, rows, ctx.now);
  });
}

/** Takes the secret address back: whoever knows it reads nothing more. */
export function dropFeed(ctx: Ctx, unit: string): Promise<void> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('tasks.report', unit);
    const gone = await tx.deleteFrom('reporting.feed').where('unit_id', '=', unit).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('reporting.feed_not_found');
    await emit(tx, ctx, { type: 'reporting.feed_dropped', subjectId: `unit:${unit}`, payload: {} });
  });
}

/** Since when the unit's calendar has an address; the address itself was told once. */
export function feedSince(ctx: Ctx, unit: string): Promise<{ since: string | null }> {
  ctx.mustBeAllowed('tasks.report', unit);
  return ctx.read(async (db) => {
    const feed = await db.selectFrom('reporting.feed').select('at').where('unit_id', '=', unit).executeTakeFirst();
    return { since: feed?.at.toISOString() ?? null };
  });
}
