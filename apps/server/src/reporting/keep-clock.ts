import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';

/**
 * The clock's own steps of the state table, for all reports at once: what opens is due, what is still with its unit past the hour in
 * force is overdue. Doing it twice changes nothing. A report a person holds at the moment waits for the next round. Answers how many.
 */
export function keepClock({ transact, now, today }: Ctx): Promise<number> {
  return transact(async (tx) => {
    const done = await sql`
      update reporting.obligation o
         set state = case when wanted_at < ${now} then 'overdue' else 'due' end, version = version + 1
       where o.id in (select id
                        from reporting.obligation
                       where (state in ('due', 'returned') and wanted_at < ${now}) or (state = 'not_due' and opens_on <= ${today})
                       order by id
                         for update skip locked)
    `.execute(tx);
    return Number(done.numAffectedRows ?? 0n);
  });
}
