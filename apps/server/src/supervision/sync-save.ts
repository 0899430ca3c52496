import type { Conflict, RecordState, Step, Version } from '@gongjian/domain/supervision/field/model';
import { type FieldVisit, fromProperties } from '@gongjian/domain/supervision/field/visit-properties';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { markApplied, markRefused } from './field-repo.ts';
import type { TargetFor } from './field-targets.ts';
import { columnsOf } from './field-visit.ts';
import { handInIfWhole } from './sync-hand-in.ts';

export type Settled = { readonly step: Step; readonly visitId: string; readonly target: TargetFor };

/** Writes what has become of the submissions: each version in its turn, so that all of them are kept. */
export async function saveStep(tx: Tx, ctx: Ctx, { step, visitId, target }: Settled): Promise<void> {
  for (const told of step.told) {
    if (told.what === 'refused') await markRefused(tx, told.instanceId, told.why);
    if (told.what !== 'applied') continue;
    const made = versionNumbered(step.state, told.version);
    await writeVisit(tx, ctx, { visitId, target, made, conflict: step.state.conflict });
    await markApplied(tx, told.instanceId, made);
  }
  if (step.told.some(({ what }) => what === 'applied')) await handInIfWhole(tx, ctx, visitId);
}

const versionNumbered = ({ versions }: RecordState, version: number): Version =>
  versions.find((each) => each.version === version) as Version;

type Writing = { readonly visitId: string; readonly target: TargetFor; readonly made: Version; readonly conflict: Conflict | null };

async function writeVisit(tx: Tx, ctx: Ctx, { visitId, target, made, conflict }: Writing): Promise<void> {
  if (made.version > 1) return rewriteVisit(tx, visitId, made, conflict);
  const by = await submitter(tx, made.from);
  await tx
    .insertInto('supervision.visit')
    .values({
      ...{ city: ctx.actor.city, id: visitId, campaign_id: target.campaignId, target_id: target.id, unit_id: target.unitId },
      ...{ checklist: target.checklist.code, checklist_version: target.checklist.version },
      ...{ inspector_id: by.by_id, inspector_name: by.by_name, at: ctx.now },
      ...columnsFor(made, conflict),
    })
    .execute();
}

export async function rewriteVisit(tx: Tx, visitId: string, made: Version, conflict: Conflict | null): Promise<void> {
  await tx.updateTable('supervision.visit').set(columnsFor(made, conflict)).where('id', '=', visitId).execute();
}

const columnsFor = (made: Version, conflict: Conflict | null) => ({
  ...columnsOf(visitOf(made)),
  ...{ version: made.version, trunk_version: made.trunk, base_version: made.branchBase, branch_id: made.branch, conflict },
});

/** An end before the beginning, as two phones may say it together, is no end: the visit cannot be handed in until somebody mends it. */
function visitOf({ data }: Version): FieldVisit {
  const read = fromProperties(data);
  if ('problems' in read) throw new Error('a version holds what cannot be read', { cause: read.problems });
  const { startedAt, endedAt } = read.visit;
  const ends = endedAt !== null && Date.parse(endedAt) >= Date.parse(startedAt);
  return ends ? read.visit : { ...read.visit, endedAt: null };
}

const submitter = (tx: Tx, instanceId: string | null) =>
  tx
    .selectFrom('supervision.field_submission')
    .select(['by_id', 'by_name'])
    .where('instance_id', '=', instanceId ?? '')
    .executeTakeFirstOrThrow();
