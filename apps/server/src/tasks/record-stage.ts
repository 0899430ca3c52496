import { isWritable } from '@gongjian/domain/tasks/stages';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { stageHappened } from './events.ts';
import { type StageShown, stageShown } from './stage-reads.ts';
import { insertStage, lockStage, removeStage, rewriteStage, type StageRecord, type StageText } from './stage-repo.ts';

/** Begins the record of a stage, as a draft of the unit. */
export function recordStage(ctx: Ctx, deliverableId: string, unit: string, said: StageText): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const deliverable = found(await findDeliverable(tx, deliverableId), 'tasks.deliverable_not_found');
    ctx.mustBeAllowed('tasks.report', unit);
    if (!(await hasPart(tx, deliverable.measureId, unit))) throw new Refused('tasks.unit_has_no_part');
    const id = await insertStage(tx, ctx, { promiseId: deliverableId, measureId: deliverable.measureId, unit }, said);
    await emit(tx, ctx, stageHappened('recorded', id, { measureId: deliverable.measureId, deliverableId, unit, stage: said.stage }));
    return stageShown(tx, ctx, id);
  });
}

export function changeStage(ctx: Ctx, stageId: string, version: number, said: StageText): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await writableStage(tx, ctx, stageId);
    if (record.version !== version) throw new Refused('tasks.changed');
    await rewriteStage(tx, ctx, record, said);
    await emit(tx, ctx, stageHappened('changed', stageId, aboutStage(record)));
    return stageShown(tx, ctx, stageId);
  });
}

/** Throws away a record that never left its unit. */
export function deleteStage(ctx: Ctx, stageId: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const record = await writableStage(tx, ctx, stageId);
    if (record.state !== 'draft') throw new Refused('tasks.stage_closed');
    await removeStage(tx, stageId);
    await emit(tx, ctx, stageHappened('deleted', stageId, aboutStage(record)));
  });
}

/** The record, held, if the person reports for its unit and it is still with the unit. */
export async function writableStage(tx: Tx, ctx: Ctx, stageId: string): Promise<StageRecord> {
  const record = found(await lockStage(tx, stageId), 'tasks.stage_not_found');
  ctx.mustBeAllowed('tasks.report', record.unit);
  if (!isWritable(record.state)) throw new Refused('tasks.stage_closed');
  return record;
}

export const aboutStage = ({ measureId, promiseId, unit, stage }: StageRecord) => ({ measureId, deliverableId: promiseId, unit, stage });

const findDeliverable = (tx: Tx, id: string) =>
  tx
    .selectFrom('tasks.promise')
    .select(['id', 'measure_id as measureId'])
    .where('id', '=', id)
    .where('kind', '=', 'deliverable')
    .where('retired_in', 'is', null)
    .executeTakeFirst();

async function hasPart(tx: Tx, measureId: string, unit: string): Promise<boolean> {
  const row = await tx
    .selectFrom('tasks.obligation')
    .select('unit_id')
    .where('measure_id', '=', measureId)
    .where('unit_id', '=', unit)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
