import { createHash } from 'node:crypto';
import type { FieldRefusal, FieldSubmission, Received } from '@gongjian/contract/supervision-field';
import { applySubmission } from '@gongjian/domain/supervision/field/apply';
import type { Properties, Submission } from '@gongjian/domain/supervision/field/model';
import { fileSubmission } from '@gongjian/domain/supervision/field/submissions';
import { canonical } from '@gongjian/domain/supervision/field/visit-properties';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { visitSynced } from './field-events.ts';
import { fileNew, holdVisit, markCorrected, type OnFile, recordState, submissionsOn } from './field-repo.ts';
import { targetFor } from './field-targets.ts';
import { receiptOf } from './sync-receipt.ts';
import { saveStep } from './sync-save.ts';

/**
 * Takes what a phone recorded. Each submission is a transaction of its own: what one is refused for does not undo the others, and if
 * the answer is lost the phone sends all of them again.
 */
export async function syncSubmissions(ctx: Ctx, sent: readonly FieldSubmission[]): Promise<Received[]> {
  const received: Received[] = [];
  for (const submission of sent) received.push(await ctx.transact((tx) => receive(tx, ctx, submission)));
  return received;
}

async function receive(tx: Tx, ctx: Ctx, sent: FieldSubmission): Promise<Received> {
  const target = await targetFor(tx, ctx, sent.targetId);
  if ('refused' in target) return refused(sent, target.refused);
  const data = canonical(sent.said);
  if (data === null) return refused(sent, 'said_unreadable');
  await holdVisit(tx, ctx.actor.city, sent.visitId);
  const onFile = await submissionsOn(tx, sent.visitId, [sent.instanceId, ...(sent.deprecates === null ? [] : [sent.deprecates])]);
  const content = digestOf(sent, data);
  const filing = fileSubmission((id) => onFile.find(({ instanceId }) => instanceId === id), { ...sent, content });
  if (filing === 'already') return receiptOf(tx, sent);
  if (filing !== 'new') return refused(sent, filing.refused);
  const corrected = onFile.find(({ instanceId }) => instanceId === sent.deprecates);
  if (onFile.some(({ submission, targetId }) => submission.recordId === sent.visitId && targetId !== sent.targetId))
    return refused(sent, 'target_unknown');
  const submission = correction(asSubmission(sent, data), corrected);
  await fileNew(tx, ctx, { submission, targetId: sent.targetId, content });
  if (corrected) await markCorrected(tx, corrected, sent.instanceId);
  const others = onFile.filter((each) => each !== corrected);
  const step = applySubmission(await recordState(tx, sent.visitId, others), submission, ctx.now.getTime());
  await saveStep(tx, ctx, { step, visitId: sent.visitId, target });
  const receipt = await receiptOf(tx, sent);
  await emit(tx, ctx, visitSynced(receipt));
  return receipt;
}

const asSubmission = (sent: FieldSubmission, data: Properties): Submission => ({
  ...{ instanceId: sent.instanceId, deprecates: sent.deprecates, recordId: sent.visitId, action: sent.action },
  ...{ base: sent.base, trunk: sent.trunk, branch: sent.branch, subject: sent.targetId, data },
});

/** What corrects a submission that has been applied is an update of the version it made. */
const correction = (submission: Submission, corrected: OnFile | undefined): Submission =>
  corrected?.version == null ? submission : { ...submission, action: 'update', base: corrected.version, trunk: null, branch: null };

function digestOf({ visitId, targetId, action, base, trunk, branch, deprecates }: FieldSubmission, data: Properties): string {
  const inOrder = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
  const whole = JSON.stringify([visitId, targetId, action, base, trunk, branch, deprecates, inOrder]);
  return createHash('sha256').update(whole).digest('hex');
}

/** Not on file: the phone keeps it, and shows it to its person. */
const refused = ({ instanceId, visitId }: FieldSubmission, why: FieldRefusal): Received => ({
  ...{ instanceId, visitId, outcome: 'refused', why, version: null, conflict: null, state: null, problems: [] },
});
