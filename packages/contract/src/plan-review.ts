import { z } from 'zod';
import { day, instant, personRef, span, unitRef } from './shape.ts';

/** Shapes of a plan draft under review; the types they mirror live in `@gongjian/domain/plan`. */

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().max(1000).nullable();
const draftId = z.string().min(1).max(80);

export const role = z.enum(['lead', 'responsible', 'support']);
export type Role = z.output<typeof role>;

export const unitMention = z.object({ text: z.string(), unit: z.string(), note: z.string().nullable(), group: z.boolean() });

export const deadlineKind = z.enum(['yearEnd', 'date', 'range', 'standing', 'milestones', 'none']);
export const deadline = z.object({
  text: z.string().nullable(),
  kind: deadlineKind,
  on: day.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  milestones: z.array(z.object({ on: day, what: z.string(), source: span })),
});
export type Deadline = z.output<typeof deadline>;

export const target = z.object({
  phrase: z.string(),
  metric: z.string().nullable(),
  comparator: z.enum(['atLeast', 'atMost', 'about', 'equal', 'decreaseBy', 'increaseBy', 'decrease', 'increase', 'all']),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  scope: z.enum(['city', 'eachDistrict', 'named']),
  places: z.array(z.string()),
  strength: z.enum(['must', 'strive']),
  about: z.boolean(),
  by: day.nullable(),
  excludes: z.array(z.string()),
  source: span,
});
export const deliverable = z.object({ phrase: z.string(), verb: z.string(), title: z.string(), by: day.nullable(), source: span });
export const dutyFrequency = z.enum(['monthly', 'quarterly', 'yearly', 'regular', 'season', 'always', 'once']);
export const duty = z.object({ phrase: z.string(), frequency: dutyFrequency, source: span });

export const editedField = z.enum(['text', 'deadline', 'lead', 'responsible', 'support', 'targets', 'deliverables', 'duties', 'place']);

export const reviewMeasure = z.object({
  /** Stable while the draft lives; edits and questions name it. */
  id: draftId,
  /** The published measure this one continues, or null for a new one. */
  was: z.uuid().nullable(),
  ordinal: z.int(),
  text: z.string(),
  /** Null for a measure a person added by hand. */
  source: span.nullable(),
  /** The document `source` points into. */
  document: z.uuid().nullable(),
  deadline,
  lead: z.array(unitMention),
  responsible: z.array(unitMention),
  support: z.array(unitMention),
  inferred: z.array(z.enum(['lead', 'responsible', 'support', 'deadline'])),
  targets: z.array(target),
  deliverables: z.array(deliverable),
  duties: z.array(duty),
  /** Fields a person changed. */
  edited: z.array(editedField),
});
export const reviewTask = z.object({
  id: draftId,
  was: z.uuid().nullable(),
  no: z.string().nullable(),
  title,
  measures: z.array(reviewMeasure),
});
export const reviewSection = z.object({
  id: draftId,
  was: z.uuid().nullable(),
  part: z.string().nullable(),
  ordinal: z.string().nullable(),
  title,
  tasks: z.array(reviewTask),
});
export const reviewPlan = z.object({
  id: draftId,
  was: z.uuid().nullable(),
  attachment: z.int().nullable(),
  title,
  year: z.int().nullable(),
  sections: z.array(reviewSection),
});

export const reviewNotice = z.object({
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  addressees: z.array(z.string()),
  requirements: z.array(z.object({ ordinal: z.int(), heading: z.string(), text: z.string(), source: span })),
  attachments: z.array(z.object({ no: z.int(), title: z.string(), present: z.boolean() })),
  reporting: z
    .object({
      phrase: z.string(),
      frequency: z.enum(['monthly', 'quarterly', 'yearly']),
      workday: z.int().nullable(),
      inclusive: z.boolean(),
      to: z.string().nullable(),
      source: span,
    })
    .nullable(),
});

/**
 * What a printed unit stands for. unit: a known name · alias: a known other name · group: a group that expands by rule ·
 * decided: a person said so · deferred: knowingly left open · open: nobody has said yet.
 */
export const resolution = z.object({
  /** The phrase, or for an open group `measure/role/phrase`: the key under which mentions find it. */
  key: z.string(),
  phrase: z.string(),
  how: z.enum(['unit', 'alias', 'group', 'decided', 'deferred', 'open']),
  units: z.array(unitRef),
  /** The question that decides it, where there is one. */
  question: z.string().nullable(),
});

export const reviewQuestion = z.object({
  key: z.string(),
  /** document: of the whole document · cell: of one cell · unit: an unknown name · group: an open group (相关区政府). */
  kind: z.enum(['document', 'cell', 'unit', 'group']),
  /** Where it is asked; an unknown name is asked once for all measures that print it. */
  measures: z.array(draftId),
  field: z.string().nullable(),
  phrase: z.string().nullable(),
  why: z.string(),
  choices: z.array(z.string()),
  suggestions: z.array(z.object({ unit: unitRef, score: z.number() })),
  /** For an open group: the kinds of units to choose among. */
  among: z.array(z.string()),
  state: z.enum(['open', 'answered', 'deferred']),
  decision: z
    .object({
      answer: z.string().nullable(),
      units: z.array(unitRef).nullable(),
      reason: z.string().nullable(),
      by: personRef,
      at: instant,
    })
    .nullable(),
});

export const review = z.object({
  notice: reviewNotice.nullable(),
  plans: z.array(reviewPlan),
  questions: z.array(reviewQuestion),
  resolutions: z.array(resolution),
});
export type ReviewMeasure = z.output<typeof reviewMeasure>;
export type ReviewTask = z.output<typeof reviewTask>;
export type ReviewQuestion = z.output<typeof reviewQuestion>;
export type Resolution = z.output<typeof resolution>;

const date = day.nullable();
const looseSpan = span.default({ start: 0, end: 0, line: 0, page: null });
const mentionInput = z.object({ text, unit: text, note: z.string().max(500).nullable().default(null), group: z.boolean().default(false) });
const after = draftId.nullable();

/** One change of a draft. `after: null` means at the beginning. */
export const planEdit = z.discriminatedUnion('op', [
  z.object({ op: z.literal('setText'), measure: draftId, text }),
  z.object({
    op: z.literal('setDeadline'),
    measure: draftId,
    deadline: z.object({
      text: z.string().max(500).nullable(),
      kind: deadlineKind,
      on: date,
      from: date,
      to: date,
      milestones: z.array(z.object({ on: day, what: text, source: looseSpan })).max(100),
    }),
  }),
  z.object({ op: z.literal('setUnits'), measure: draftId, role, units: z.array(mentionInput).max(200) }),
  z.object({ op: z.literal('setTargets'), measure: draftId, targets: z.array(target.extend({ source: looseSpan })).max(100) }),
  z.object({
    op: z.literal('setDeliverables'),
    measure: draftId,
    deliverables: z.array(deliverable.extend({ source: looseSpan })).max(100),
  }),
  z.object({ op: z.literal('setDuties'), measure: draftId, duties: z.array(duty.extend({ source: looseSpan })).max(100) }),
  z.object({ op: z.literal('setTask'), task: draftId, no: z.string().max(50).nullable(), title }),
  z.object({ op: z.literal('setSection'), section: draftId, part: title, ordinal: z.string().max(50).nullable(), title }),
  z.object({ op: z.literal('setPlan'), plan: draftId, title, year: z.int().min(1990).max(2100).nullable() }),
  z.object({
    op: z.literal('setNotice'),
    title,
    documentNumber: z.string().max(200).nullable(),
    issuer: z.string().max(300).nullable(),
    issuedOn: date,
  }),
  z.object({ op: z.literal('addMeasure'), task: draftId, after, text }),
  z.object({ op: z.literal('removeMeasure'), measure: draftId }),
  /** `at` is where the second part begins, in UTF-16 units of the measure's text. */
  z.object({ op: z.literal('splitMeasure'), measure: draftId, at: z.int().positive() }),
  z.object({ op: z.literal('mergeMeasure'), measure: draftId, into: draftId }),
  z.object({ op: z.literal('moveMeasure'), measure: draftId, task: draftId, after }),
  z.object({ op: z.literal('addTask'), section: draftId, after, no: z.string().max(50).nullable(), title }),
  z.object({ op: z.literal('removeTask'), task: draftId }),
  z.object({ op: z.literal('addSection'), plan: draftId, after, ordinal: z.string().max(50).nullable(), title }),
  /** Says which published measure this one continues; null: none, it is new. */
  z.object({ op: z.literal('continueMeasure'), measure: draftId, was: z.uuid().nullable() }),
]);
