import type { ReviewDocument, ReviewMeasure } from './review.ts';

/**
 * The draft as it is published: everything that continues a published record takes that record's id, everything else a new one.
 * What was reported on a measure stays with it through every version.
 */
export function withLastingIds(draft: ReviewDocument, newId: () => string): ReviewDocument {
  const lasting = <T extends { readonly id: string; readonly was: string | null }>(one: T): T => {
    const id = one.was ?? newId();
    return { ...one, id, was: id };
  };
  return {
    ...draft,
    plans: draft.plans.map((plan) => ({
      ...lasting(plan),
      sections: plan.sections.map((section) => ({
        ...lasting(section),
        tasks: section.tasks.map((task) => ({
          ...lasting(task),
          measures: task.measures.map((measure): ReviewMeasure => ({ ...lasting(measure), edited: [] })),
        })),
      })),
    })),
  };
}

/** Sections and tasks left without measures, and plans without sections, are not published. */
export function withoutEmpty(draft: ReviewDocument): ReviewDocument {
  const plans = draft.plans.map((plan) => ({
    ...plan,
    sections: plan.sections
      .map((section) => ({ ...section, tasks: section.tasks.filter(({ measures }) => measures.length > 0) }))
      .filter(({ tasks }) => tasks.length > 0),
  }));
  return { ...draft, plans: plans.filter(({ sections }) => sections.length > 0) };
}
