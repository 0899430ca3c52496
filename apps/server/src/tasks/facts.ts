import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { Deadline } from '@gongjian/domain/plan/draft';
import type { Role } from '@gongjian/domain/plan/review';
import type { LedgerFacts } from '@gongjian/domain/tasks/card';
import type { ActRules } from '@gongjian/domain/tasks/evidence-acts';
import type { Mention, PromiseKind, StageName } from '@gongjian/domain/tasks/model';
import type { Override } from '@gongjian/domain/tasks/override';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Db } from '../platform/db.ts';
import { anyOf } from './any-of.ts';
import { loadProof, type Proof } from './proof-facts.ts';
import { watchRulesOn } from './watch-rules.ts';

/** Everything a row of the ledger is made of, and what stands over its verdict. */
export type LoadedMeasure = {
  readonly facts: LedgerFacts;
  readonly proof: Proof;
  /** How its standing work is watched. */
  readonly watch: ActRules;
  readonly override: Override | null;
  readonly orderKey: number;
  readonly version: number;
};

/** Loads measures with a handful of statements, however many there are. */
export async function loadMeasures(db: Db, ids: readonly string[], today: LocalDate): Promise<LoadedMeasure[]> {
  const measures = await measureRows(db, ids);
  const milestones = grouped(await milestoneRows(db, ids));
  const promises = grouped(await promiseRows(db, ids));
  const stages = grouped(await acceptedStages(db, ids));
  const mentions = grouped(await mentionsOf(db, ids, today));
  const proofOf = await loadProof(db, ids);
  const watchOf = await watchRulesOn(db, today);
  const overrides = new Map((await overridesOf(db, ids)).map((override) => [override.measureId, override] as const));
  return measures.map(({ id, orderKey, version, deadline, retired, ...row }) => ({
    facts: {
      ...row,
      id,
      planYear: row.plan.year,
      deadline,
      retired,
      milestones: milestones.get(id) ?? [],
      promises: promises.get(id) ?? [],
      stages: stages.get(id) ?? [],
      mentions: mentions.get(id) ?? [],
    },
    proof: proofOf(id),
    watch: watchOf(row.plan.id),
    override: overrides.get(id) ?? null,
    orderKey,
    version,
  }));
}

function grouped<T extends { readonly measureId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.measureId);
    if (group) group.push(row);
    else groups.set(row.measureId, [row]);
  }
  return groups;
}

type MeasureRow = Pick<LedgerFacts, 'id' | 'plan' | 'section' | 'task' | 'ordinal' | 'text' | 'retired'> & {
  readonly deadline: Deadline;
  readonly orderKey: number;
  readonly version: number;
};

/** Plans follow each other as they were published, measures as they stand in their plan. */
async function measureRows(db: Db, ids: readonly string[]): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select m.id, m.ordinal, m.text, m.deadline, m.version, m.retired_in is not null as retired,
           p.seq * 1000000 + m.position as "orderKey",
           json_build_object('id', p.id, 'title', p.title, 'year', p.year, 'programmeId', p.programme_id) as plan,
           json_build_object('id', s.id, 'ordinal', s.ordinal, 'title', s.title) as section,
           json_build_object('id', t.id, 'no', t.no, 'title', t.title) as task
      from tasks.measure m
      join tasks.plan p on p.city = m.city and p.id = m.plan_id
      join tasks.section s on s.city = m.city and s.id = m.section_id
      join tasks.task t on t.city = m.city and t.id = m.task_id
     where m.id = ${anyOf(ids)}
     order by m.id
  `.execute(db);
  return rows;
}

async function milestoneRows(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('tasks.milestone')
    .select(['id', 'measure_id as measureId', 'falls_on as on', 'what'])
    .where('measure_id', '=', anyOf(ids))
    .orderBy('position')
    .execute();
  return rows.map(({ on, ...row }) => ({ ...row, on: localDate(on) }));
}

async function promiseRows(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('tasks.promise')
    .select(['id', 'measure_id as measureId', 'kind', 'phrase', 'due_on as dueOn'])
    .where('measure_id', '=', anyOf(ids))
    .where('retired_in', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(({ kind, dueOn, ...row }) => ({ ...row, kind: kind as PromiseKind, dueOn: dueOn === null ? null : localDate(dueOn) }));
}

async function acceptedStages(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('tasks.stage')
    .select(['id', 'measure_id as measureId', 'promise_id as promiseId', 'stage', 'reached_on as on'])
    .where('measure_id', '=', anyOf(ids))
    .where('state', '=', 'accepted')
    .where('reached_on', 'is not', null)
    .$narrowType<{ on: string }>()
    .orderBy('reached_on')
    .orderBy('id')
    .execute();
  return rows.map(({ stage, on, ...row }) => ({ ...row, stage: stage as StageName, on: localDate(on) }));
}

async function mentionsOf(db: Db, ids: readonly string[], today: LocalDate): Promise<(Mention & { readonly measureId: string })[]> {
  const { rows } = await sql<{ measureId: string; role: Role; phrase: string; group: boolean; open: boolean; units: string[] }>`
    select r.measure_id as "measureId", r.role, r.phrase, r.is_group as "group", r.how in ('open', 'deferred') as open,
           array(select o.unit_id from tasks.obligation o where o.city = r.city and o.responsibility_id = r.id order by o.unit_id) as units
      from tasks.responsibility r
     where r.measure_id = ${anyOf(ids)} and r.retired_in is null
     order by r.measure_id, r.role, r.position
  `.execute(db);
  const refs = await unitRefs(db, [...new Set(rows.flatMap(({ units }) => units))], today);
  return rows.map((row) => ({ ...row, units: row.units.flatMap((id) => refs.get(id) ?? []) }));
}

async function overridesOf(db: Db, ids: readonly string[]): Promise<(Override & { readonly measureId: string })[]> {
  const rows = await db
    .selectFrom('tasks.override')
    .select(['id', 'measure_id as measureId', 'state', 'light', 'reason', 'approver'])
    .where('measure_id', '=', anyOf(ids))
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map(({ state, light, ...row }) => ({ ...row, state: state as Override['state'], light: light as Override['light'] }));
}
