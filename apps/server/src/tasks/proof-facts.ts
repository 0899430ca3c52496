import { localDate, type YearMonth } from '@gongjian/domain/kernel/dates';
import type { ToldAct, ToldActs, WatchedDuty } from '@gongjian/domain/tasks/acts-told';
import type { PromiseEvidence } from '@gongjian/domain/tasks/evidence-model';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { anyOf } from './any-of.ts';

/** What proves a measure beside its deliverable stages: what rooms above found, and what accepted reports told. */
export type Proof = { readonly evidence: readonly PromiseEvidence[]; readonly told: ToldActs };

const NOTHING: Proof = { evidence: [], told: { duties: [], acts: [], asked: [] } };

/** Of these measures, in one statement each for evidence, duties and acts. */
export async function loadProof(db: Db, ids: readonly string[]): Promise<(measureId: string) => Proof> {
  const evidence = grouped(await evidenceOf(db, ids));
  const watched = new Map((await dutiesOf(db, ids)).map((row) => [row.measureId, row] as const));
  const acts = grouped(await actsOf(db, ids));
  return (measureId) => {
    const found = evidence.get(measureId);
    const duties = watched.get(measureId);
    if (found === undefined && duties === undefined && !acts.has(measureId)) return NOTHING;
    return {
      evidence: (found ?? []).map(({ content }) => content),
      told: { duties: duties?.duties ?? [], asked: duties?.asked ?? [], acts: acts.get(measureId) ?? [] },
    };
  };
}

function grouped<T extends { readonly measureId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.measureId, [...(groups.get(row.measureId) ?? []), row]);
  return groups;
}

/** Of promises still in the plan. */
async function evidenceOf(db: Db, ids: readonly string[]): Promise<{ measureId: string; content: PromiseEvidence }[]> {
  const { rows } = await sql<{ measureId: string; content: PromiseEvidence }>`
    select e.measure_id as "measureId", e.content
      from tasks.evidence e
      join tasks.promise p on p.city = e.city and p.id = e.about_id and p.retired_in is null
     where e.measure_id = ${anyOf(ids)}
     order by e.measure_id, p.position
  `.execute(db);
  return rows;
}

type Watched = { readonly measureId: string; readonly duties: WatchedDuty[]; readonly asked: YearMonth[] };

/** Duties of measures whose plan has been asked about at all. */
async function dutiesOf(db: Db, ids: readonly string[]): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    with asked as (
      select plan_id, array_agg(month order by month) as months from tasks.asked_month group by plan_id
    )
    select m.id as "measureId", a.months as asked,
           json_agg(json_build_object('id', p.id, 'phrase', p.phrase, 'frequency', p.content ->> 'frequency') order by p.position) as duties
      from tasks.measure m
      join asked a on a.plan_id = m.plan_id
      join tasks.promise p on p.city = m.city and p.measure_id = m.id and p.kind = 'duty' and p.retired_in is null
     where m.id = ${anyOf(ids)}
     group by m.id, a.months
  `.execute(db);
  return rows;
}

async function actsOf(db: Db, ids: readonly string[]): Promise<(ToldAct & { readonly measureId: string })[]> {
  const rows = await db
    .selectFrom('tasks.act')
    .select(['id', 'measure_id as measureId', 'about_id as aboutId', 'on_day', 'proofs'])
    .where('measure_id', '=', anyOf(ids))
    .where('done', '=', true)
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  return rows.map(({ on_day, ...act }) => ({ ...act, on: localDate(on_day) }));
}
