import type { ReviewDocument, ReviewMeasure, ReviewPlan, ReviewSection, ReviewTask } from './review.ts';

/** A measure with all that stands above it. */
export type PlacedMeasure = {
  readonly plan: ReviewPlan;
  readonly section: ReviewSection;
  readonly task: ReviewTask;
  readonly measure: ReviewMeasure;
};

export function placedMeasures(document: ReviewDocument): PlacedMeasure[] {
  return document.plans.flatMap((plan) =>
    plan.sections.flatMap((section) => section.tasks.flatMap((task) => task.measures.map((measure) => ({ plan, section, task, measure })))),
  );
}

export const measuresOf = (document: ReviewDocument): ReviewMeasure[] => placedMeasures(document).map(({ measure }) => measure);

export const tasksOf = (document: ReviewDocument): ReviewTask[] =>
  document.plans.flatMap((plan) => plan.sections.flatMap((section) => section.tasks));

export const findMeasure = (document: ReviewDocument, id: string): PlacedMeasure | undefined =>
  placedMeasures(document).find(({ measure }) => measure.id === id);

/** The same list with one element replaced; the very same list when nothing in it changed. */
export function mapKept<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  let changed = false;
  const mapped = list.map((item) => {
    const next = change(item);
    if (next !== item) changed = true;
    return next;
  });
  return changed ? mapped : list;
}

/** Changes tasks and keeps every branch that did not change, so that a screen can see what did. */
export const changeTasks = (document: ReviewDocument, change: (task: ReviewTask) => ReviewTask): ReviewDocument =>
  changeSections(document, (section) => keep(section, 'tasks', mapKept(section.tasks, change)));

export const changeSections = (document: ReviewDocument, change: (section: ReviewSection) => ReviewSection): ReviewDocument =>
  changePlans(document, (plan) => keep(plan, 'sections', mapKept(plan.sections, change)));

export const changePlans = (document: ReviewDocument, change: (plan: ReviewPlan) => ReviewPlan): ReviewDocument =>
  keep(document, 'plans', mapKept(document.plans, change));

const keep = <T, K extends keyof T>(whole: T, key: K, value: T[K]): T => (whole[key] === value ? whole : { ...whole, [key]: value });

/** Puts an item behind the one called `after`; at the beginning for null. Undefined when there is no such item. */
export function insertAfter<T extends { readonly id: string }>(list: readonly T[], after: string | null, item: T): T[] | undefined {
  const at = after === null ? 0 : list.findIndex(({ id }) => id === after) + 1;
  if (after !== null && at === 0) return undefined;
  return [...list.slice(0, at), item, ...list.slice(at)];
}
