import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { stageHappened } from './events.ts';
import type { ProvenReport, ReachedStage } from './proven-report.ts';

type Row = { readonly id: string; readonly promise_id: string; readonly stage: string };

/**
 * 成果阶段 told in an accepted report: accepted with it. One the unit was still writing is completed; one accepted before stays. Answers
 * whether any is new.
 */
export async function reachStages(tx: Tx, teller: Teller, report: ProvenReport): Promise<boolean> {
  const dated = report.stages.filter(({ on }) => on !== null);
  if (dated.length === 0) return false;
  const accepted = await acceptAll(tx, teller, report, dated);
  const { measureId, unit } = report;
  await emit(
    tx,
    teller,
    ...accepted.map(({ id, promise_id, stage }) =>
      stageHappened('accepted', id, { measureId, deliverableId: promise_id, unit, stage, reason: report.month }),
    ),
  );
  return accepted.length > 0;
}

async function acceptAll(
  tx: Tx,
  { actor, now }: Teller,
  { measureId, unit, month, toldBy }: ProvenReport,
  stages: readonly ReachedStage[],
): Promise<Row[]> {
  const told = stages.map(({ promiseId, stage, on, documentNumber }) => ({ promise_id: promiseId, stage, on, number: documentNumber }));
  const { rows } = await sql<Row>`
    insert into tasks.stage as s
           (city, promise_id, measure_id, unit_id, stage, reached_on, document_number, note, state, by_id, by_name, at, submitted_by,
            decided_by_id, decided_by_name, decided_at, decision_reason)
    select p.city, p.id, p.measure_id, ${unit}, g.stage, g.on, g.number, ${`月报 ${month}`}, 'accepted', ${toldBy}, ${toldBy}, ${now}, ${toldBy},
           ${actor.id}, ${actor.name}, ${now}, ${`月报 ${month}`}
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as g (promise_id uuid, stage text, "on" date, number text)
      join tasks.promise p on p.id = g.promise_id and p.measure_id = ${measureId} and p.kind = 'deliverable' and p.retired_in is null
    on conflict (city, promise_id, unit_id, stage) do update
      set reached_on = excluded.reached_on, document_number = coalesce(excluded.document_number, s.document_number), state = 'accepted',
          version = s.version + 1, submitted_by = excluded.submitted_by, decided_by_id = excluded.decided_by_id,
          decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at, decision_reason = excluded.decision_reason
      where s.state <> 'accepted'
    returning id, promise_id, stage
  `.execute(tx);
  return rows;
}
