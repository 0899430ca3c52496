import { describe, expect, it } from 'vitest';
import { type Feedback, feedbackProblems, maskedContact, maskedName, readFeedback } from './feedback-form.ts';

const topics = ['大气', '噪声'];
const said = (over: Partial<Feedback> = {}): Feedback => ({
  topic: '大气',
  text: '工地夜间施工，渣土车不苫盖。',
  place: '',
  name: '',
  contact: '',
  ...over,
});
const faults = (over: Partial<Feedback>) => feedbackProblems(readFeedback(said(over)), topics).map(({ code, at }) => `${at[0]} ${code}`);

describe('a feedback', () => {
  it('needs a topic of the list and some words, and nothing else', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ topic: '', text: '' })).toEqual(['topic topic_missing', 'text text_too_short']);
    expect(faults({ topic: '<script>' })).toEqual(['topic topic_missing']);
  });

  it('is not made longer by what nobody sees', () => {
    expect(faults({ text: `太吵了${'\u200B'.repeat(50)}` })).toEqual(['text text_too_short']);
  });

  it('is bounded in every field', () => {
    expect(faults({ text: '长'.repeat(2000), place: '某'.repeat(200), name: '某'.repeat(50) })).toEqual([]);
    expect(faults({ text: '长'.repeat(2001), place: '某'.repeat(201), name: '某'.repeat(51) })).toEqual([
      'text too_long',
      'place too_long',
      'name too_long',
    ]);
  });

  it.each(['13800001234', '+86 138-0000-1234', '（010）6888 0000 转 12', 'wang@example.com'])(
    'takes %s as a way to reach somebody',
    (contact) => {
      expect(faults({ contact })).toEqual([]);
    },
  );

  it.each(['微信见', 'a@b@c', '12', 'javascript:alert(1)', 'x@y.com\r\nBcc: z@y.com'])('does not take %j', (contact) => {
    expect(faults({ contact })).toEqual(['contact contact_unreadable']);
  });
});

describe('a masked person', () => {
  it.each([
    ['13800001234', '138****34'],
    ['12345', '***'],
    ['wang@example.com', 'w***@***'],
    ['@', '***@***'],
  ])('shows %s as %s', (contact, masked) => {
    expect(maskedContact(contact)).toBe(masked);
  });

  it('shows the family name', () => {
    expect([maskedName('王小明'), maskedName('')]).toEqual(['王**', '']);
  });
});
