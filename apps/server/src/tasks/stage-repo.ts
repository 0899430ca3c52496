import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { StageName } from '@gongjian/domain/tasks/model';
import type { StageState } from '@gongjian/domain/tasks/stages';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

/** A stage record, held or read under row-level security: another unit's draft is simply not there. */
export type StageRecord = {
  readonly id: string;
  readonly promiseId: string;
  readonly measureId: string;
  readonly unit: string;
  readonly stage: StageName;
  readonly on: LocalDate | null;
  readonly documentNumber: string | null;
  readonly state: StageState;
  readonly version: number;
  readonly submittedBy: string | null;
};

const columns = [
  'id',
  'promise_id',
  'measure_id',
  'unit_id',
  'stage',
  'reached_on',
  'document_number',
  'state',
  'version',
  'submitted_by',
] as const;

export async function lockStage(tx: Tx, id: string): Promise<StageRecord | undefined> {
  const row = await tx.selectFrom('tasks.stage').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    promiseId: row.promise_id,
    measureId: row.measure_id,
    unit: row.unit_id,
    stage: row.stage as StageName,
    on: row.reached_on === null ? null : localDate(row.reached_on),
    documentNumber: row.document_number,
    state: row.state as StageState,
    version: row.version,
    submittedBy: row.submitted_by,
  };
}

export type StageText = {
  readonly stage: StageName;
  readonly on: string | null;
  readonly documentNumber: string | null;
  readonly note: string | null;
};

export async function insertStage(
  tx: Tx,
  ctx: Ctx,
  to: { promiseId: string; measureId: string; unit: string },
  said: StageText,
): Promise<string> {
  const { id } = await tx
    .insertInto('tasks.stage')
    .values({
      city: ctx.actor.city,
      promise_id: to.promiseId,
      measure_id: to.measureId,
      unit_id: to.unit,
      ...written(said),
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const written = ({ stage, on, documentNumber, note }: StageText) => ({
  stage,
  reached_on: on,
  document_number: documentNumber || null,
  note: note || null,
});

/** Whoever writes it last signs it. */
export async function rewriteStage(tx: Tx, ctx: Ctx, { id, version }: StageRecord, said: StageText): Promise<void> {
  await tx
    .updateTable('tasks.stage')
    .set({ ...written(said), version: version + 1, by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now })
    .where('id', '=', id)
    .execute();
}

export async function touchStage(tx: Tx, { id, version }: StageRecord): Promise<void> {
  await tx
    .updateTable('tasks.stage')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function moveStage(
  tx: Tx,
  ctx: Ctx,
  { id, version }: StageRecord,
  state: Exclude<StageState, 'draft'>,
  reason: string | null,
): Promise<void> {
  const { id: by, name } = ctx.actor;
  const signed =
    state === 'submitted'
      ? { submitted_by: by, decided_by_id: null, decided_by_name: null, decided_at: null, decision_reason: null }
      : { decided_by_id: by, decided_by_name: name, decided_at: ctx.now, decision_reason: reason };
  await tx
    .updateTable('tasks.stage')
    .set({ state, version: version + 1, ...signed })
    .where('id', '=', id)
    .execute();
}

export async function removeStage(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('tasks.proof_file').where('stage_id', '=', id).execute();
  await tx.deleteFrom('tasks.stage').where('id', '=', id).execute();
}

/** The stages of a deliverable already accepted, whichever unit recorded them. */
export async function acceptedOf(db: Db, promiseId: string): Promise<{ stage: StageName; on: LocalDate }[]> {
  const rows = await db
    .selectFrom('tasks.stage')
    .select(['stage', 'reached_on'])
    .where('promise_id', '=', promiseId)
    .where('state', '=', 'accepted')
    .execute();
  return rows.flatMap(({ stage, reached_on }) => (reached_on === null ? [] : [{ stage: stage as StageName, on: localDate(reached_on) }]));
}

export async function countProofs(db: Db, stageId: string): Promise<number> {
  const { n } = await db
    .selectFrom('tasks.proof_file')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('stage_id', '=', stageId)
    .executeTakeFirstOrThrow();
  return n;
}
