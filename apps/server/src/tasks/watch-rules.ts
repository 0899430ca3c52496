import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { ACT_RULES, type ActRules } from '@gongjian/domain/tasks/evidence-acts';
import { actRulesOf, type WatchRules } from '@gongjian/domain/tasks/watch-rules';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

type Row = WatchRules & { readonly planId: string | null };

/** How standing work of each plan is watched on a day: by the plan's own rules before those for all, by the newest of them. */
export async function watchRulesOn(db: Db, today: LocalDate): Promise<(planId: string) => ActRules> {
  const { rows } = await sql<Row>`
    select distinct on (plan_id) plan_id as "planId", id, regular_months as "regularMonths", lapsed_from as "lapsedFrom",
           expected_day as "expectedDay"
      from tasks.watch_rule
     where from_on <= ${today}
     order by plan_id, from_on desc, id = 'preview' desc
  `.execute(db);
  const byPlan = new Map(rows.map((row) => [row.planId, actRulesOf(row)] as const));
  return (planId) => byPlan.get(planId) ?? byPlan.get(null) ?? ACT_RULES;
}

/** For the statements of rooms above: the day from which a month is expected of the plan of tasks.measure m. */
export const expectedDayOf = (today: LocalDate) => sql<number>`
  coalesce((select w.expected_day
              from tasks.watch_rule w
             where w.city = m.city and (w.plan_id = m.plan_id or w.plan_id is null) and w.from_on <= ${today}
             order by w.plan_id is null, w.from_on desc, w.id = 'preview' desc
             limit 1), ${ACT_RULES.expectedFromDay})`;

export async function keepWatchRules(
  tx: Tx,
  { actor }: Pick<Teller, 'actor'>,
  { id, planId, from, regularMonths, lapsedFrom, expectedDay }: Row & { readonly from: string },
): Promise<void> {
  await tx
    .insertInto('tasks.watch_rule')
    .values({
      ...{ city: actor.city, id, plan_id: planId, from_on: from },
      ...{ regular_months: regularMonths, lapsed_from: lapsedFrom, expected_day: expectedDay },
    })
    .execute();
}
