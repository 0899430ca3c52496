import { type Answer, checkAnswer, editFor } from '@gongjian/domain/plan/review-answer';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, refuseIf } from '../platform/refused.ts';
import { applyAll, type EditDone, keepDraft, openForChange } from './edit-import.ts';
import { questionDecided } from './events.ts';
import { decisionsOf, insertDecision, insertEdits, lastEditNo } from './repo.ts';
import { directoryOf, stateOf } from './review-state.ts';

/** Keeps what a person says to a question; an offered reading of a cell is also written into the draft, as an edit of his. */
export function decideQuestion(ctx: Ctx, importId: string, version: number, key: string, said: Answer): Promise<EditDone> {
  return ctx.transact(async (tx) => {
    const session = await openForChange(tx, ctx, importId, version);
    const directory = await directoryOf(tx, ctx, session.draft);
    const { questions } = stateOf(session.draft, session.asked, await decisionsOf(tx, importId), directory);
    const question = found(
      questions.find((asked) => asked.key === key),
      'plan.question_not_found',
    );
    refuseIf(checkAnswer(question, said, directory), 'plan.decision_invalid');

    const edit = editFor(question, said);
    const editNo = edit === null ? null : (await lastEditNo(tx, importId)) + 1;
    if (edit !== null && editNo !== null) await insertEdits(tx, ctx, importId, [{ no: editNo, edit }]);
    await insertDecision(tx, ctx, importId, {
      question: key,
      decision: said.decision,
      answer: said.answer ?? null,
      units: said.units ?? null,
      reason: said.reason ?? null,
      editNo,
    });
    await emit(tx, ctx, questionDecided(importId, key, said.decision, said.reason ?? null));
    const draft = edit === null || editNo === null ? session.draft : applyAll(session.draft, [edit], editNo);
    return keepDraft(tx, ctx, session, draft);
  });
}
