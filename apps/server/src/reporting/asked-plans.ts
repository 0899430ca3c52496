import type { Db } from '../platform/db.ts';

/** Plans about which somebody owes a report for the month. */
export async function plansAskedIn(db: Db, month: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reporting.obligation')
    .select('plan_id')
    .distinct()
    .where('month', '=', month)
    .orderBy('plan_id')
    .execute();
  return rows.map(({ plan_id }) => plan_id);
}
