import { z } from 'zod';
import { place } from './cases-shape.ts';
import { day, instant, personRef, unitRef } from './shape.ts';

export const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const title = z.string().min(1).max(200);
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/);
export const severity = z.enum(['一般', '较重', '严重']);

const answerRule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('conforms') }),
  z.strictObject({ type: z.literal('number'), unit: z.string().max(20), least: decimal.nullable(), most: decimal.nullable() }),
  z.strictObject({
    type: z.literal('choice'),
    choices: z
      .array(z.strictObject({ title: z.string().min(1).max(100), conforms: z.boolean() }))
      .min(2)
      .max(20),
  }),
  z.strictObject({ type: z.literal('text') }),
]);
const checklistItem = z.strictObject({
  code,
  title,
  guide: z.string().max(500),
  answer: answerRule,
  required: z.boolean(),
  severity,
  clause: z.string().max(200),
  photos: z.strictObject({ least: z.int().min(1).max(20), placed: z.boolean(), timed: z.boolean() }).nullable(),
});

/** A checklist, as a pack writes it: see `domain/supervision/model`. */
export const checklist = z.strictObject({
  code,
  title,
  version: z.int().min(1),
  field: z.string().min(1).max(60),
  items: z.array(checklistItem).min(1).max(200),
});
export type Checklist = z.output<typeof checklist>;

/** Degrees of a form, where nothing is not nought. */
export const degrees = (most: number) => z.string().trim().regex(/^-?\d/).transform(Number).pipe(z.number().min(-most).max(most));

export const targetKind = z.enum(['unit', 'area', 'field']);
export const campaignType = z.strictObject({
  code,
  title,
  version: z.int().min(1),
  purpose: z.string().min(1).max(500),
  clause: z.string().min(1).max(200),
  team: z.strictObject({ least: z.int().min(1).max(50) }),
  mostDays: z.int().min(1).max(366),
  targets: z.array(targetKind).min(1).max(3),
  checklists: z.array(code).min(1).max(50),
  caseKind: code,
});

export const answer = z.strictObject({
  value: z.string().trim().max(2000),
  note: z.string().trim().max(2000).default(''),
  photos: z.array(z.uuid()).max(20).default([]),
});
/** By item of the checklist. */
export const answers = z.record(code, answer).refine((all) => Object.keys(all).length <= 200, 'at most 200 answers');

export const campaignState = z.enum(['planned', 'running', 'closed', 'cancelled']);
export const campaignItem = z.object({
  id: z.uuid(),
  type: z.object({ code: z.string(), title: z.string() }),
  title: z.string(),
  startsOn: day,
  endsOn: day,
  state: campaignState,
  lead: personRef.nullable(),
  targets: z.int(),
  visited: z.int(),
  found: z.int(),
  closed: z.int(),
  version: z.int(),
});
export type CampaignItem = z.output<typeof campaignItem>;

export const target = z.object({
  id: z.uuid(),
  kind: targetKind,
  name: z.string(),
  unit: unitRef,
  checklist: z.object({ code: z.string(), version: z.int(), title: z.string() }),
  place: place.nullable(),
  visits: z.int(),
  found: z.int(),
  closed: z.int(),
});
export type Target = z.output<typeof target>;

export const visitState = z.enum(['open', 'submitted']);
export const visitItem = z.object({
  id: z.uuid(),
  campaign: z.object({ id: z.uuid(), title: z.string() }),
  target: z.object({ id: z.uuid(), name: z.string() }),
  unit: unitRef,
  inspector: personRef,
  startedAt: instant,
  state: visitState,
  found: z.int(),
  version: z.int(),
});
export type VisitItem = z.output<typeof visitItem>;

export const campaign = campaignItem.extend({
  purpose: z.string(),
  summary: z.string(),
  team: z.array(personRef.extend({ leads: z.boolean() })),
  targetList: z.array(target),
  by: personRef,
  /** What this person may do now. */
  mayDo: z.array(z.enum(['edit', 'start', 'close', 'cancel', 'visit'])),
});
export type Campaign = z.output<typeof campaign>;

export const visitFile = z.object({
  id: z.uuid(),
  kind: z.enum(['photo', 'signature']),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  place: place.nullable(),
  takenAt: instant.nullable(),
  by: personRef,
});

export const visit = visitItem.extend({
  checklist,
  companions: z.array(z.string()),
  endedAt: instant.nullable(),
  place: place.nullable(),
  accuracy: z.number().nullable(),
  answers: z.record(z.string(), answer),
  signatureId: z.uuid().nullable(),
  signer: z.string(),
  unsignedReason: z.string(),
  submittedAt: instant.nullable(),
  conflict: z.enum(['soft', 'hard']).nullable(),
  files: z.array(visitFile),
  findings: z.array(z.object({ item: z.string(), caseId: z.uuid(), number: z.string(), stage: z.string(), closedOn: day.nullable() })),
  mayEdit: z.boolean(),
});
export type Visit = z.output<typeof visit>;

/** What a person says of a visit, at the desk or on a telephone. */
export const visitSaid = z.object({
  companions: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  startedAt: instant,
  endedAt: instant.nullable().default(null),
  place: place.nullable().default(null),
  accuracy: z.number().min(0).max(100_000).nullable().default(null),
  answers: answers.default({}),
  signatureId: z.uuid().nullable().default(null),
  signer: z.string().trim().max(60).default(''),
  unsignedReason: z.string().trim().max(500).default(''),
});
export type VisitSaid = z.output<typeof visitSaid>;
