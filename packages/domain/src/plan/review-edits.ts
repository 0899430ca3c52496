import type { Problem } from '../kernel/problem.ts';
import type { EditedField, PlanEdit, ReviewDocument, ReviewMeasure, ReviewTask } from './review.ts';
import { changePlans, changeSections, changeTasks, findMeasure, insertAfter, mapKept } from './review-find.ts';

export type EditProblem = Problem<
  'not_found' | 'after_not_found' | 'cut_outside_text' | 'merge_with_itself' | 'task_not_empty' | 'continued_twice'
>;
export type Edited = { readonly document: ReviewDocument } | { readonly problem: EditProblem };

type EditOf<Op extends PlanEdit['op']> = Extract<PlanEdit, { op: Op }>;
type Apply<Op extends PlanEdit['op']> = (document: ReviewDocument, edit: EditOf<Op>, no: number) => Edited;

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

const no = (code: EditProblem['code'], ...at: string[]): Edited => ({ problem: { code, at } });

function onMeasure(
  document: ReviewDocument,
  id: string,
  field: EditedField,
  change: (measure: ReviewMeasure) => Partial<ReviewMeasure>,
): Edited {
  if (!findMeasure(document, id)) return no('not_found', id);
  const next = (measure: ReviewMeasure): ReviewMeasure =>
    measure.id === id ? markEdited({ ...measure, ...change(measure) }, field) : measure;
  return { document: changeMeasures(document, next) };
}

const markEdited = (measure: ReviewMeasure, field: EditedField): ReviewMeasure => ({
  ...measure,
  edited: measure.edited.includes(field) ? measure.edited : [...measure.edited, field],
  inferred: measure.inferred.filter((inferred) => inferred !== field),
});

const changeMeasures = (document: ReviewDocument, change: (measure: ReviewMeasure) => ReviewMeasure): ReviewDocument =>
  changeTasks(document, (task) => {
    const measures = mapKept(task.measures, change);
    return measures === task.measures ? task : { ...task, measures };
  });

/** Measures of a task are numbered from one, whatever was added or taken away. */
const numbered = (task: ReviewTask, measures: readonly ReviewMeasure[]): ReviewTask => ({
  ...task,
  measures: measures.map((measure, i) => (measure.ordinal === i + 1 ? measure : { ...measure, ordinal: i + 1 })),
});

function onTask(document: ReviewDocument, id: string, change: (task: ReviewTask) => ReviewTask | undefined): Edited {
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

const blankMeasure = (id: string, text: string): ReviewMeasure => ({
  id,
  was: null,
  ordinal: 0,
  text,
  source: null,
  document: null,
  deadline: { text: null, kind: 'none', on: null, from: null, to: null, milestones: [] },
  lead: [],
  responsible: [],
  support: [],
  inferred: [],
  targets: [],
  deliverables: [],
  duties: [],
  edited: ['text'],
});

function addMeasure(document: ReviewDocument, { task, after, text }: EditOf<'addMeasure'>, editNo: number): Edited {
  return onTask(document, task, (found) => {
    const measures = insertAfter(found.measures, after, blankMeasure(`m-e${editNo}`, text));
    return measures && numbered(found, measures);
  });
}

function removeMeasure(document: ReviewDocument, { measure }: EditOf<'removeMeasure'>): Edited {
  const place = findMeasure(document, measure);
  if (!place) return no('not_found', measure);
  return onTask(document, place.task.id, (task) =>
    numbered(
      task,
      task.measures.filter(({ id }) => id !== measure),
    ),
  );
}

/** Both parts keep the span, the deadline and the units; promises go with the part their phrase stands in. */
function splitMeasure(document: ReviewDocument, { measure, at }: EditOf<'splitMeasure'>, editNo: number): Edited {
  const place = findMeasure(document, measure);
  if (!place) return no('not_found', measure);
  const whole = place.measure;
  const texts = [whole.text.slice(0, at).trim(), whole.text.slice(at).trim()] as const;
  if (texts[0] === '' || texts[1] === '') return no('cut_outside_text', measure);
  const first = markEdited({ ...whole, text: texts[0], ...promisesIn(whole, texts[0], true) }, 'text');
  const second = markEdited({ ...whole, id: `m-e${editNo}`, was: null, text: texts[1], ...promisesIn(whole, texts[0], false) }, 'text');
  return onTask(document, place.task.id, (task) =>
    numbered(
      task,
      task.measures.flatMap((m) => (m.id === measure ? [first, second] : [m])),
    ),
  );
}

function promisesIn(whole: ReviewMeasure, firstText: string, first: boolean): Pick<ReviewMeasure, 'targets' | 'deliverables' | 'duties'> {
  const belongs = ({ phrase }: { phrase: string }): boolean => firstText.includes(phrase) === first;
  return { targets: whole.targets.filter(belongs), deliverables: whole.deliverables.filter(belongs), duties: whole.duties.filter(belongs) };
}

/** The measure's text and promises join the other's; deadline and units stay the other's, and units it lacked are added. */
function mergeMeasure(document: ReviewDocument, { measure, into }: EditOf<'mergeMeasure'>): Edited {
  if (measure === into) return no('merge_with_itself', measure);
  const [from, to] = [findMeasure(document, measure), findMeasure(document, into)];
  if (!from) return no('not_found', measure);
  if (!to) return no('not_found', into);
  const merged = joined(to.measure, from.measure);
  const removed = removeMeasure(document, { op: 'removeMeasure', measure });
  if (!('document' in removed)) return removed;
  return { document: changeMeasures(removed.document, (m) => (m.id === into ? { ...merged, ordinal: m.ordinal } : m)) };
}

function joined(to: ReviewMeasure, from: ReviewMeasure): ReviewMeasure {
  const units = (role: 'lead' | 'responsible' | 'support') => [
    ...to[role],
    ...from[role].filter(({ unit }) => !to[role].some((known) => known.unit === unit)),
  ];
  return markEdited(
    {
      ...to,
      was: to.was ?? from.was,
      text: `${to.text}\n${from.text}`,
      lead: units('lead'),
      responsible: units('responsible'),
      support: units('support'),
      targets: [...to.targets, ...from.targets],
      deliverables: [...to.deliverables, ...from.deliverables],
      duties: [...to.duties, ...from.duties],
    },
    'text',
  );
}

function moveMeasure(document: ReviewDocument, { measure, task, after }: EditOf<'moveMeasure'>): Edited {
  const place = findMeasure(document, measure);
  if (!place) return no('not_found', measure);
  if (after === measure) return { document };
  const removed = removeMeasure(document, { op: 'removeMeasure', measure });
  if (!('document' in removed)) return removed;
  const moved = markEdited(place.measure, 'place');
  return onTask(removed.document, task, (found) => {
    const measures = insertAfter(found.measures, after, moved);
    return measures && numbered(found, measures);
  });
}

function addTask(document: ReviewDocument, { section, after, no: number, title }: EditOf<'addTask'>, editNo: number): Edited {
  const task: ReviewTask = { id: `t-e${editNo}`, was: null, no: number, title, measures: [] };
  return onSection(document, section, ({ tasks }) => insertAfter(tasks, after, task));
}

function removeTask(document: ReviewDocument, { task }: EditOf<'removeTask'>): Edited {
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

function addSection(document: ReviewDocument, { plan, after, ordinal, title }: EditOf<'addSection'>, editNo: number): Edited {
  const found = document.plans.find(({ id }) => id === plan);
  if (!found) return no('not_found', plan);
  const sections = insertAfter(found.sections, after, { id: `s-e${editNo}`, was: null, part: null, ordinal, title, tasks: [] });
  if (!sections) return no('after_not_found', plan);
  return { document: changePlans(document, (p) => (p.id === plan ? { ...p, sections } : p)) };
}

function setSection(document: ReviewDocument, { section, part, ordinal, title }: EditOf<'setSection'>): Edited {
  const next = changeSections(document, (s) => (s.id === section ? { ...s, part, ordinal, title } : s));
  return next === document ? no('not_found', section) : { document: next };
}

function setPlan(document: ReviewDocument, { plan, title, year }: EditOf<'setPlan'>): Edited {
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

function setNotice(document: ReviewDocument, { op: _, ...head }: EditOf<'setNotice'>): Edited {
  return { document: { ...document, notice: { ...(document.notice ?? emptyNotice), ...head } } };
}

/** A published measure has one successor at most. */
function continueMeasure(document: ReviewDocument, { measure, was }: EditOf<'continueMeasure'>): Edited {
  const taken =
    was !== null &&
    document.plans.some((p) => p.sections.some((s) => s.tasks.some((t) => t.measures.some((m) => m.was === was && m.id !== measure))));
  if (taken) return no('continued_twice', measure);
  return onMeasure(document, measure, 'place', () => ({ was }));
}

const apply: { readonly [Op in PlanEdit['op']]: Apply<Op> } = {
  setText: (d, { measure, text }) => onMeasure(d, measure, 'text', () => ({ text })),
  setDeadline: (d, { measure, deadline }) => onMeasure(d, measure, 'deadline', () => ({ deadline })),
  setUnits: (d, { measure, role, units }) => onMeasure(d, measure, role, () => ({ [role]: units })),
  setTargets: (d, { measure, targets }) => onMeasure(d, measure, 'targets', () => ({ targets })),
  setDeliverables: (d, { measure, deliverables }) => onMeasure(d, measure, 'deliverables', () => ({ deliverables })),
  setDuties: (d, { measure, duties }) => onMeasure(d, measure, 'duties', () => ({ duties })),
  setTask: (d, { task, no: number, title }) => onTask(d, task, (found) => ({ ...found, no: number, title })),
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
