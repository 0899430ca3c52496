import type { PlanEdit, ReviewDocument, ReviewTask } from '@gongjian/domain/plan/review';
import { applyEdit, type EditProblem, replay } from '@gongjian/domain/plan/review-edits';
import type { ReviewQuestion } from '@gongjian/domain/plan/review-questions';
import type { Resolution } from '@gongjian/domain/plan/review-units';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { draftEdited, editUndone } from './events.ts';
import { editsOf, insertDecision, insertEdits, type LoggedEdit, lastEditNo, questionOfEdit } from './log-repo.ts';
import { lockImport, saveDraft } from './repo.ts';
import { type Reread, rereadPromises, undoneTogether } from './reread-promises.ts';
import { changedTasks, reviewState, titleOf } from './review-state.ts';
import type { Counts, Import } from './rows.ts';

/** What a change of the draft did, for a screen that shows it. */
export type EditDone = {
  readonly version: number;
  readonly tasks: readonly ReviewTask[];
  readonly reload: boolean;
  readonly questions: readonly ReviewQuestion[];
  readonly resolutions: readonly Resolution[];
  readonly counts: Counts;
  /** Measures whose promises were read again because their text changed. */
  readonly reread: readonly Reread[];
};

export function editImport(ctx: Ctx, importId: string, version: number, edits: readonly PlanEdit[]): Promise<EditDone> {
  return ctx.transact(async (tx) => {
    const session = await openForChange(tx, ctx, importId, version);
    const from = (await lastEditNo(tx, importId)) + 1;
    const asTold = applyAll(session.draft, edits, from);
    const follows = rereadPromises(session.draft, asTold, edits, from);
    const draft = applyAll(asTold, follows.edits, from + edits.length);
    const all = [...edits, ...follows.edits];
    await insertEdits(
      tx,
      ctx,
      importId,
      all.map((edit, i) => ({ no: from + i, edit })),
    );
    await emit(tx, ctx, draftEdited(importId, from, from + all.length - 1, [...new Set(all.map(({ op }) => op))]));
    return { ...(await keepDraft(tx, ctx, session, draft)), reread: follows.reread };
  });
}

/** Takes back the last edit that still stands, with what followed from it, and reopens the question it answered. */
export function undoEdit(ctx: Ctx, importId: string, version: number): Promise<EditDone> {
  return ctx.transact(async (tx) => {
    const session = await openForChange(tx, ctx, importId, version);
    const log = await editsOf(tx, importId);
    const standing = standingEdits(log);
    const undone = undoneTogether(standing);
    if (undone.length === 0) throw new Refused('plan.nothing_to_undo');
    const next = (log.at(-1)?.no ?? 0) + 1;
    const undoes = undone.map(({ no }) => no).reverse();
    await insertEdits(
      tx,
      ctx,
      importId,
      undoes.map((no, i) => ({ no: next + i, undoes: no })),
    );
    for (const no of undoes) {
      await reopenQuestion(tx, ctx, importId, no);
      await emit(tx, ctx, editUndone(importId, no));
    }
    return keepDraft(tx, ctx, session, replay(session.original, standing.slice(0, -undone.length)), true);
  });
}

/** Edits that were not taken back, in order. */
export function standingEdits(log: readonly LoggedEdit[]): { no: number; at: string; edit: PlanEdit }[] {
  const undone = new Set(log.flatMap(({ undoes }) => undoes ?? []));
  return log.flatMap(({ no, at, edit }) => (edit !== null && !undone.has(no) ? [{ no, at, edit }] : []));
}

/** The import, held, if the person may change it and has seen how it stands. */
export async function openForChange(tx: Tx, ctx: Ctx, importId: string, version: number): Promise<Import> {
  const session = found(await lockImport(tx, importId), 'plan.import_not_found');
  ctx.mustBeAllowed('plan.import');
  if (session.version !== version) throw new Refused('plan.import_changed');
  if (session.state !== 'reviewing') throw new Refused('plan.import_closed');
  return session;
}

export function applyAll(draft: ReviewDocument, edits: readonly PlanEdit[], from: number): ReviewDocument {
  return edits.reduce((document, edit, i) => {
    const edited = applyEdit(document, edit, from + i);
    if ('problem' in edited) throw refusedEdit(edited.problem, i);
    return edited.document;
  }, draft);
}

const refusedEdit = ({ code, at }: EditProblem, i: number): Refused =>
  new Refused('plan.edit_invalid', [{ code, at: ['edits', i, ...at] }]);

/** Saves the changed draft as the next version of the session, with its questions as they now follow. */
export async function keepDraft(tx: Tx, ctx: Ctx, session: Import, draft: ReviewDocument, reload = false): Promise<EditDone> {
  const version = session.version + 1;
  const { questions, resolutions, counts } = await reviewState(tx, ctx, { ...session, draft });
  await saveDraft(tx, session.id, version, draft, titleOf(draft, session.title), counts);
  const changed = changedTasks(session.draft, draft);
  return { version, tasks: reload ? [] : changed.tasks, reload: reload || changed.reload, questions, resolutions, counts, reread: [] };
}

async function reopenQuestion(tx: Tx, ctx: Ctx, importId: string, editNo: number): Promise<void> {
  const question = await questionOfEdit(tx, importId, editNo);
  if (question === undefined) return;
  await insertDecision(tx, ctx, importId, { question, decision: 'reopen', answer: null, units: null, reason: null, editNo: null });
}
