import { firstDayOf, lastDayOf, type YearMonth, yearMonth, yearOf } from '@gongjian/domain/kernel/dates';
import type { Cycle } from '@gongjian/domain/reporting/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { type KeptCycle, lockCycle } from './cycle-repo.ts';
import { type Basis, basisOf, daysOf } from './due-days.ts';
import { monthHappened } from './events.ts';
import { settingFor } from './setting.ts';

/**
 * Opens a month: one obligation for each measure and unit that its plan asks. Doing it again opens only what is new in the plan, so a
 * worker that died half-way, or two that woke together, lose and double nothing. Answers how many were opened.
 */
export function openMonth(ctx: Ctx, month: string): Promise<number> {
  return ctx.transact(async (tx) => {
    const basis = await basisOf(tx, yearMonth(month));
    const days = daysOf(basis, null);
    if (ctx.today < days.opensOn) throw new Refused('reporting.month_not_over', [{ code: days.opensOn, at: ['month'] }]);
    const cycle = await lockOrMake(tx, ctx, days);
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    const rules = (await plansReported(tx, basis.month)).map((planId) => planRule(basis, planId));
    const opened = await insertObligations(tx, ctx, cycle, rules);
    if (opened > 0) await emit(tx, ctx, monthHappened('opened', month, { opened, dueOn: cycle.dueOn }));
    return opened;
  });
}

/** What a plan asks for in the month, as the statement that opens it reads it. */
function planRule(basis: Basis, planId: string) {
  const { roles, unitLevels, bureauLevels, bureau } = settingFor(basis.settings, planId, basis.month);
  const { opensOn, dueOn, cutoffAt } = daysOf(basis, planId);
  const days = { opens_on: opensOn, due_on: dueOn, cutoff_at: cutoffAt };
  return { plan_id: planId, ...days, roles, unit_levels: unitLevels, bureau_levels: bureauLevels, bureau };
}

/** A plan of a year is reported on in each month of it; one without a year, always. */
async function plansReported(tx: Tx, month: YearMonth): Promise<string[]> {
  const rows = await tx
    .selectFrom('tasks.plan')
    .select('id')
    .where('retired_in', 'is', null)
    .where((eb) => eb.or([eb('year', '=', yearOf(month)), eb('year', 'is', null)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function lockOrMake(tx: Tx, { actor, now }: Ctx, { month, opensOn, dueOn, cutoffAt }: Cycle): Promise<KeptCycle> {
  await tx
    .insertInto('reporting.cycle')
    .values({ city: actor.city, month, opens_on: opensOn, due_on: dueOn, cutoff_at: cutoffAt, opened_at: now })
    .onConflict((oc) => oc.columns(['city', 'month']).doNothing())
    .execute();
  return found(await lockCycle(tx, month), 'reporting.month_not_open');
}

/**
 * `obligationsOf` of the domain, as one statement over the ledger; a test holds the two together. A unit with two roles owes one report,
 * in the first of them. A measure found done before the month is silent.
 */
async function insertObligations(
  tx: Tx,
  { actor, now, today }: Ctx,
  { id, month }: KeptCycle,
  rules: readonly ReturnType<typeof planRule>[],
): Promise<number> {
  const done = await sql`
    insert into reporting.obligation
           (city, cycle_id, month, plan_id, measure_id, unit_id, role, state, opens_on, due_on, cutoff_at, wanted_on, wanted_at,
            unit_levels, bureau_levels, bureau)
    select ${actor.city}, ${id}::uuid, ${month}, p.plan_id, m.id, o.unit_id,
           (array['lead', 'responsible', 'support'])[min(array_position(array['lead', 'responsible', 'support'], o.role))],
           case when p.cutoff_at < ${now} then 'overdue' when p.opens_on <= ${today} then 'due' else 'not_due' end,
           p.opens_on, p.due_on, p.cutoff_at, p.due_on, p.cutoff_at, p.unit_levels, p.bureau_levels, p.bureau
      from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb)
             as p (plan_id uuid, opens_on date, due_on date, cutoff_at timestamptz, roles text[], unit_levels smallint, bureau_levels smallint,
                   bureau text)
      join tasks.measure m on m.city = ${actor.city} and m.plan_id = p.plan_id and m.retired_in is null
      join plan.programme g on g.city = m.city and g.id = m.programme_id
      join tasks.responsibility r on r.city = m.city and r.measure_id = m.id and r.retired_in is null and r.role = any (p.roles)
      join tasks.obligation o on o.city = r.city and o.responsibility_id = r.id
      left join tasks.ledger_row l on l.city = m.city and l.measure_id = m.id
     where (g.issued_on is null or g.issued_on <= ${lastDayOf(month)})
       and coalesce(m.deadline ->> 'from', '') <= ${lastDayOf(month)}
       and (l.state is null or l.state not in ('done', 'done_late')
            or (select max(v.as_of) from tasks.verdict v where v.city = l.city and v.measure_id = l.measure_id) >= ${firstDayOf(month)})
     group by p.plan_id, m.id, o.unit_id, p.opens_on, p.due_on, p.cutoff_at, p.unit_levels, p.bureau_levels, p.bureau
    on conflict (city, cycle_id, measure_id, unit_id) do nothing
  `.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
