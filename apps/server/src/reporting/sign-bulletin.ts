import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { bulletinDetail } from './bulletin-reads.ts';
import { lockBulletin } from './bulletin-repo.ts';
import { bulletinHappened } from './events.ts';
import { tellOf } from './issue-bulletin.ts';

/** 签收: by somebody of the unit itself. The first signature stands. */
export function signBulletin(ctx: Ctx, id: string, unit: string) {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, null);
    if (!ctx.actor.units.includes(unit)) throw new Refused('access.denied');
    if (kept.state !== 'issued') throw new Refused('reporting.bulletin_not_issued');
    const { numAffectedRows } = await sql`
      update reporting.bulletin_receipt set signed_at = ${ctx.now}, signed_by_id = ${ctx.actor.id}, signed_by = ${ctx.actor.name}
       where bulletin_id = ${id} and unit_id = ${unit} and signed_at is null
    `.execute(tx);
    if (numAffectedRows === 1n) await emit(tx, ctx, bulletinHappened('signed', id, { month: kept.month, unit }));
    return bulletinDetail(tx, ctx, id);
  });
}

/** 催签: whoever has not signed is told again, once a day however often it is clicked. */
export function remindReceipts(ctx: Ctx, id: string): Promise<{ units: number; messages: number }> {
  return ctx.transact(async (tx) => {
    const kept = await lockBulletin(tx, id, null);
    if (kept.state !== 'issued') throw new Refused('reporting.bulletin_not_issued');
    const { rows } = await sql<{ unit: string }>`
      update reporting.bulletin_receipt set reminded_at = ${ctx.now} where bulletin_id = ${id} and signed_at is null returning unit_id as unit
    `.execute(tx);
    const units = rows.map(({ unit }) => unit).sort();
    const messages = await tellOf(tx, ctx, kept, units, kept.number ?? '', `/${ctx.today}`);
    if (messages > 0) await emit(tx, ctx, bulletinHappened('reminded', id, { month: kept.month, units }));
    return { units: units.length, messages };
  });
}
