import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Deadline, Deliverable, Duty, Span, Target } from '@gongjian/domain/plan/draft';
import type { Role } from '@gongjian/domain/plan/review';
import { cardOf } from '@gongjian/domain/tasks/card';
import { furthestStage, STAGE_WEIGHT } from '@gongjian/domain/tasks/evidence';
import type { PromiseKind, StageFacts } from '@gongjian/domain/tasks/model';
import { standing } from '@gongjian/domain/tasks/override';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { loadMeasures } from './facts.ts';
import { judgeMeasure } from './judge-measure.ts';
import { stagesOf } from './stage-reads.ts';

/** One measure in full. The verdict is explained as of today, by the same rule that keeps the ledger. */
export function readMeasure(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    const [loaded] = await loadMeasures(db, [id], ctx.today);
    const measure = found(loaded, 'tasks.measure_not_found');
    const { facts, override, version } = measure;
    const more = found(await measureMore(db, id), 'tasks.measure_not_found');
    const computed = judgeMeasure(measure, ctx.today, await loadCalendar(db));
    const shown = standing(computed, override);
    return {
      ...cardOf(facts, shown),
      version,
      programme: more.programme,
      inferred: more.inferred,
      fullDeadline: more.deadline,
      milestones: facts.milestones,
      promisesInFull: await promisesInFull(db, id, facts.stages),
      responsibilities: await responsibilitiesOf(db, [id], ctx.today),
      stages: await stagesOf(db, ctx, { measureId: id }),
      explanation: { ...shown, computed: { state: computed.state, light: computed.light }, override: await overrideInFull(db, id) },
      may: await mayDo(db, ctx, id),
    };
  });
}

type More = { deadline: Deadline; inferred: string[]; programme: { id: string; title: string; version: number } };

async function measureMore(db: Db, id: string): Promise<More | undefined> {
  const { rows } = await sql<More>`
    select m.deadline, m.inferred, json_build_object('id', p.id, 'title', p.title, 'version', p.version) as programme
      from tasks.measure m
      join plan.programme p on p.city = m.city and p.id = m.programme_id
     where m.id = ${id}
  `.execute(db);
  return rows[0];
}

async function promisesInFull(db: Db, measureId: string, stages: readonly StageFacts[]) {
  const rows = await db
    .selectFrom('tasks.promise')
    .select(['id', 'kind', 'phrase', 'due_on', 'content'])
    .where('measure_id', '=', measureId)
    .where('retired_in', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(({ id, kind, phrase, due_on, content }) => {
    const promised = content as unknown as { source?: Span };
    return {
      id,
      kind: kind as PromiseKind,
      phrase,
      by: due_on,
      reached: kind === 'deliverable' ? reachedPercent(id, stages) : null,
      target: kind === 'target' ? (promised as Target) : null,
      deliverable: kind === 'deliverable' ? (promised as Deliverable) : null,
      duty: kind === 'duty' ? (promised as Duty) : null,
      source: promised.source ?? null,
    };
  });
}

function reachedPercent(promiseId: string, stages: readonly StageFacts[]): number | null {
  const stage = furthestStage(promiseId, stages);
  return stage === null ? null : STAGE_WEIGHT[stage];
}

type ResponsibilityRow = {
  id: string;
  measureId: string;
  role: Role;
  phrase: string;
  note: string | null;
  group: boolean;
  how: 'unit' | 'alias' | 'group' | 'decided' | 'deferred' | 'open';
  units: string[];
  decision: { reason: string | null; by: { id: string; name: string }; at: string } | null;
};

/** Who is responsible for these measures, in the order printed. */
export async function responsibilitiesOf(db: Db, measureIds: readonly string[], today: LocalDate, only?: string) {
  const { rows } = await sql<ResponsibilityRow>`
    select r.id, r.measure_id as "measureId", r.role, r.phrase, r.note, r.is_group as "group", r.how,
           array(select o.unit_id from tasks.obligation o where o.city = r.city and o.responsibility_id = r.id order by o.unit_id) as units,
           case when r.by_id is not null then json_build_object('reason', r.reason, 'by', json_build_object('id', r.by_id, 'name', r.by_name),
             'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as decision
      from tasks.responsibility r
     where r.measure_id = any(${[...measureIds]}) and r.retired_in is null and (${only ?? null}::uuid is null or r.id = ${only ?? null}::uuid)
     order by r.measure_id, array_position(array['lead', 'responsible', 'support'], r.role), r.position
  `.execute(db);
  const refs = await unitRefs(db, [...new Set(rows.flatMap(({ units }) => units))], today);
  return rows.map((row) => ({ ...row, units: row.units.flatMap((id) => refs.get(id) ?? []) }));
}

async function overrideInFull(db: Db, measureId: string) {
  const row = await db
    .selectFrom('tasks.override')
    .select(['id', 'state', 'light', 'reason', 'approver', 'by_id', 'by_name', 'at'])
    .where('measure_id', '=', measureId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { by_id, by_name, at, state, light, ...rest } = row;
  return { ...rest, state: state as never, light: light as never, by: { id: by_id, name: by_name }, at: at.toISOString() };
}

/** What the screen may offer this person; the deeds check it again. */
async function mayDo(db: Db, { actor, today }: Ctx, measureId: string) {
  const owed = await db.selectFrom('tasks.ledger_unit').select('unit_id').where('measure_id', '=', measureId).execute();
  const own = owed.map(({ unit_id }) => unit_id).filter((unit) => actor.may('tasks.report', unit));
  const refs = await unitRefs(db, own, today);
  return {
    override: actor.holds('tasks.manage'),
    decideUnits: actor.holds('tasks.manage'),
    reportFor: own.flatMap((id) => refs.get(id) ?? []),
    review: actor.holds('tasks.review'),
  };
}
