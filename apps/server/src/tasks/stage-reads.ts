import type { StageName } from '@gongjian/domain/tasks/model';
import type { StageState } from '@gongjian/domain/tasks/stages';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { anyOf } from './any-of.ts';

export type StageShown = {
  readonly id: string;
  readonly deliverableId: string;
  readonly measureId: string;
  readonly unit: { readonly id: string; readonly name: string; readonly kind: string };
  readonly stage: StageName;
  readonly on: string | null;
  readonly documentNumber: string | null;
  readonly note: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly type: string; readonly bytes: number }[];
  readonly state: StageState;
  readonly version: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly decision: {
    readonly by: { readonly id: string; readonly name: string };
    readonly at: string;
    readonly reason: string | null;
  } | null;
  readonly measure: string;
  readonly deliverable: string;
};

type Wanted = {
  readonly id?: string;
  readonly measureId?: string;
  readonly states?: readonly StageState[] | undefined;
  readonly unit?: string | undefined;
  readonly after?: { readonly at: string; readonly id: string };
  readonly limit?: number;
};

/** Stage records as far as this person sees them: accepted ones, and those of the own units. */
export async function stagesOf(db: Db, ctx: Ctx, wanted: Wanted): Promise<StageShown[]> {
  const { id = null, measureId = null, states, unit = null, after, limit = 1000 } = wanted;
  const { rows } = await sql<Omit<StageShown, 'unit'> & { unit: string }>`
    select s.id, s.promise_id as "deliverableId", s.measure_id as "measureId", s.unit_id as unit, s.stage, s.reached_on as "on",
           s.document_number as "documentNumber", s.note, s.state, s.version,
           json_build_object('id', s.by_id, 'name', s.by_name) as by,
           to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
           case when s.decided_by_id is not null then json_build_object('by', json_build_object('id', s.decided_by_id, 'name', s.decided_by_name),
             'at', to_char(s.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', s.decision_reason) end as decision,
           (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'bytes', f.size) order by f.at, f.id), '[]')
              from tasks.proof_file f where f.city = s.city and f.stage_id = s.id) as files,
           m.text as measure, p.phrase as deliverable
      from tasks.stage s
      join tasks.measure m on m.city = s.city and m.id = s.measure_id
      join tasks.promise p on p.city = s.city and p.id = s.promise_id
     where (${id}::uuid is null or s.id = ${id}::uuid)
       and (${measureId}::uuid is null or s.measure_id = ${measureId}::uuid)
       and (${unit}::text is null or s.unit_id = ${unit}::text)
       and ${states === undefined ? sql`true` : sql`s.state = ${anyOf(states)}`}
       and ${after === undefined ? sql`true` : sql`(s.at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
     order by s.at desc, s.id desc
     limit ${limit}
  `.execute(db);
  const refs = await unitRefs(db, [...new Set(rows.map((row) => row.unit))], ctx.today);
  return rows.map((row) => ({ ...row, unit: refs.get(row.unit) ?? { id: row.unit, name: row.unit, kind: '' } }));
}

export async function stageShown(db: Db, ctx: Ctx, id: string): Promise<StageShown> {
  const [shown] = await stagesOf(db, ctx, { id });
  return found(shown, 'tasks.stage_not_found');
}

type ListQuery = { state?: StageState[] | undefined; unit?: string | undefined; after?: string | undefined; limit: number };

export async function listStages(db: Db, ctx: Ctx, { state, unit, after, limit }: ListQuery) {
  const place = after === undefined ? {} : { after: placeOf(after) };
  const rows = await stagesOf(db, ctx, { states: state, unit, ...place, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null, total: await countStages(db, state, unit) };
}

async function countStages(db: Db, states: readonly StageState[] | undefined, unit: string | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from tasks.stage s
     where (${unit ?? null}::text is null or s.unit_id = ${unit ?? null}::text)
       and ${states === undefined ? sql`true` : sql`s.state = ${anyOf(states)}`}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

function placeOf(after: string): { at: string; id: string } {
  const [at, id] = readCursor(after, 2) ?? [];
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(String(id))) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  return { at, id: String(id) };
}
