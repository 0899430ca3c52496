import type { DomainEvent } from '../platform/events.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What the trail tells of a feedback: never its words, never who sent it. */
export const feedbackSent = (id: string, payload: Payload): DomainEvent => ({ type: 'publication.feedback_sent', subjectId: id, payload });
export const feedbackAnswered = (id: string, payload: Payload): DomainEvent => ({
  type: 'publication.feedback_answered',
  subjectId: id,
  payload,
});
/** Somebody looked at who sent it. */
export const contactOpened = (id: string, payload: Payload): DomainEvent => ({
  type: 'publication.feedback_contact_opened',
  subjectId: id,
  payload,
});
/** 到期删除: nobody needs to reach them any more. */
export const contactsForgotten = (city: string, count: number): DomainEvent => ({
  type: 'publication.contacts_forgotten',
  subjectId: city,
  payload: { count },
});
