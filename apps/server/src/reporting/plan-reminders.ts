import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import type { PlanReminders } from '@gongjian/contract/reporting-reminders';
import { ruleProblems } from '@gongjian/domain/reporting/reminders';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';

type Rules = ReminderSetting['rules'];
/** `since`: from then on its units are told by these rules. */
export type OwnRules = { readonly planId: string; readonly rules: Rules; readonly since: Date };

/** Plans that have rules of their own. */
export async function ownRulesOf(db: Db): Promise<OwnRules[]> {
  const rows = await db.selectFrom('reporting.plan_reminder').select(['plan_id', 'rules', 'since']).orderBy('plan_id').execute();
  return rows.map(({ plan_id: planId, rules, since }) => ({ planId, rules: rules as unknown as Rules, since }));
}

/** Every plan in force, with its own rules or null. */
export async function planRemindersOf(db: Db): Promise<PlanReminders[]> {
  const { rows } = await sql<PlanReminders>`
    select p.id as "planId", p.title, r.rules, coalesce(r.version, 0) as version
      from tasks.plan p
      left join reporting.plan_reminder r on r.city = p.city and r.plan_id = p.id
     where p.retired_in is null
     order by p.seq
  `.execute(db);
  return rows;
}

export function savePlanReminders(ctx: Ctx, planId: string, version: number, rules: Rules): Promise<PlanReminders> {
  return ctx.transact(async (tx) => {
    const problems = ruleProblems(rules);
    if (problems.length > 0) throw new Refused('reporting.reminders_invalid', problems);
    const { title } = await planCalled(tx, planId);
    const kept = await tx
      .selectFrom('reporting.plan_reminder')
      .select('version')
      .where('plan_id', '=', planId)
      .forUpdate()
      .executeTakeFirst();
    if ((kept?.version ?? 0) !== version) throw new Refused('reporting.changed');
    const row = { rules: JSON.stringify(rules), version: version + 1 };
    await tx
      .insertInto('reporting.plan_reminder')
      .values({ city: ctx.actor.city, plan_id: planId, since: ctx.now, ...row })
      .onConflict((oc) => oc.columns(['city', 'plan_id']).doUpdateSet(row))
      .execute();
    await emit(tx, ctx, { type: 'reporting.plan_reminders_saved', subjectId: planId, payload: { rules } });
    return { planId, title, rules, version: version + 1 };
  });
}

export function dropPlanReminders(ctx: Ctx, planId: string): Promise<void> {
  return ctx.transact(async (tx) => {
    await planCalled(tx, planId);
    const gone = await tx.deleteFrom('reporting.plan_reminder').where('plan_id', '=', planId).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    await emit(tx, ctx, { type: 'reporting.plan_reminders_dropped', subjectId: planId, payload: {} });
  });
}

const planCalled = async (tx: Tx, planId: string): Promise<{ title: string }> =>
  found(await tx.selectFrom('tasks.plan').select('title').where('id', '=', planId).executeTakeFirst(), 'tasks.plan_not_found');
