import type { ReviewDocument, ReviewTask } from './review.ts';
import { type Edited, type EditOf, no, onTask } from './review-edit.ts';
import { changePlans, changeSections, insertAfter } from './review-find.ts';

/** Edits of what stands above the measures: tasks, sections, plans and the notice. */
export const setTask = (document: ReviewDocument, { task, no: number, title }: EditOf<'setTask'>): Edited =>
  onTask(document, task, (found) => ({ ...found, no: number, title }));

export function addTask(document: ReviewDocument, { section, after, no: number, title }: EditOf<'addTask'>, editNo: number): Edited {
  const task: ReviewTask = { id: `t-e${editNo}`, was: null, no: number, title, measures: [] };
  return onSection(document, section, ({ tasks }) => insertAfter(tasks, after, task));
}

export function removeTask(document: ReviewDocument, { task }: EditOf<'removeTask'>): Edited {
  const section = document.plans.flatMap((plan) => plan.sections).find(({ tasks }) => tasks.some(({ id }) => id === task));
  const found = section?.tasks.find(({ id }) => id === task);
  if (!section || !found) return no('not_found', task);
  if (found.measures.length > 0) return no('task_not_empty', task);
  return onSection(document, section.id, ({ tasks }) => tasks.filter(({ id }) => id !== task));
}

function onSection(
  document: ReviewDocument,
  id: string,
  change: (section: { readonly tasks: readonly ReviewTask[] }) => readonly ReviewTask[] | undefined,
): Edited {
  const section = document.plans.flatMap((plan) => plan.sections).find((s) => s.id === id);
  if (!section) return no('not_found', id);
  const tasks = change(section);
  if (!tasks) return no('after_not_found', id);
  return { document: changeSections(document, (s) => (s.id === id ? { ...s, tasks } : s)) };
}

export function addSection(document: ReviewDocument, { plan, after, ordinal, title }: EditOf<'addSection'>, editNo: number): Edited {
  const found = document.plans.find(({ id }) => id === plan);
  if (!found) return no('not_found', plan);
  const sections = insertAfter(found.sections, after, { id: `s-e${editNo}`, was: null, part: null, ordinal, title, tasks: [] });
  if (!sections) return no('after_not_found', plan);
  return { document: changePlans(document, (p) => (p.id === plan ? { ...p, sections } : p)) };
}

export function setSection(document: ReviewDocument, { section, part, ordinal, title }: EditOf<'setSection'>): Edited {
  const next = changeSections(document, (s) => (s.id === section ? { ...s, part, ordinal, title } : s));
  return next === document ? no('not_found', section) : { document: next };
}

export function setPlan(document: ReviewDocument, { plan, title, year }: EditOf<'setPlan'>): Edited {
  const next = changePlans(document, (p) => (p.id === plan ? { ...p, title, year } : p));
  return next === document ? no('not_found', plan) : { document: next };
}

const emptyNotice = {
  title: null,
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  addressees: [],
  requirements: [],
  attachments: [],
  reporting: null,
};

export function setNotice(document: ReviewDocument, { op: _, ...head }: EditOf<'setNotice'>): Edited {
  return { document: { ...document, notice: { ...(document.notice ?? emptyNotice), ...head } } };
}
