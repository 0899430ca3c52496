import type { EditReply, ImportReview } from '@gongjian/contract/plan';

/** The review after an edit: the tasks that came back in the place of those of the same name. */
export function applyEdit(review: ImportReview, reply: EditReply): ImportReview {
  const changed = new Map(reply.tasks.map((task) => [task.id, task]));
  return {
    ...review,
    version: reply.version,
    questions: reply.questions,
    resolutions: reply.resolutions,
    counts: reply.counts,
    plans: review.plans.map((plan) => ({
      ...plan,
      sections: plan.sections.map((section) => ({ ...section, tasks: section.tasks.map((task) => changed.get(task.id) ?? task) })),
    })),
  };
}
