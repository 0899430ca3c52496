import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { stageHappened } from './events.ts';
import { aboutStage } from './record-stage.ts';
import { refreshMeasures } from './refresh.ts';
import { type StageShown, stageShown } from './stage-reads.ts';
import { lockStage, moveStage, type StageRecord } from './stage-repo.ts';

/** Accepts a stage: from now on it is evidence. Whoever submitted it does not accept it. */
export function acceptStage(ctx: Ctx, stageId: string, version: number, reason: string | null): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await waitingStage(tx, ctx, stageId, version);
    if (record.submittedBy === ctx.actor.id) throw new Refused('tasks.own_work');
    await moveStage(tx, ctx, record, 'accepted', reason);
    await emit(tx, ctx, stageHappened('accepted', stageId, { ...aboutStage(record), reason }));
    await refreshMeasures(tx, ctx, [record.measureId]);
    return stageShown(tx, ctx, stageId);
  });
}

/** Returns a stage to its unit, with the reason. */
export function returnStage(ctx: Ctx, stageId: string, version: number, reason: string): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await waitingStage(tx, ctx, stageId, version);
    await moveStage(tx, ctx, record, 'returned', reason);
    await emit(tx, ctx, stageHappened('returned', stageId, { ...aboutStage(record), reason }));
    return stageShown(tx, ctx, stageId);
  });
}

async function waitingStage(tx: Tx, ctx: Ctx, stageId: string, version: number): Promise<StageRecord> {
  const record = found(await lockStage(tx, stageId), 'tasks.stage_not_found');
  ctx.mustBeAllowed('tasks.review', record.unit);
  if (record.version !== version) throw new Refused('tasks.changed');
  if (record.state !== 'submitted') throw new Refused('tasks.stage_not_submitted');
  return record;
}
