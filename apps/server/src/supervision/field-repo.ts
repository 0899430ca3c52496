import type { FieldRefusal } from '@gongjian/contract/supervision-field';
import type { Held, RecordState, Submission, Version } from '@gongjian/domain/supervision/field/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { propertiesOf, type SaidColumns } from './field-visit.ts';

/** Holds the visit for this deed, whether it exists yet or not: a create and an update of it may come at the same moment. */
export async function holdVisit(tx: Tx, city: string, visitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visit/${city}/${visitId}`}, 0))`.execute(tx);
  await sql`select from supervision.visit where id = ${visitId} for update`.execute(tx);
}

/** A submission on file, as the rules of filing and of branches need it. */
export type OnFile = {
  readonly instanceId: string;
  readonly content: string;
  readonly correctedBy: string | null;
  readonly deleted: boolean;
  readonly state: string;
  readonly why: FieldRefusal | null;
  readonly version: number | null;
  readonly submission: Submission;
  readonly targetId: string;
  readonly byId: string;
  readonly byName: string;
  readonly receivedAt: Date;
};

export async function submissionsOn(db: Db, visitId: string, instanceIds: readonly string[]): Promise<OnFile[]> {
  const rows = await db
    .selectFrom('supervision.field_submission')
    .selectAll()
    .where((is) => is.or([is('visit_id', '=', visitId), is('instance_id', '=', sql<string>`any (${[...instanceIds]}::uuid[])`)]))
    .orderBy('received_at')
    .orderBy('instance_id')
    .execute();
  return rows.map((row) => ({
    ...{ instanceId: row.instance_id, content: row.content, correctedBy: row.corrected_by, deleted: row.deleted_at !== null },
    ...{ state: row.state, why: row.why as FieldRefusal | null, version: row.version, targetId: row.target_id },
    ...{ byId: row.by_id, byName: row.by_name, receivedAt: row.received_at },
    submission: {
      ...{ instanceId: row.instance_id, deprecates: row.deprecates, recordId: row.visit_id, action: row.action as Submission['action'] },
      ...{ base: row.base, trunk: row.trunk, branch: row.branch_id, subject: row.target_id, data: row.said as Submission['data'] },
    },
  }));
}

type VersionRow = {
  readonly version: number;
  readonly said: SaidColumns;
  readonly from: string | null;
  readonly base: number | null;
  readonly trunk: number | null;
  readonly branch: string | null;
  readonly branchBase: number | null;
  readonly forced: boolean;
  readonly lateCreate: boolean;
  readonly conflict: Version['conflict'];
  readonly conflicting: string[];
  readonly subject: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly at: Date;
};
export type KeptVersion = Version & { readonly by: { readonly id: string; readonly name: string } | null; readonly at: Date };

/** Every version of the visit, the first first. One that no submission made was made at the desk, on the one before it. */
export async function versionsOf(db: Db, visitId: string): Promise<KeptVersion[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.said, s.instance_id as "from", v.at,
           case when s.instance_id is null then nullif(v.version - 1, 0) else s.server_base end as base,
           case when s.late_create or s.server_base is null then null else s.trunk end as trunk,
           case when s.action = 'create' then null else s.branch_id end as branch,
           case when s.action = 'create' or s.branch_id is null then null else s.base end as "branchBase",
           coalesce(s.forced, false) as forced, coalesce(s.late_create, false) as "lateCreate", s.conflict,
           coalesce(s.conflicting, '{}') as conflicting, t.target_id as subject, s.by_id as "byId", s.by_name as "byName"
      from supervision.visit_version v
      join supervision.visit t on t.city = v.city and t.id = v.visit_id
      left join supervision.field_submission s on s.city = v.city and s.visit_id = v.visit_id and s.version = v.version
     where v.visit_id = ${visitId}
     order by v.version
  `.execute(db);
  return rows.map(({ said, byId, byName, ...row }) => ({
    ...row,
    data: propertiesOf(said),
    by: byId === null ? null : { id: byId, name: byName ?? '' },
  }));
}

export async function recordState(tx: Tx, visitId: string, onFile: readonly OnFile[]): Promise<RecordState> {
  const versions = await versionsOf(tx, visitId);
  const visit = await tx.selectFrom('supervision.visit').select('conflict').where('id', '=', visitId).executeTakeFirst();
  const held = onFile.filter(({ state, submission }) => state === 'held' && submission.recordId === visitId).map(asHeld);
  return { versions, conflict: (visit?.conflict ?? null) as RecordState['conflict'], removed: false, held, waiting: [] };
}

const asHeld = ({ submission, receivedAt }: OnFile): Held => ({ submission, since: receivedAt.getTime(), withdrawn: false });

export type Filing = { readonly submission: Submission; readonly targetId: string; readonly content: string };

export async function fileNew(tx: Tx, ctx: Ctx, { submission, targetId, content }: Filing): Promise<void> {
  await tx
    .insertInto('supervision.field_submission')
    .values({
      city: ctx.actor.city,
      ...{ instance_id: submission.instanceId, visit_id: submission.recordId, target_id: targetId, action: submission.action },
      ...{ base: submission.base, trunk: submission.trunk, branch_id: submission.branch, said: JSON.stringify(submission.data), content },
      ...{ deprecates: submission.deprecates, state: 'held', by_id: ctx.actor.id, by_name: ctx.actor.name, received_at: ctx.now },
    })
    .execute();
}

export async function markApplied(tx: Tx, instanceId: string, made: Version): Promise<void> {
  await tx
    .updateTable('supervision.field_submission')
    .set({
      ...{ state: 'applied', version: made.version, server_base: made.base, forced: made.forced, late_create: made.lateCreate },
      ...{ conflict: made.conflict, conflicting: [...made.conflicting] },
    })
    .where('instance_id', '=', instanceId)
    .execute();
}

export async function markRefused(tx: Tx, instanceId: string, why: FieldRefusal): Promise<void> {
  await tx.updateTable('supervision.field_submission').set({ state: 'refused', why }).where('instance_id', '=', instanceId).execute();
}

export async function markCorrected(tx: Tx, { instanceId, state }: OnFile, by: string): Promise<void> {
  await tx
    .updateTable('supervision.field_submission')
    .set({ corrected_by: by, ...(state === 'held' ? { state: 'corrected' } : {}) })
    .where('instance_id', '=', instanceId)
    .execute();
}

/** Taken back at the desk: it is not applied, and sent again it is refused. */
export async function markWithdrawn(tx: Tx, instanceId: string, now: Date): Promise<void> {
  await tx
    .updateTable('supervision.field_submission')
    .set({ state: 'withdrawn', deleted_at: now })
    .where('instance_id', '=', instanceId)
    .execute();
}

export async function visitsHeldSince(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('supervision.field_submission')
    .select('visit_id')
    .distinct()
    .where('state', '=', 'held')
    .where('received_at', '<', before)
    .orderBy('visit_id')
    .limit(200)
    .execute();
  return rows.map(({ visit_id }) => visit_id);
}
