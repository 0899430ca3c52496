import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import { plainText } from '@gongjian/domain/publication/feedback-text';
import { personalDataIn } from '@gongjian/domain/publication/personal-data';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { contactOpened, feedbackAnswered } from './feedback-events.ts';
import { readFeedback } from './feedback-inbox.ts';
import { type Contact, type FeedbackKeys, openContact } from './feedback-keys.ts';
import { lockFeedback, saveAnswer, sealedContact } from './feedback-repo.ts';

/** 公开答复: what the resident reads. It names nobody, the resident included: whoever looks over their shoulder reads it too. */
export function answerFeedback(ctx: Ctx, keys: FeedbackKeys, id: string, version: number, said: string): Promise<FeedbackItem> {
  const answer = plainText(said);
  return ctx.transact(async (tx) => {
    const one = found(await lockFeedback(tx, id), 'publication.feedback_not_found');
    if (one.version !== version) throw new Refused('publication.changed');
    refuseIf(await namesIn(tx, keys, id, answer), 'publication.answer_names_somebody');
    await saveAnswer(tx, ctx, id, answer);
    await emit(tx, ctx, feedbackAnswered(id, { case: one.case_id, length: answer.length }));
    return readFeedback(tx, ctx, id);
  });
}

async function namesIn(tx: Tx, keys: FeedbackKeys, id: string, answer: string) {
  if (answer === '') return [{ code: 'answer_empty', at: ['answer'] }];
  const sealed = await sealedContact(tx, id);
  const name = (sealed && openContact(keys, id, sealed)?.name) ?? '';
  return personalDataIn(answer, name === '' ? [] : [name]).map(({ kind, start }) => ({ code: `personal_${kind}`, at: ['answer', start] }));
}

/** 查看联系方式: by those who may, with a reason, and told to the trail before it is shown. */
export function openFeedbackContact(ctx: Ctx, keys: FeedbackKeys, id: string, reason: string): Promise<Contact> {
  return ctx.transact(async (tx) => {
    const one = found(await lockFeedback(tx, id), 'publication.feedback_not_found');
    const sealed = found(await sealedContact(tx, id), 'publication.contact_not_there');
    const contact = found(openContact(keys, id, sealed), 'publication.contact_sealed');
    await emit(tx, ctx, contactOpened(id, { case: one.case_id, reason }));
    return contact;
  });
}
