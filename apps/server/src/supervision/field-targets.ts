import type { Checklist } from '@gongjian/domain/supervision/model';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { checklistOf } from './definition-repo.ts';

/** What is inspected and by which list. */
export type TargetFor = {
  readonly id: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly checklist: Checklist;
};

/**
 * The target, if the person is of the team. Whether the campaign has ended meanwhile is not asked: what was seen while it ran may come
 * days later, and must not be lost.
 */
export async function targetFor(
  tx: Tx,
  ctx: Ctx,
  targetId: string,
): Promise<TargetFor | { readonly refused: 'target_unknown' | 'not_of_the_team' }> {
  const target = await findTarget(tx, targetId);
  if (!target) return { refused: 'target_unknown' };
  const member = await tx
    .selectFrom('supervision.campaign_member')
    .select('person_id')
    .where('campaign_id', '=', target.campaignId)
    .where('person_id', '=', ctx.actor.id)
    .executeTakeFirst();
  return member ? target : { refused: 'not_of_the_team' };
}

export async function targetOf(tx: Tx, targetId: string): Promise<TargetFor> {
  const target = await findTarget(tx, targetId);
  if (!target) throw new Error('a submission is of no target', { cause: targetId });
  return target;
}

async function findTarget(tx: Tx, id: string): Promise<TargetFor | undefined> {
  const row = await tx
    .selectFrom('supervision.target')
    .select(['campaign_id', 'unit_id', 'checklist', 'checklist_version'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && { id, campaignId: row.campaign_id, unitId: row.unit_id, checklist: await checklistOf(tx, row.checklist, row.checklist_version) }
  );
}
