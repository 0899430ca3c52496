import type { Light, MeasureState } from '@gongjian/domain/tasks/model';
import { checkOverride } from '@gongjian/domain/tasks/override';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { overrideWithdrawn, verdictOverridden } from './events.ts';
import { lockMeasure, nextVersion, verdictOf } from './measure-repo.ts';
import { refreshMeasures } from './refresh.ts';

type Said = { readonly state: MeasureState; readonly light: Light; readonly reason: string; readonly approver: string };
type Done = { readonly version: number; readonly verdict: Awaited<ReturnType<typeof verdictOf>> };

/** Sets a verdict by hand. The rule's own verdict goes on being computed and stands beside it. */
export function overrideVerdict(ctx: Ctx, measureId: string, version: number, said: Said): Promise<Done> {
  return ctx.transact(async (tx) => {
    const measure = found(await lockMeasure(tx, measureId), 'tasks.measure_not_found');
    ctx.mustBeAllowed('tasks.manage');
    if (measure.version !== version) throw new Refused('tasks.changed');
    if (measure.retired) throw new Refused('tasks.measure_retired');
    refuseIf(checkOverride(said.state, said.light), 'tasks.override_inconsistent');

    await withdraw(tx, ctx, measureId);
    await insertOverride(tx, ctx, measureId, said);
    await emit(tx, ctx, verdictOverridden(measureId, said));
    return finish(tx, ctx, measureId, version);
  });
}

export function withdrawOverride(ctx: Ctx, measureId: string): Promise<Done> {
  return ctx.transact(async (tx) => {
    const measure = found(await lockMeasure(tx, measureId), 'tasks.measure_not_found');
    ctx.mustBeAllowed('tasks.manage');
    const withdrawn = await withdraw(tx, ctx, measureId);
    if (withdrawn === null) throw new Refused('tasks.no_override');
    await emit(tx, ctx, overrideWithdrawn(measureId, withdrawn));
    return finish(tx, ctx, measureId, measure.version);
  });
}

async function finish(tx: Tx, ctx: Ctx, measureId: string, version: number): Promise<Done> {
  await nextVersion(tx, measureId, version);
  await refreshMeasures(tx, ctx, [measureId]);
  return { version: version + 1, verdict: await verdictOf(tx, measureId) };
}

async function withdraw(tx: Tx, ctx: Ctx, measureId: string): Promise<string | null> {
  const row = await tx
    .updateTable('tasks.override')
    .set({ withdrawn_at: ctx.now, withdrawn_by_id: ctx.actor.id, withdrawn_by_name: ctx.actor.name })
    .where('measure_id', '=', measureId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function insertOverride(tx: Tx, ctx: Ctx, measureId: string, said: Said): Promise<void> {
  const { city, id, name } = ctx.actor;
  await tx
    .insertInto('tasks.override')
    .values({ city, measure_id: measureId, ...said, by_id: id, by_name: name, at: ctx.now })
    .execute();
}
