import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { ObligationState } from '@gongjian/domain/reporting/model';
import { type ReminderRule, reminderNow, scheduleOf } from '@gongjian/domain/reporting/reminders';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { cycleOf, type KeptCycle } from './cycle-repo.ts';
import { type OwnRules, ownRulesOf } from './plan-reminders.ts';
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
    const own = new Map((await ownRulesOf(tx)).map((one) => [one.planId, one]));
    const round: Rounds = { cycle, rules, own, calendar: await loadCalendar(tx) };
    const owing = await owingUnits(tx, month);
    return tellUnits(
      tx,
      ctx,
      owing.flatMap((unit) => newsFor(unit, round, ctx)),
    );
  });
}

type Rounds = {
  readonly cycle: KeptCycle;
  readonly rules: readonly ReminderRule[];
  readonly own: ReadonlyMap<string, OwnRules>;
  readonly calendar: WorkCalendar;
};
/** What a unit owes: on one plan that has rules of its own, or (null) on all others together. */
type Owing = {
  readonly unit: string;
  readonly plan: string | null;
  readonly dueOn: string;
  readonly count: number;
  readonly states: ObligationState[];
  readonly sent: readonly Sent[];
};
type Sent = { readonly key: string; readonly at: string };

function newsFor(owing: Owing, { cycle, rules, own, calendar }: Rounds, { today }: Ctx): News[] {
  const ofPlan = owing.plan === null ? undefined : own.get(owing.plan);
  const dueOn = ofPlan ? localDate(owing.dueOn) : cycle.dueOn;
  const schedule = scheduleOf({ ...cycle, dueOn, cutoffAt: cycle.cutoffAt.toISOString() }, ofPlan?.rules ?? rules, calendar);
  const reminder = reminderNow(schedule, owing.states, localDate(today), toldBefore(owing, ofPlan, own));
  if (reminder === null) return [];
  const { unit, count } = owing;
  return [
    {
      key: `${placeOf(unit, owing.plan)}/${reminder.key}`,
      kind: reminder.kind,
      to: reminder.to,
      month: cycle.month,
      unit,
      count,
      due: dueOn,
      days: Math.abs(reminder.workdays ?? 0),
      note: '',
    },
  ];
}

const placeOf = (unit: string, plan: string | null): string => (plan === null ? unit : `${unit}@${plan}`);

/**
 * The reminders that count as said. A plan that gets rules of its own does not repeat what the city's said before; one that gave them
 * up does not let the city's repeat what they said.
 */
function toldBefore({ unit, plan, sent }: Owing, ofPlan: OwnRules | undefined, own: Rounds['own']): ReadonlySet<string> {
  const counts = (place: string, at: string): boolean => {
    if (place === placeOf(unit, plan)) return true;
    if (ofPlan) return place === unit && new Date(at) <= ofPlan.since;
    return place.startsWith(`${unit}@`) && !own.has(place.slice(unit.length + 1));
  };
  return new Set(
    sent.flatMap(({ key, at }) => {
      const slash = key.indexOf('/');
      return counts(key.slice(0, slash), at) ? [key.slice(slash + 1)] : [];
    }),
  );
}

/** Units with reports of the month still in hand, in which states, and which reminders they have had. */
async function owingUnits(db: Db, month: string): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select o.unit_id as unit, r.plan_id as plan, min(o.due_on)::text as "dueOn", count(*)::int as count, array_agg(distinct o.state) as states,
           coalesce((select json_agg(json_build_object('key', k.event_key, 'at', k.at))
                       from (select m.event_key, min(m.at) as at from reporting.message m
                              where m.unit_id = o.unit_id and m.month = ${month} group by m.event_key) k), '[]') as sent
      from reporting.obligation o
      left join reporting.plan_reminder r on r.city = o.city and r.plan_id = o.plan_id
     where o.month = ${month} and o.state in ('due', 'overdue', 'returned')
     group by o.unit_id, r.plan_id
     order by o.unit_id, r.plan_id
  `.execute(db);
  return rows;
}
