import type { ReminderSetting } from '@gongjian/contract/reporting-messages';
import { REMINDER_RULES, ruleProblems } from '@gongjian/domain/reporting/reminders';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';

/** What holds until an office sets its own. */
const usual: ReminderSetting = {
  rules: REMINDER_RULES.map(({ kind, workdays, to }) => ({ kind, workdays, to: [...to] })),
  quietFrom: '20:00',
  quietTo: '08:00',
  workdaysOnly: true,
  pressGapHours: 24,
  version: 0,
};

export async function remindersOf(db: Db): Promise<ReminderSetting> {
  const own = await db.selectFrom('reporting.reminder_setting').selectAll().executeTakeFirst();
  if (own === undefined) return usual;
  return {
    rules: own.rules as unknown as ReminderSetting['rules'],
    quietFrom: own.quiet_from,
    quietTo: own.quiet_to,
    workdaysOnly: own.workdays_only,
    pressGapHours: own.press_gap_hours,
    version: own.version,
  };
}

/** Changes when units are reminded. Version 0 is what came with the program. */
export function saveReminders(ctx: Ctx, version: number, wanted: Omit<ReminderSetting, 'version'>): Promise<ReminderSetting> {
  return ctx.transact(async (tx) => {
    const problems = ruleProblems(wanted.rules);
    if (problems.length > 0) throw new Refused('reporting.reminders_invalid', problems);
    const kept = await tx.selectFrom('reporting.reminder_setting').select('version').forUpdate().executeTakeFirst();
    if ((kept?.version ?? 0) !== version) throw new Refused('reporting.changed');
    const row = {
      rules: JSON.stringify(wanted.rules),
      quiet_from: wanted.quietFrom,
      quiet_to: wanted.quietTo,
      workdays_only: wanted.workdaysOnly,
      press_gap_hours: wanted.pressGapHours,
      version: version + 1,
    };
    await tx
      .insertInto('reporting.reminder_setting')
      .values({ city: ctx.actor.city, ...row })
      .onConflict((oc) => oc.column('city').doUpdateSet(row))
      .execute();
    await emit(tx, ctx, { type: 'reporting.reminders_saved', subjectId: 'reporting-reminders', payload: wanted });
    return { ...wanted, version: version + 1 };
  });
}
