import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { ObligationsHandedOver } from '../tasks/index.ts';

/** Before this unsent work changes hands; what was sent, accepted or sealed stays with the unit that told it. */
const unsent = sql`state in ('not_due', 'due', 'overdue', 'returned')`;

/**
 * Reports that a closed unit had not sent are owed by who took over, draft and files included. Where that one already owes the same, what
 * the closed unit had not begun is dropped, and what it had written stays where it is.
 */
export async function followHandOver(tx: Tx, from: string, { to, measures }: ObligationsHandedOver['payload']): Promise<void> {
  const [first, ...others] = to;
  if (first === undefined) return;
  await shareWith(tx, from, others, measures);
  const moved = await moveTo(tx, from, first, measures);
  await sql`update reporting.report set unit_id = ${first} where obligation_id = any (${moved}::uuid[])`.execute(tx);
  await sql`
    delete from reporting.obligation o
     where unit_id = ${from} and measure_id = any (${[...measures]}::uuid[]) and ${unsent} and sent_at is null and sealed_from is null
       and not exists (select from reporting.report r where r.city = o.city and r.obligation_id = o.id)
       and not exists (select from reporting.review r where r.city = o.city and r.obligation_id = o.id)
       and not exists (select from reporting.obligation below where below.city = o.city and below.delegated_from = o.id)
  `.execute(tx);
}

/** The others owe the same report, each a new one of its own. */
async function shareWith(tx: Tx, from: string, units: readonly string[], measures: readonly string[]): Promise<void> {
  await sql`
    insert into reporting.obligation
           (city, cycle_id, month, plan_id, measure_id, unit_id, role, state, opens_on, due_on, cutoff_at, wanted_on, wanted_at,
            unit_levels, bureau_levels, bureau)
    select city, cycle_id, month, plan_id, measure_id, given.unit_id, role, case when state = 'returned' then 'due' else state end,
           opens_on, due_on, cutoff_at, wanted_on, wanted_at, unit_levels, bureau_levels, bureau
      from reporting.obligation o
      cross join unnest(${[...units]}::text[]) as given (unit_id)
     where o.unit_id = ${from} and measure_id = any (${[...measures]}::uuid[]) and ${unsent} and sealed_from is null
    on conflict (city, cycle_id, measure_id, unit_id) do nothing
  `.execute(tx);
}

async function moveTo(tx: Tx, from: string, to: string, measures: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update reporting.obligation o set unit_id = ${to}, version = version + 1
     where unit_id = ${from} and measure_id = any (${[...measures]}::uuid[]) and ${unsent} and sealed_from is null
       and not exists (select from reporting.obligation there
                        where there.city = o.city and there.cycle_id = o.cycle_id and there.measure_id = o.measure_id and there.unit_id = ${to})
    returning id
  `.execute(tx);
  return rows.map(({ id }) => id);
}
