import { actDay } from '@gongjian/domain/tasks/acts-told';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import type { ProvenReport } from './proven-report.ts';
import { reachStages } from './reach-stages.ts';

/**
 * Takes what an accepted report proves into the ledger: duties and time nodes done, stages reached. A report that was reviewed and
 * accepted is itself proof; where it ticks no duty at all, it counts for each of them. Answers whether the measure may stand otherwise
 * now; it is judged anew with the evidence of the report's figures: `recordEvidence` comes after.
 */
export async function recordReport(tx: Tx, teller: Teller, report: ProvenReport): Promise<boolean> {
  const asked = await askedFor(tx, teller, report);
  const done = await keepActs(tx, teller, report);
  const reached = await reachStages(tx, teller, report);
  return asked || done || reached;
}

/** Notes that these plans were asked about for a month: from now on standing work without a report in it is behind. */
export async function askForMonth(tx: Tx, { actor }: Pick<Teller, 'actor'>, planIds: readonly string[], month: string): Promise<void> {
  await sql`
    insert into tasks.asked_month (city, plan_id, month)
    select ${actor.city}, id, ${month} from unnest(${[...planIds]}::uuid[]) as given (id)
    on conflict (city, plan_id, month) do nothing
  `.execute(tx);
}

async function askedFor(tx: Tx, { actor }: Teller, { measureId, month }: ProvenReport): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tasks.asked_month (city, plan_id, month)
    select ${actor.city}, plan_id, ${month} from tasks.measure where id = ${measureId}
    on conflict (city, plan_id, month) do nothing
  `.execute(tx);
  return numAffectedRows !== undefined && numAffectedRows > 0n;
}

/** What another unit told as done in the same month is done already: only the first to tell it moves anything. */
async function keepActs(tx: Tx, { actor, now, today }: Teller, { sourceId, measureId, unit, month, acts }: ProvenReport): Promise<boolean> {
  const told = acts.map(({ promiseId, done, files }) => ({ about_id: promiseId, done, proofs: Math.max(1, files.length) }));
  const { rows } = await sql<{ moves: boolean }>`
    insert into tasks.act as a (city, measure_id, about_id, unit_id, month, done, on_day, proofs, source_id, at)
    select ${actor.city}, ${measureId}::uuid, about.id, ${unit}, ${month}, coalesce(g.done, about.kind = 'duty' and ${acts.length === 0}),
           ${actDay(month, today)}, coalesce(g.proofs, 1), ${sourceId}, ${now}
      from (select id, kind from tasks.promise where measure_id = ${measureId} and kind = 'duty' and retired_in is null
            union all
            select id, 'milestone' from tasks.milestone where measure_id = ${measureId}) about
      left join jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as g (about_id uuid, done boolean, proofs int) on g.about_id = about.id
     where about.kind = 'duty' or g.done is not null
    on conflict (city, about_id, unit_id, month) do update
      set done = excluded.done, on_day = excluded.on_day, proofs = excluded.proofs, source_id = excluded.source_id, at = excluded.at
    returning not exists (select from tasks.act o
                           where o.city = a.city and o.about_id = a.about_id and o.month = a.month and o.unit_id <> a.unit_id and o.done
                             and o.on_day <= a.on_day) as moves
  `.execute(tx);
  return rows.some(({ moves }) => moves);
}
