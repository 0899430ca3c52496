import type { pressUnits as contract } from '@gongjian/contract/reporting';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { cycleOf } from './cycle-repo.ts';
import { monthHappened } from './events.ts';
import { remindersOf } from './reminder-setting.ts';
import { type News, tellUnits } from './tell-units.ts';

type Pressed = z.input<typeof contract.reply>;

/** 催办: each of these units that still owes something, and was not pressed just now, is told so at once. */
export function pressUnits(ctx: Ctx, month: string, units: readonly string[], note: string): Promise<Pressed> {
  return ctx.transact(async (tx) => {
    const cycle = found(await cycleOf(tx, month), 'reporting.month_not_open');
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    await oneAtATime(tx, ctx, month);
    const { pressGapHours: gapHours } = await remindersOf(tx);
    const owingNow = await owingIn(tx, month, units);
    const tooSoon = gapHours === 0 ? [] : await pressedSince(tx, month, units, new Date(ctx.now.getTime() - gapHours * 3_600_000));
    const owing = owingNow.filter(({ unit }) => tooSoon.every((one) => one.unit !== unit));
    await tellUnits(
      tx,
      ctx,
      owing.map(
        ({ unit, count }): News => ({
          key: `${month}/pressed/${unit}/${ctx.requestId}`,
          kind: 'pressed',
          to: ['reporter', 'reviewer'],
          month,
          unit,
          count,
          due: cycle.dueOn,
          note,
        }),
      ),
    );
    const pressed = owing.map(({ unit }) => unit);
    if (pressed.length > 0) await emit(tx, ctx, monthHappened('pressed', month, { units: pressed, note }));
    const owes = new Set(owingNow.map(({ unit }) => unit));
    return {
      pressed: pressed.length,
      nothingOwed: units.filter((unit) => !owes.has(unit)),
      tooSoon: tooSoon.filter(({ unit }) => owes.has(unit)).map(({ unit, at }) => ({ unit, pressedAt: at.toISOString() })),
      gapHours,
    };
  });
}

/** Two people who press at the same moment press once. */
const oneAtATime = (tx: Tx, { actor }: Ctx, month: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`press ${actor.city} ${month}`}, 0))`.execute(tx);

async function pressedSince(tx: Tx, month: string, units: readonly string[], since: Date): Promise<{ unit: string; at: Date }[]> {
  const { rows } = await sql<{ unit: string; at: Date }>`
    select unit_id as unit, max(at) as at
      from reporting.message
     where month = ${month} and kind = 'pressed' and unit_id = any (${[...units]}::text[]) and at > ${since}
     group by unit_id
     order by unit_id
  `.execute(tx);
  return rows;
}

/** How many reports of the month are still with each unit; of these units, or of all. */
export async function owingIn(db: Db, month: string, units?: readonly string[]): Promise<{ unit: string; count: number }[]> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select unit_id as unit, with_unit as count
      from reporting.unit_month
     where month = ${month} and with_unit > 0 ${units === undefined ? sql`` : sql`and unit_id = any (${[...units]}::text[])`}
     order by unit_id
  `.execute(db);
  return rows;
}
