import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';

/**
 * The clock's own steps of the state table, for all reports at once: what opens is due, what is still with its unit past the hour in
 * force is overdue. Doing it twice changes nothing. A report a person holds at the moment waits for the next round. Answers how many.
 * Where to look is told by the counts that are kept, so that no index has to follow the state.
 */
export function keepClock({ transact, now, today }: Ctx): Promise<number> {
  return transact(async (tx) => {
    const done = await sql`
      update reporting.obligation o
         set state = case when wanted_at < ${now} then 'overdue' else 'due' end, version = version + 1
       where o.id in (select w.id
                        from reporting.unit_month c
                        join reporting.obligation w on w.city = c.city and w.unit_id = c.unit_id and w.month = c.month
                       where c.with_unit > 0
                         and ((w.state in ('due', 'returned') and w.wanted_at < ${now}) or (w.state = 'not_due' and w.opens_on <= ${today}))
                       order by w.id
                         for update of w skip locked)
    `.execute(tx);
    return Number(done.numAffectedRows ?? 0n);
  });
}
