import type { EditedField, ReviewDocument, ReviewMeasure, ReviewTask } from './review.ts';
import { type Edited, type EditOf, no, onTask } from './review-edit.ts';
import { changeTasks, findMeasure, insertAfter, mapKept } from './review-find.ts';

/** Edits of measures: their cells, and adding, removing, splitting, merging and moving them. */
export function onMeasure(
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

export function addMeasure(document: ReviewDocument, { task, after, text }: EditOf<'addMeasure'>, editNo: number): Edited {
  return onTask(document, task, (found) => {
    const measures = insertAfter(found.measures, after, blankMeasure(`m-e${editNo}`, text));
    return measures && numbered(found, measures);
  });
}

export function removeMeasure(document: ReviewDocument, { measure }: EditOf<'removeMeasure'>): Edited {
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
export function splitMeasure(document: ReviewDocument, { measure, at }: EditOf<'splitMeasure'>, editNo: number): Edited {
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
export function mergeMeasure(document: ReviewDocument, { measure, into }: EditOf<'mergeMeasure'>): Edited {
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

export function moveMeasure(document: ReviewDocument, { measure, task, after }: EditOf<'moveMeasure'>): Edited {
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

/** A published measure has one successor at most. */
export function continueMeasure(document: ReviewDocument, { measure, was }: EditOf<'continueMeasure'>): Edited {
  const taken =
    was !== null &&
    document.plans.some((p) => p.sections.some((s) => s.tasks.some((t) => t.measures.some((m) => m.was === was && m.id !== measure))));
  if (taken) return no('continued_twice', measure);
  return onMeasure(document, measure, 'place', () => ({ was }));
}
