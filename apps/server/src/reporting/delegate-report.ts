import { localDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { unitsUnder } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { reportHappened } from './events.ts';
import { aboutReport } from './report-moved.ts';
import { writableReport } from './write-report.ts';

/** 下派: a district asks streets under it to report on the measure too. Asking again opens only what is new. */
export function delegateReport(ctx: Ctx, id: string, units: readonly string[]): Promise<{ opened: number }> {
  return ctx.transact(async (tx) => {
    const owed = await writableReport(tx, ctx, id);
    const under = new Set((await unitsUnder(tx, [owed.unit], localDate(owed.dueOn))).get(owed.unit));
    const stray = units.filter((unit) => unit === owed.unit || !under.has(unit));
    if (stray.length > 0) {
      throw new Refused(
        'reporting.not_under_it',
        stray.map((unit) => ({ code: 'not_under_it', at: ['units', units.indexOf(unit)] })),
      );
    }
    const done = await sql`
      insert into reporting.obligation
             (city, cycle_id, month, plan_id, measure_id, unit_id, role, delegated_from, state, opens_on, due_on, cutoff_at,
              wanted_on, wanted_at, unit_levels, bureau_levels, bureau)
      select o.city, o.cycle_id, o.month, o.plan_id, o.measure_id, u.id, o.role, o.id,
             case when o.cutoff_at < ${ctx.now} then 'overdue' else case o.state when 'not_due' then 'not_due' else 'due' end end,
             o.opens_on, o.due_on, o.cutoff_at, o.due_on, o.cutoff_at, o.unit_levels, o.bureau_levels, o.bureau
        from reporting.obligation o, unnest(${[...units]}::text[]) as u (id)
       where o.id = ${id}
      on conflict (city, cycle_id, measure_id, unit_id) do nothing
    `.execute(tx);
    await emit(tx, ctx, reportHappened('delegated', id, { ...aboutReport(owed, owed), units }));
    return { opened: Number(done.numAffectedRows ?? 0n) };
  });
}
