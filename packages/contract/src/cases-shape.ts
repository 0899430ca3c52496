import { z } from 'zod';
import { day, instant, personRef, unitRef } from './shape.ts';

export const caseOrigin = z.enum([
  'inspection',
  'alarm',
  'clue',
  'complaint',
  'hotspot',
  'overdue_promise',
  'self_check',
  'other_province',
]);
export const evidenceKind = z.enum(['photo', 'document', 'reading', 'signature']);
export const rungName = z.enum(['reminder', 'order', 'circular', 'talk', 'special_inspection', 'referral']);
export const stageDuty = z.enum(['start', 'work', 'verify', 'publish', 'end']);

const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const title = z.string().min(1).max(100);
const evidenceNeed = z.strictObject({ kind: evidenceKind, least: z.int().min(1).max(20), placed: z.boolean(), timed: z.boolean() });
const titleEn = title.optional();
const stageAction = z.strictObject({
  code,
  title,
  titleEn,
  to: code,
  by: z.array(z.string()).max(10),
  reason: z.boolean(),
  effect: z.enum(['forward', 'transfer', 'return']),
  evidence: z.array(evidenceNeed).max(10),
  through: code.optional(),
  toField: code.optional(),
  receipt: z.boolean().optional(),
});
const caseStage = z.strictObject({
  code,
  title,
  titleEn,
  duty: stageDuty,
  days: z.int().nullable(),
  actions: z.array(stageAction).max(20),
});
const caseField = z.strictObject({
  code,
  title,
  titleEn,
  type: z.enum(['text', 'number', 'day', 'choice', 'place', 'unit']),
  required: z.boolean(),
  choices: z.array(z.string().min(1)).min(1).max(100).optional(),
  choicesEn: z.array(z.string().min(1)).min(1).max(100).optional(),
});
const rung = z.strictObject({
  name: rungName,
  overdueDays: z.int().min(1).nullable(),
  returns: z.int().min(1).nullable(),
  replyDays: z.int().min(1).nullable(),
});

/** A kind of case, as a pack writes it: see `domain/cases/model`. */
export const caseKind = z.strictObject({
  code,
  title,
  titleEn,
  version: z.int().min(1),
  origins: z.array(caseOrigin).min(1),
  fields: z.array(caseField).max(50),
  stages: z.array(caseStage).min(2).max(50),
  merge: z.strictObject({ sameFields: z.array(code), metres: z.number().positive(), hours: z.number().positive() }).nullable(),
  extensions: z.strictObject({ most: z.int().min(0) }),
  reopenWithinDays: z.int().min(1).nullable(),
  lookBackDays: z.array(z.int().min(1)).max(10),
  ladder: z.array(rung).max(6),
  disclosure: z.strictObject({ fields: z.array(code), fromStage: code }).nullable(),
});

export const place = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });

const named = z.object({ code: z.string(), title: z.string(), titleEn: z.string().nullable() });

export const caseItem = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: named,
  title: z.string(),
  stage: named,
  unit: unitRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  suspended: z.boolean(),
  /** 并案: joined to another case and answered with it. */
  merged: z.boolean(),
  returns: z.int(),
  /** The first day by which a unit should reply to a paper about it and has not. */
  replyDue: day.nullable(),
  replyOverdue: z.boolean(),
  place: place.nullable(),
  openedAt: instant,
  closedOn: day.nullable(),
  version: z.int(),
});
export type CaseItem = z.output<typeof caseItem>;

export const caseEvidence = z.object({
  id: z.uuid(),
  kind: evidenceKind,
  name: z.string(),
  type: z.string(),
  size: z.int(),
  place: place.nullable(),
  takenAt: instant.nullable(),
  used: z.boolean(),
  by: personRef,
  at: instant,
});

export const caseStep = z.object({
  id: z.int(),
  what: z.enum(['opened', 'merged', 'step', 'suspend', 'resume', 'ask_extension', 'decide_extension', 'reopen', 'answered', 'escalated']),
  action: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string(),
  unit: unitRef.nullable(),
  due: day.nullable(),
  reason: z.string(),
  by: personRef,
  at: instant,
});

export const caseDetail = caseItem.extend({
  definition: caseKind,
  origin: caseOrigin,
  fields: z.record(z.string(), z.string().nullable()),
  since: day,
  extension: z.object({ to: day, askedBy: z.string() }).nullable(),
  extended: z.int(),
  parent: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  children: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  steps: z.array(caseStep),
  evidence: z.array(caseEvidence),
  rungs: z.array(z.object({ name: rungName, replyDue: day.nullable(), reason: z.string(), by: personRef, at: instant })),
  /** The rung the case has come to and nobody has taken yet. */
  nextRung: rungName.nullable(),
  lookBackOn: z.array(day),
  /** What this person may do now. */
  mayDo: z.array(z.string()),
  /** Steps this person may take now, in another room. */
  elsewhere: z.array(z.object({ action: z.string(), through: z.string() })),
});
export type CaseDetail = z.output<typeof caseDetail>;

/** What a deed made of a case; whoever wants all of it reads it. */
export const caseMoved = z.object({
  id: z.uuid(),
  number: z.string(),
  stage: z.string(),
  unit: z.string().nullable(),
  due: day.nullable(),
  suspended: z.boolean(),
  closedOn: day.nullable(),
  version: z.int(),
});
export type CaseMoved = z.output<typeof caseMoved>;
