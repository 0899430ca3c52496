import { randomUUID } from 'node:crypto';
import { type Feedback, maskedContact, maskedName } from '@gongjian/domain/publication/feedback-form';
import type { Photo } from '@gongjian/domain/publication/feedback-photo';
import { attachEvidence, registerIn } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { FEEDBACK_KIND, type FeedbackDesk } from './feedback-desk.ts';
import { feedbackSent } from './feedback-events.ts';
import { type FormToken, numberHash, numberOf, sealContact } from './feedback-keys.ts';
import { feedbackByNumber, holdNumber, insertContact, insertFeedback } from './feedback-repo.ts';

export type ToSend = {
  readonly token: FormToken;
  readonly said: Feedback;
  readonly photo: Photo | null;
  readonly language: 'zh' | 'en';
};
/** What the resident is told: the number, and whether this form had been sent before. */
export type Receipt = { readonly number: string; readonly sentAt: Date; readonly again: boolean };

/** Takes a feedback in: a case of its kind with its time limit, and beside it who sent it. The same form twice is one feedback. */
export function sendFeedback(desk: FeedbackDesk, ctx: Ctx, { token, said, photo, language }: ToSend): Promise<Receipt> {
  const number = numberOf(desk.keys, token);
  const hash = numberHash(number);
  return ctx.transact(async (tx) => {
    await holdNumber(tx, hash);
    const before = await feedbackByNumber(tx, hash);
    if (before) return { number, sentAt: before.sent_at, again: true };
    const caseId = await registerIn(tx, ctx, caseOf(said));
    if (photo) await attachPhoto(tx, ctx, caseId, photo);
    const id = randomUUID();
    const { topic, text, place } = said;
    await insertFeedback(tx, ctx, { id, numberHash: hash, caseId, topic, text, place, language, photo: photo !== null });
    await keepContact(tx, ctx, desk, id, said);
    await emit(tx, ctx, feedbackSent(id, { case: caseId, topic, photo: photo !== null, language }));
    return { number, sentAt: ctx.now, again: false };
  });
}

const TITLE_LENGTH = 60;

/** The case says what and where, never who: name and telephone stay in their own table. */
function caseOf({ topic, text, place }: Feedback) {
  const first = [...(text.split('\n')[0] ?? '')];
  const title = first.length > TITLE_LENGTH ? `${first.slice(0, TITLE_LENGTH).join('')}…` : first.join('');
  const subject = place === '' ? text : `${text}\n地点：${place}`;
  return { kind: FEEDBACK_KIND, origin: 'complaint' as const, title, fields: { topic, subject }, place: null };
}

/** Already without what the camera wrote into it. */
async function attachPhoto(tx: Tx, ctx: Ctx, caseId: string, { type, bytes }: Photo): Promise<void> {
  const name = type === 'image/png' ? 'photo.png' : 'photo.jpg';
  await attachEvidence({ ...ctx, transact: (work) => work(tx) }, caseId, { kind: 'photo' }, { name, bytes: Buffer.from(bytes) });
}

async function keepContact(tx: Tx, ctx: Ctx, { keys }: FeedbackDesk, id: string, { name, contact }: Feedback): Promise<void> {
  if (name === '' && contact === '') return;
  const masked = { name: maskedName(name), contact: contact === '' ? '' : maskedContact(contact) };
  await insertContact(tx, ctx.actor.city, id, sealContact(keys, id, { name, contact }), masked);
}
