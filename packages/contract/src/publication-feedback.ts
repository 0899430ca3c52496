import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf, personRef, unitRef } from './shape.ts';

const feedbackId = z.object({ feedbackId: z.uuid() });

export const feedbackState = z.enum(['received', 'working', 'checking', 'answering', 'closed', 'declined']);

/** The pack's own words; in English where it says them. */
const named = z.object({ title: z.string(), titleEn: z.string().nullable() });

/** 公众反馈, as the office sees it: the words of the resident, and who it was only masked. */
export const feedbackItem = z.object({
  id: z.uuid(),
  topic: named,
  text: z.string(),
  place: z.string(),
  language: z.enum(['zh', 'en']),
  photo: z.boolean(),
  sentAt: instant,
  /** Null: sent without a name or a way to reach anybody, or forgotten since. */
  contact: z.object({ name: z.string(), contact: z.string() }).nullable(),
  case: z.object({
    id: z.uuid(),
    number: z.string(),
    stage: named,
    due: day.nullable(),
    overdue: z.boolean(),
    unit: unitRef.nullable(),
  }),
  state: feedbackState,
  /** What the resident reads; empty until somebody wrote it. */
  answer: z.string(),
  answered: personRef.extend({ at: instant }).nullable(),
  version: z.int(),
});
export type FeedbackItem = z.output<typeof feedbackItem>;

export const listFeedback = endpoint({
  method: 'GET',
  path: '/api/publication/feedback',
  summary: 'What residents sent, the newest first, with how far each has come and whether it was answered.',
  needs: 'publication.read',
  params: nothing,
  query: z.object({
    topic: z.string().trim().max(40).optional(),
    answered: z.enum(['true', 'false']).optional(),
    q: z.string().trim().max(100).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(feedbackItem),
  refuses: ['request.invalid'],
});
export const readFeedback = endpoint({
  method: 'GET',
  path: '/api/publication/feedback/:feedbackId',
  summary: 'One feedback of a resident.',
  needs: 'publication.read',
  params: feedbackId,
  query: nothing,
  body: nothing,
  reply: feedbackItem,
  refuses: ['publication.feedback_not_found'],
});
export const openFeedbackContact = endpoint({
  method: 'POST',
  path: '/api/publication/feedback/:feedbackId/contact',
  summary: 'Shows who sent a feedback and how to reach them. Each look is recorded with its reason.',
  needs: 'publication.contacts',
  params: feedbackId,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({ name: z.string(), contact: z.string() }),
  refuses: ['publication.feedback_not_found', 'publication.contact_not_there', 'publication.contact_sealed'],
});
export const answerFeedback = endpoint({
  method: 'PUT',
  path: '/api/publication/feedback/:feedbackId/answer',
  summary: 'Writes the answer that whoever holds the number reads. It must not name anybody.',
  needs: 'publication.answer',
  params: feedbackId,
  query: nothing,
  body: z.object({ answer: z.string().trim().min(1).max(4000) }),
  reply: feedbackItem,
  refuses: ['publication.feedback_not_found', 'publication.changed', 'publication.answer_names_somebody'],
  versioned: true,
});
