import { type Answer, checkAnswer, editFor } from '@gongjian/domain/plan/review-answer';
import type { ReviewQuestion } from '@gongjian/domain/plan/review-questions';
import type { UnitDirectory } from '@gongjian/domain/plan/review-units';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, refuseIf } from '../platform/refused.ts';
import { applyAll, type EditDone, keepDraft, openForChange } from './edit-import.ts';
import { questionDecided } from './events.ts';
import { decisionsOf, insertDecision, insertEdits, lastEditNo } from './log-repo.ts';
import { directoryOf, stateOf } from './review-state.ts';

export type Said = Answer & { readonly question: string };

/** Keeps what a person says to questions; an offered reading of a cell is also written into the draft, as an edit of his. */
export function decideQuestions(ctx: Ctx, importId: string, version: number, all: readonly Said[]): Promise<EditDone> {
  return ctx.transact(async (tx) => {
    const session = await openForChange(tx, ctx, importId, version);
    const directory = await directoryOf(tx, ctx, session.draft);
    const { questions } = stateOf(session.draft, session.asked, await decisionsOf(tx, importId), directory);
    const asked = new Map(questions.map((question) => [question.key, question] as const));
    let draft = session.draft;
    let editNo = await lastEditNo(tx, importId);
    for (const said of all) {
      const edit = checkedEdit(found(asked.get(said.question), 'plan.question_not_found'), said, directory);
      if (edit !== null) {
        editNo += 1;
        draft = applyAll(draft, [edit], editNo);
        await insertEdits(tx, ctx, importId, [{ no: editNo, edit }]);
      }
      await keepDecision(tx, ctx, importId, said, edit === null ? null : editNo);
    }
    return keepDraft(tx, ctx, session, draft);
  });
}

/** Knowingly leaves these questions open, all for the same reason. */
export const deferQuestions = (
  ctx: Ctx,
  importId: string,
  version: number,
  questions: readonly string[],
  reason: string,
): Promise<EditDone> =>
  decideQuestions(
    ctx,
    importId,
    version,
    questions.map((question) => ({ question, decision: 'defer', reason })),
  );

function checkedEdit(question: ReviewQuestion, said: Answer, directory: UnitDirectory) {
  refuseIf(checkAnswer(question, said, directory), 'plan.decision_invalid');
  return editFor(question, said);
}

async function keepDecision(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  { question, decision, answer, units, reason }: Said,
  editNo: number | null,
): Promise<void> {
  const said = { question, decision, answer: answer ?? null, units: units ?? null, reason: reason ?? null, editNo };
  await insertDecision(tx, ctx, importId, said);
  await emit(tx, ctx, questionDecided(importId, question, decision, said.reason));
}
