import { localDate } from '@gongjian/domain/kernel/dates';
import type { ObligationState } from '@gongjian/domain/reporting/model';
import { type Reminder, reminderNow, scheduleOf } from '@gongjian/domain/reporting/reminders';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { cycleOf, type KeptCycle } from './cycle-repo.ts';
import { isQuiet } from './quiet.ts';
import { remindersOf } from './reminder-setting.ts';
import { type News, tellUnits } from './tell-units.ts';

/** Sends each unit the reminder of the month that has fallen due and was not sent. However often the clock comes round, it is sent once. */
export function remindUnits(ctx: Ctx, month: string): Promise<number> {
  return ctx.transact(async (tx) => {
    if (await isQuiet(tx, ctx)) return 0;
    const cycle = await cycleOf(tx, month);
    if (!cycle || cycle.sealedNo !== null) return 0;
    const { rules } = await remindersOf(tx);
    const schedule = scheduleOf({ ...cycle, cutoffAt: cycle.cutoffAt.toISOString() }, rules, await loadCalendar(tx));
    const owing = await owingUnits(tx, month);
    return tellUnits(
      tx,
      ctx,
      owing.flatMap((unit) => newsFor(unit, schedule, cycle, ctx)),
    );
  });
}

type Owing = { readonly unit: string; readonly count: number; readonly states: ObligationState[]; readonly sent: string[] };

function newsFor({ unit, count, states, sent }: Owing, schedule: readonly Reminder[], { month, dueOn }: KeptCycle, { today }: Ctx): News[] {
  const told = new Set(sent.map((key) => key.slice(unit.length + 1)));
  const reminder = reminderNow(schedule, states, localDate(today), told);
  if (reminder === null) return [];
  return [
    {
      key: `${unit}/${reminder.key}`,
      kind: reminder.kind,
      to: reminder.to,
      month,
      unit,
      count,
      due: dueOn,
      days: Math.abs(reminder.workdays ?? 0),
      note: '',
    },
  ];
}

/** Units with reports of the month still in hand, in which states, and which reminders they have had. */
async function owingUnits(db: Db, month: string): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select o.unit_id as unit, count(*)::int as count, array_agg(distinct o.state) as states,
           array(select distinct m.event_key from reporting.message m where m.unit_id = o.unit_id and m.month = ${month}) as sent
      from reporting.obligation o
     where o.month = ${month} and o.state in ('due', 'overdue', 'returned')
     group by o.unit_id
     order by o.unit_id
  `.execute(db);
  return rows;
}
