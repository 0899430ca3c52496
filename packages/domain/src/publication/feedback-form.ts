import type { Problem } from '../kernel/problem.ts';
import { lengthOf, plainLine, plainText } from './feedback-text.ts';

/** What a resident sends: as typed before `readFeedback`, plain after it. */
export type Feedback = {
  readonly topic: string;
  readonly text: string;
  readonly place: string;
  readonly name: string;
  readonly contact: string;
};
export type FeedbackField = keyof Feedback;
export type FeedbackFault = 'topic_missing' | 'text_too_short' | 'too_long' | 'contact_unreadable';

export const LIMITS: Readonly<Record<FeedbackField, number>> = { topic: 40, text: 2000, place: 200, name: 50, contact: 100 };
export const LEAST_TEXT = 10;

/** What was typed, as it is kept. */
export const readFeedback = (typed: Feedback): Feedback => ({
  topic: plainLine(typed.topic),
  text: plainText(typed.text),
  place: plainLine(typed.place),
  name: plainLine(typed.name),
  contact: plainLine(typed.contact),
});

/** All that keeps it from being taken in, each with its field. Name and contact may be left out: a complaint may be anonymous. */
export function feedbackProblems(said: Feedback, topics: readonly string[]): Problem<FeedbackFault>[] {
  const length = lengthOf(said.text);
  return [
    ...(topics.includes(said.topic) ? [] : [{ code: 'topic_missing' as const, at: ['topic'] }]),
    ...(length < LEAST_TEXT ? [{ code: 'text_too_short' as const, at: ['text'] }] : []),
    ...(['text', 'place', 'name', 'contact'] as const).flatMap((field) =>
      lengthOf(said[field]) > LIMITS[field] ? [{ code: 'too_long' as const, at: [field] }] : [],
    ),
    ...(said.contact === '' || isContact(said.contact) ? [] : [{ code: 'contact_unreadable' as const, at: ['contact'] }]),
  ];
}

const MAIL = /^[^\s@<>",;:]{1,64}@[A-Za-z0-9.-]{1,180}$/;
/** A telephone number as people write it; a country, an extension and spaces are theirs. */
const TELEPHONE = /^\+?[\d\s()（）转#*-]{5,40}$/;
const isContact = (text: string): boolean => MAIL.test(text) || (TELEPHONE.test(text) && (text.match(/\d/g)?.length ?? 0) >= 5);

/** 138****1234, z***@…, 王**: enough to tell two apart, too little to reach anybody. */
export function maskedContact(contact: string): string {
  const [before, after] = contact.split('@');
  if (after !== undefined) return `${[...(before ?? '')][0] ?? ''}***@***`;
  const digits = [...contact];
  return digits.length < 7 ? '***' : `${digits.slice(0, 3).join('')}****${digits.slice(-2).join('')}`;
}
export const maskedName = (name: string): string => (name === '' ? '' : `${[...name][0]}**`);
