import { checkStage } from '@gongjian/domain/tasks/stages';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { stageHappened } from './events.ts';
import { aboutStage, writableStage } from './record-stage.ts';
import { type StageShown, stageShown } from './stage-reads.ts';
import { acceptedOf, countProofs, moveStage } from './stage-repo.ts';

/** Sends a stage with its proof to the coordinating office. */
export function submitStage(ctx: Ctx, stageId: string, version: number): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await writableStage(tx, ctx, stageId);
    if (record.version !== version) throw new Refused('tasks.changed');
    const proof = { ...record, files: await countProofs(tx, stageId) };
    refuseIf(checkStage(proof, await acceptedOf(tx, record.promiseId), ctx.today), 'tasks.stage_incomplete');

    await moveStage(tx, ctx, record, 'submitted', null);
    await emit(tx, ctx, stageHappened('submitted', stageId, aboutStage(record)));
    return stageShown(tx, ctx, stageId);
  });
}
