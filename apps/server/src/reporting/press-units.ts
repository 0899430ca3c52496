import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { cycleOf } from './cycle-repo.ts';
import { monthHappened } from './events.ts';
import { type News, tellUnits } from './tell-units.ts';

/** 催办: each of these units that still owes something is told so at once. */
export function pressUnits(
  ctx: Ctx,
  month: string,
  units: readonly string[],
  note: string,
): Promise<{ pressed: number; nothingOwed: string[] }> {
  return ctx.transact(async (tx) => {
    const cycle = found(await cycleOf(tx, month), 'reporting.month_not_open');
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    const owing = await owingIn(tx, month, units);
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
    return { pressed: pressed.length, nothingOwed: units.filter((unit) => !pressed.includes(unit)) };
  });
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
