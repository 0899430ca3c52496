import { dateOf, type LocalDate } from '../kernel/dates.ts';
import type { Duty } from '../plan/draft.ts';
import { dueOn } from './due.ts';
import type { DutyGoal } from './evidence-acts.ts';
import type { MeasureFacts } from './model.ts';

type Months = { readonly from: number; readonly to: number };

/** 季节: which months a word means in Beijing; 采暖季 is 11月15日 to 3月15日, the others follow the plan's own usage. Data. */
const SEASONS: readonly (readonly [words: RegExp, months: Months])[] = [
  [/秋冬季|采暖季?|供暖季?|取暖季?/, { from: 11, to: 3 }],
  [/臭氧/, { from: 5, to: 9 }],
  [/汛期|雨季|丰水期/, { from: 6, to: 9 }],
  [/夏季|高温/, { from: 6, to: 8 }],
  [/冬季/, { from: 12, to: 2 }],
  [/春季/, { from: 3, to: 5 }],
  [/秋季/, { from: 9, to: 11 }],
];
const PRINTED = /(\d{1,2})月?\s*[—–－~～至到-]{1,2}\s*(?:次年)?(\d{1,2})月/;

/** The months a phrase names, printed (6—9月) before said (夏季); null where it names none, as 重污染期间. */
export function seasonIn(phrase: string): Months | null {
  const [, first, last] = PRINTED.exec(phrase) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (from >= 1 && from <= 12 && to >= 1 && to <= 12) return { from, to };
  return SEASONS.find(([words]) => words.test(phrase))?.[1] ?? null;
}

/** A duty of a measure as it is watched: within the measure's own window, standing work from the start of the plan's year on. */
export function dutyGoalOf({ phrase, frequency }: Pick<Duty, 'phrase' | 'frequency'>, facts: MeasureFacts, began: LocalDate): DutyGoal {
  const from = facts.deadline.from ?? (facts.planYear === null ? began : dateOf(facts.planYear, 1, 1));
  const to = dueOn(facts);
  return { frequency, from: from < began ? began : from, to, season: frequency === 'season' ? seasonIn(phrase) : null };
}
