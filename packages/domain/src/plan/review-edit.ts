import type { Problem } from '../kernel/problem.ts';
import type { PlanEdit, ReviewDocument, ReviewTask } from './review.ts';
import { changeTasks } from './review-find.ts';

export type EditProblem = Problem<
  'not_found' | 'after_not_found' | 'cut_outside_text' | 'merge_with_itself' | 'task_not_empty' | 'continued_twice'
>;
export type Edited = { readonly document: ReviewDocument } | { readonly problem: EditProblem };

/** What every kind of edit is made of. */
export type EditOf<Op extends PlanEdit['op']> = Extract<PlanEdit, { op: Op }>;
export type Apply<Op extends PlanEdit['op']> = (document: ReviewDocument, edit: EditOf<Op>, no: number) => Edited;

export const no = (code: EditProblem['code'], ...at: string[]): Edited => ({ problem: { code, at } });

export function onTask(document: ReviewDocument, id: string, change: (task: ReviewTask) => ReviewTask | undefined): Edited {
  let seen = false;
  let refused = false;
  const next = changeTasks(document, (task) => {
    if (task.id !== id) return task;
    seen = true;
    const changed = change(task);
    refused = changed === undefined;
    return changed ?? task;
  });
  if (!seen) return no('not_found', id);
  return refused ? no('after_not_found', id) : { document: next };
}
