import { compare, decimal, tryDecimal } from '../kernel/decimal.ts';
import { type Answer, type AnswerRule, type Answers, type Checklist, type ChecklistItem, conformWords } from './model.ts';

export type Judgement = 'conforms' | 'fails' | 'not_applicable' | 'unanswered' | 'invalid';

/** What an answer comes to. A remark never fails; a number conforms on its bounds too (以上、以下 include the number itself). */
export function judge(rule: AnswerRule, answer: Answer | undefined): Judgement {
  const value = answer?.value.trim() ?? '';
  if (value === '') return 'unanswered';
  switch (rule.type) {
    case 'text':
      return 'conforms';
    case 'conforms':
      return judgeWord(value);
    case 'choice': {
      const chosen = rule.choices.find(({ title }) => title === value);
      return chosen === undefined ? 'invalid' : verdict(chosen.conforms);
    }
    case 'number':
      return judgeNumber(rule, value);
  }
}

const verdict = (conforms: boolean): Judgement => (conforms ? 'conforms' : 'fails');

function judgeWord(value: string): Judgement {
  const [yes, no, notApplicable] = conformWords;
  if (value === notApplicable) return 'not_applicable';
  return value === yes || value === no ? verdict(value === yes) : 'invalid';
}

function judgeNumber({ least, most }: Extract<AnswerRule, { type: 'number' }>, value: string): Judgement {
  const measured = tryDecimal(value);
  if (measured === undefined) return 'invalid';
  const low = least !== null && compare(measured, decimal(least)) < 0;
  const high = most !== null && compare(measured, decimal(most)) > 0;
  return verdict(!low && !high);
}

/** The items whose answers do not conform, in the order of the list: each becomes a finding. */
export const failures = ({ items }: Checklist, answers: Answers): ChecklistItem[] =>
  items.filter(({ code, answer }) => judge(answer, answers[code]) === 'fails');
