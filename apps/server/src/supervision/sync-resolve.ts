import { editAtDesk, resolveConflict as settled, withdraw } from '@gongjian/domain/supervision/field/at-the-desk';
import { latest, type Properties, type RecordState } from '@gongjian/domain/supervision/field/model';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { conflictResolved, submissionWithdrawn } from './field-events.ts';
import { holdVisit, markWithdrawn, recordState, submissionsOn } from './field-repo.ts';
import { handInIfWhole } from './sync-hand-in.ts';
import { rewriteVisit } from './sync-save.ts';

/** By property, the version whose word is to hold. */
export type Taken = Readonly<Record<string, number>>;

/** 冲突处理: a person says what holds; that is a version of its own, and the conflict is over. */
export function resolveConflict(ctx: Ctx, visitId: string, seen: number, take: Taken): Promise<{ version: number }> {
  return ctx.transact(async (tx) => {
    await holdVisit(tx, ctx.actor.city, visitId);
    const state = await recordState(tx, visitId, []);
    const current = found(latest(state), 'supervision.visit_not_found');
    if (current.version !== seen) throw new Refused('supervision.changed');
    if (state.conflict === null) throw new Refused('supervision.no_conflict');
    const chosen = settled(editAtDesk(state, wordsOf(state, take)));
    const made = latest(chosen) ?? current;
    await rewriteVisit(tx, visitId, made, null);
    await handInIfWhole(tx, ctx, visitId);
    await emit(tx, ctx, conflictResolved(visitId, made.version, Object.keys(take)));
    return { version: made.version };
  });
}

function wordsOf({ versions }: RecordState, take: Taken): Properties {
  const words = Object.entries(take).map(([name, version]) => {
    const said = versions.find((each) => each.version === version)?.data[name];
    if (said === undefined) throw new Refused('supervision.resolution_invalid', [{ code: 'not_said', at: ['take', name] }]);
    return [name, said] as const;
  });
  return Object.fromEntries(words);
}

/** Takes back a submission that waits: what it waits for will not come, or it was made by mistake. */
export function withdrawSubmission(ctx: Ctx, visitId: string, instanceId: string): Promise<void> {
  return ctx.transact(async (tx) => {
    await holdVisit(tx, ctx.actor.city, visitId);
    const state = await recordState(tx, visitId, await submissionsOn(tx, visitId, [instanceId]));
    const held = withdraw(state, instanceId).held.find((each) => each.submission.instanceId === instanceId);
    await markWithdrawn(tx, found(held, 'supervision.visit_not_found').submission.instanceId, ctx.now);
    await emit(tx, ctx, submissionWithdrawn(visitId, instanceId));
  });
}
