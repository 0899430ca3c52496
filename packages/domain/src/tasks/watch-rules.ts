import type { Problem } from '../kernel/problem.ts';
import { ACT_RULES, type ActRules } from './evidence-acts.ts';

/** What a person may set of how standing work is watched; the lengths of a month, a quarter and a year are not among it. */
export type WatchRules = {
  readonly id: string;
  /** 定期: how many months one period is. */
  readonly regularMonths: number;
  /** From how many missed months in a row standing work has lapsed. */
  readonly lapsedFrom: number;
  /** From this day of the next month on, a month's reports are expected. */
  readonly expectedDay: number;
};

/** Periods that fit into a year, so that they follow the calendar. */
export const REGULAR_MONTHS = [1, 2, 3, 4, 6, 12] as const;

export type WatchRulesProblem = Problem<'not_a_period' | 'out_of_range'>;

export function checkWatchRules({ regularMonths, lapsedFrom, expectedDay }: Omit<WatchRules, 'id'>): WatchRulesProblem[] {
  const within = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
  return [
    ...((REGULAR_MONTHS as readonly number[]).includes(regularMonths) ? [] : [{ code: 'not_a_period', at: ['regularMonths'] } as const]),
    ...(within(lapsedFrom, 24) ? [] : [{ code: 'out_of_range', at: ['lapsedFrom'] } as const]),
    ...(within(expectedDay, 28) ? [] : [{ code: 'out_of_range', at: ['expectedDay'] } as const]),
  ];
}

export const actRulesOf = ({ id, regularMonths, lapsedFrom, expectedDay }: WatchRules): ActRules => ({
  id,
  months: { ...ACT_RULES.months, regular: regularMonths },
  lapsedFrom,
  expectedFromDay: expectedDay,
});
