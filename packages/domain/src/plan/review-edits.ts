import type { PlanEdit, ReviewDocument } from './review.ts';
import type { Apply, Edited } from './review-edit.ts';
import { addSection, addTask, removeTask, setNotice, setPlan, setSection, setTask } from './review-edit-headings.ts';
import { addMeasure, continueMeasure, mergeMeasure, moveMeasure, onMeasure, removeMeasure, splitMeasure } from './review-edit-measures.ts';

export type { EditProblem } from './review-edit.ts';

/** One edit of a draft. `no` is the edit's number in the session; what it makes is named by it, so replaying gives the same names. */
export function applyEdit(document: ReviewDocument, edit: PlanEdit, no: number): Edited {
  return (apply[edit.op] as Apply<typeof edit.op>)(document, edit as never, no);
}

/** The draft after all its edits: what undoing replays. Edits that were valid once stay valid, or the log is broken. */
export function replay(original: ReviewDocument, edits: readonly { readonly no: number; readonly edit: PlanEdit }[]): ReviewDocument {
  return edits.reduce((document, { edit, no }) => {
    const edited = applyEdit(document, edit, no);
    return 'document' in edited ? edited.document : document;
  }, original);
}

const apply: { readonly [Op in PlanEdit['op']]: Apply<Op> } = {
  setText: (d, { measure, text }) => onMeasure(d, measure, 'text', () => ({ text })),
  setDeadline: (d, { measure, deadline }) => onMeasure(d, measure, 'deadline', () => ({ deadline })),
  setUnits: (d, { measure, role, units }) => onMeasure(d, measure, role, () => ({ [role]: units })),
  setTargets: (d, { measure, targets }) => onMeasure(d, measure, 'targets', () => ({ targets })),
  setDeliverables: (d, { measure, deliverables }) => onMeasure(d, measure, 'deliverables', () => ({ deliverables })),
  setDuties: (d, { measure, duties }) => onMeasure(d, measure, 'duties', () => ({ duties })),
  setTask,
  setSection,
  setPlan,
  setNotice,
  addMeasure,
  removeMeasure,
  splitMeasure,
  mergeMeasure,
  moveMeasure,
  addTask,
  removeTask,
  addSection,
  continueMeasure,
};
