import type { DomainEvent } from '../platform/events.ts';

/** What the trail tells of a feedback: never its words, never who sent it. */
const feedback =
  (type: string) =>
  (id: string, payload: Readonly<Record<string, unknown>>): DomainEvent => ({
    type: `publication.feedback_${type}`,
    subjectId: id,
    payload,
  });

export const feedbackSent = feedback('sent');
export const feedbackAnswered = feedback('answered');
/** Somebody looked at who sent it. */
export const contactOpened = feedback('contact_opened');
/** 到期删除: nobody needs to reach them any more. */
export const contactsForgotten = (city: string, count: number): DomainEvent => ({
  type: 'publication.contacts_forgotten',
  subjectId: city,
  payload: { count },
});
