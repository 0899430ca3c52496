import type { PlanEdit, ReviewMeasure } from '@gongjian/contract/plan';
import type { ReviewMeasure as Measure } from '@gongjian/domain/plan/review';

const roles = ['lead', 'responsible', 'support'] as const;

/** The edits that make the measure before into the measure after; nothing is said about cells that are the same. */
export function editsBetween(before: ReviewMeasure, after: ReviewMeasure): PlanEdit[] {
  const measure = before.id;
  // The contract's days are text of the right shape; the grammar's are the same text under a name.
  const next = after as unknown as Measure;
  const edits: PlanEdit[] = [];
  if (before.text !== after.text) edits.push({ op: 'setText', measure, text: next.text });
  if (differ(before.deadline, after.deadline)) edits.push({ op: 'setDeadline', measure, deadline: next.deadline });
  for (const role of roles) if (differ(before[role], after[role])) edits.push({ op: 'setUnits', measure, role, units: next[role] });
  if (differ(before.targets, after.targets)) edits.push({ op: 'setTargets', measure, targets: next.targets });
  if (differ(before.deliverables, after.deliverables)) edits.push({ op: 'setDeliverables', measure, deliverables: next.deliverables });
  if (differ(before.duties, after.duties)) edits.push({ op: 'setDuties', measure, duties: next.duties });
  return edits;
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
