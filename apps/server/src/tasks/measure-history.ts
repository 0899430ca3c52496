import type { ProofReason } from '@gongjian/domain/tasks/evidence-verdict';
import { evidenceText } from '@gongjian/domain/tasks/evidence-words';
import type { Reason } from '@gongjian/domain/tasks/verdict';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';

type Entry = {
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly what: string;
  readonly values: Readonly<Record<string, string | number | null>>;
  /** Why a verdict was reached: the reason that decided. */
  readonly reason?: Reason | ProofReason | null;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
};

/** All that happened to a measure, the newest first. Drafts of stages stay with their unit: only what was accepted is history. */
export function measureHistory(ctx: Ctx, measureId: string): Promise<{ items: Entry[] }> {
  return ctx.read(async (db) => {
    const known = await db.selectFrom('tasks.measure').select('id').where('id', '=', measureId).executeTakeFirst();
    found(known, 'tasks.measure_not_found');
    return { items: await entries(db, measureId) };
  });
}

async function entries(db: Db, id: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    with told as (
      select at, by_id, by_name, change as what, jsonb_build_object('version', no) as values, changes, 1 as rank, null::jsonb as reason
        from tasks.measure_version where measure_id = ${id}
      union all
      select at, null, null, 'verdict', jsonb_build_object('state', state, 'light', light, 'asOf', as_of), '[]', 2, content -> 'reasons' -> 0
        from tasks.verdict where measure_id = ${id}
      union all
      select at, by_id, by_name, 'override', jsonb_build_object('state', state, 'light', light, 'reason', reason, 'approver', approver), '[]', 3, null
        from tasks.override where measure_id = ${id}
      union all
      select withdrawn_at, withdrawn_by_id, withdrawn_by_name, 'override_withdrawn', jsonb_build_object('state', state, 'reason', reason), '[]', 3, null
        from tasks.override where measure_id = ${id} and withdrawn_at is not null
      union all
      select at, by_id, by_name, 'units_decided', jsonb_build_object('phrase', phrase, 'role', role, 'reason', reason), '[]', 4, null
        from tasks.responsibility where measure_id = ${id} and how = 'decided' and at is not null
      union all
      select s.decided_at, s.decided_by_id, s.decided_by_name, 'stage_accepted',
             jsonb_build_object('stage', s.stage, 'on', s.reached_on, 'documentNumber', s.document_number, 'unit', s.unit_id, 'deliverable', p.phrase), '[]', 5, null
        from tasks.stage s
        join tasks.promise p on p.city = s.city and p.id = s.promise_id
       where s.measure_id = ${id} and s.state = 'accepted'
    )
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           case when by_id is not null then json_build_object('id', by_id, 'name', by_name) end as by, what, values, changes, reason
      from told
     order by told.at desc, rank desc
     limit 500
  `.execute(db);
  return rows.map(({ reason, values, ...entry }) => ({ ...entry, values: reason ? { ...values, why: evidenceText(reason) } : values }));
}
