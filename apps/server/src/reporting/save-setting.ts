import type { ReportingSetting } from '@gongjian/contract/reporting-messages';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { settingSaved } from './events.ts';

/** Sets how a plan, or every plan, is reported on from a month on. Months already opened keep the rules they were opened with. */
export function saveSetting(ctx: Ctx, setting: ReportingSetting): Promise<ReportingSetting> {
  return ctx.transact(async (tx) => {
    await refuseOpened(tx, setting.from);
    await refuseStrangers(tx, setting);
    await sql`
      insert into reporting.setting
             (city, plan_id, from_month, workday, inclusive, closes_at, opens_before, roles, unit_levels, bureau_levels, bureau, by_id, by_name, at)
      values (${ctx.actor.city}, ${setting.planId}, ${setting.from}, ${setting.workday}, ${setting.inclusive}, ${setting.closesAt},
              ${setting.opensDaysBefore}, ${[...setting.roles]}::text[],
              ${setting.unitLevels}, ${setting.bureauLevels}, ${setting.bureau}, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
      on conflict on constraint setting_once_a_month do update
        set workday = excluded.workday, inclusive = excluded.inclusive, closes_at = excluded.closes_at, opens_before = excluded.opens_before, roles = excluded.roles, unit_levels = excluded.unit_levels,
            bureau_levels = excluded.bureau_levels, bureau = excluded.bureau, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
    `.execute(tx);
    await emit(tx, ctx, settingSaved(setting));
    return setting;
  });
}

async function refuseOpened(tx: Tx, from: string): Promise<void> {
  const opened = await tx
    .selectFrom('reporting.cycle')
    .select('month')
    .where('month', '>=', from)
    .orderBy('month', 'desc')
    .executeTakeFirst();
  if (opened) throw new Refused('reporting.month_opened_already', [{ code: opened.month, at: ['from'] }]);
}

async function refuseStrangers(tx: Tx, { planId, bureau }: ReportingSetting): Promise<void> {
  if (planId !== null && !(await tx.selectFrom('tasks.plan').select('id').where('id', '=', planId).executeTakeFirst())) {
    throw new Refused('tasks.plan_not_found');
  }
  if (bureau !== null && !(await tx.selectFrom('org.unit').select('id').where('id', '=', bureau).executeTakeFirst())) {
    throw new Refused('org.unit_not_found');
  }
}
