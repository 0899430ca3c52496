import { addDays, type LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';

export type WriteOffFault = 'publicity_not_over' | 'objection_open';

/** 销号: a finding is written off when its publicity is over, the last day included, and no objection is open. */
export function writeOffProblems(publicUntil: LocalDate | null, openObjections: number, today: LocalDate): Problem<WriteOffFault>[] {
  return [
    ...(publicUntil !== null && today <= publicUntil ? [{ code: 'publicity_not_over' as const, at: [] }] : []),
    ...(openObjections > 0 ? [{ code: 'objection_open' as const, at: ['objections'] }] : []),
  ];
}

/** 回头看: the days on which somebody looks again, counted from the day of writing off. */
export const lookBackDaysOf = (days: readonly number[], closedOn: LocalDate): LocalDate[] =>
  [...new Set(days)].sort((a, b) => a - b).map((n) => addDays(closedOn, n));

/** A finding that lapses, or comes back so often since the last proposal, asks for a special inspection. */
export const RETURNS_TO_PROPOSE = 2;
export type ProposalReason = 'lapsed' | 'returned_twice';

export function whyPropose(lapsed: boolean, returns: number, returnsProposed: number): ProposalReason | null {
  if (lapsed) return 'lapsed';
  return returns - returnsProposed >= RETURNS_TO_PROPOSE ? 'returned_twice' : null;
}
