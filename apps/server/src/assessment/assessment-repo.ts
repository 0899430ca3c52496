import type { FrozenInputs, Ranked, Scheme } from '@gongjian/domain/assessment/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

/** Whether it was new. A version once loaded is never rewritten: scores were made by it. */
export async function putScheme(tx: Tx, city: string, scheme: Scheme): Promise<boolean> {
  const row = await tx
    .insertInto('assessment.scheme')
    .values({ city, code: scheme.code, version: scheme.version, definition: JSON.stringify(scheme) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

export async function newestSchemes(db: Db): Promise<Scheme[]> {
  const { rows } = await sql<{ definition: Scheme }>`
    select distinct on (code) definition from assessment.scheme order by code, version desc
  `.execute(db);
  return rows.map(({ definition }) => definition);
}

/** The scheme in force on the day, in its newest version. */
export async function schemeOn(db: Db, code: string, day: LocalDate): Promise<Scheme | undefined> {
  const rows = await db.selectFrom('assessment.scheme').select('definition').where('code', '=', code).orderBy('version', 'desc').execute();
  return rows.map(({ definition }) => definition as unknown as Scheme).find(({ from, to }) => from <= day && (to === null || day <= to));
}

/** An assessment as it was kept: what its scores were made from and the scores, both as text. */
export type Kept = {
  readonly id: string;
  readonly title: string;
  readonly on: LocalDate;
  readonly inputs: string;
  readonly scores: string;
  readonly sha256: string;
  readonly published: boolean;
  readonly supersededBy: string | null;
  readonly version: number;
  readonly scheme: Scheme;
};

export async function keptAssessment(db: Db, id: string, held = false): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select a.id, a.title, a.on_day as on, a.inputs, a.scores, a.sha256, a.published_at is not null as published, a.version,
           (select n.id from assessment.assessment n where n.city = a.city and n.supersedes = a.id) as "supersededBy", s.definition as scheme
      from assessment.assessment a
      join assessment.scheme s on s.city = a.city and s.code = a.scheme and s.version = a.scheme_version
     where a.id = ${id}
     ${held ? sql`for update of a` : sql``}
  `.execute(db);
  return rows[0];
}

export const inputsOf = ({ inputs }: Kept): FrozenInputs => JSON.parse(inputs) as FrozenInputs;
export const ranksOf = ({ scores }: Kept): Ranked[] => JSON.parse(scores) as Ranked[];

export type Fresh = {
  readonly scheme: Scheme;
  readonly title: string;
  readonly on: LocalDate;
  readonly inputs: string;
  readonly scores: string;
  readonly sha256: string;
  readonly supersedes: string | null;
  readonly reason: string;
  readonly published: boolean;
};

export async function insertAssessment(tx: Tx, ctx: Ctx, fresh: Fresh): Promise<string> {
  const { scheme, title, on, inputs, scores, sha256, supersedes, reason, published } = fresh;
  const { id } = await tx
    .insertInto('assessment.assessment')
    .values({
      city: ctx.actor.city,
      ...{ scheme: scheme.code, scheme_version: scheme.version, title, on_day: on, inputs, scores, sha256, supersedes, reason },
      ...{ published_at: published ? ctx.now : null, by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markPublished(tx: Tx, ctx: Ctx, { id, version }: Kept): Promise<void> {
  await tx
    .updateTable('assessment.assessment')
    .set({ published_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
}
