import { z } from 'zod';
import { caseDetail } from './cases-shape.ts';
import { day, instant, personRef, unitRef } from './shape.ts';

export const words = z.string().trim().max(2000);
export const results = z.array(z.object({ done: z.boolean(), note: words })).max(50);

const origin = z.object({
  campaign: z.object({ id: z.uuid(), title: z.string() }),
  target: z.string(),
  visit: z.uuid(),
  item: z.object({ code: z.string(), title: z.string() }),
});
export const findingStage = z.object({ code: z.string(), title: z.string(), titleEn: z.string().nullable() });
export const findingItem = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  severity: z.string().nullable(),
  stage: findingStage,
  unit: unitRef.nullable(),
  due: day.nullable(),
  overdue: z.boolean(),
  suspended: z.boolean(),
  merged: z.boolean(),
  returns: z.int(),
  openedAt: instant,
  closedOn: day.nullable(),
  version: z.int(),
  origin: origin.nullable(),
});
export type FindingItem = z.output<typeof findingItem>;

const decided = { decidedBy: z.string().nullable(), decidedAt: instant.nullable() };
export const rectification = z.object({
  id: z.uuid(),
  round: z.int(),
  goal: z.string(),
  measures: z.array(z.object({ text: z.string(), by: day })),
  dutyUnit: unitRef,
  supervisingUnit: unitRef,
  deadline: day,
  state: z.enum(['submitted', 'agreed', 'returned']),
  review: z.string(),
  by: personRef,
  at: instant,
  ...decided,
});
export type Rectification = z.output<typeof rectification>;

export const objection = z.object({
  id: z.uuid(),
  objector: z.string(),
  contact: z.string(),
  text: z.string(),
  receivedOn: day,
  state: z.enum(['open', 'upheld', 'rejected']),
  answer: z.string(),
  by: personRef,
  at: instant,
  ...decided,
});

export const lookBackState = z.enum(['open', 'kept', 'lapsed', 'void']);
export const lookBack = z.object({
  id: z.uuid(),
  due: day,
  state: lookBackState,
  note: z.string(),
  by: z.string().nullable(),
  at: instant.nullable(),
});
export const lookBackItem = lookBack.extend({
  case: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  unit: unitRef.nullable(),
  closedOn: day.nullable(),
  overdue: z.boolean(),
});
export type LookBackItem = z.output<typeof lookBackItem>;

export const proposal = z.object({
  id: z.uuid(),
  case: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  unit: unitRef.nullable(),
  reason: z.enum(['lapsed', 'returned_twice']),
  returns: z.int(),
  state: z.enum(['open', 'accepted', 'declined']),
  answer: z.string(),
  campaign: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  at: instant,
  version: z.int(),
  ...decided,
});
export type Proposal = z.output<typeof proposal>;

export const findingDeed = z.enum(['plan', 'review_plan', 'self_check', 'verify', 'object', 'decide_objection', 'write_off']);
export const finding = z.object({
  case: caseDetail,
  origin: origin.nullable(),
  plans: z.array(rectification),
  checks: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['self', 'on_site']),
      passed: z.boolean(),
      results,
      note: z.string(),
      by: personRef,
      at: instant,
    }),
  ),
  /** Told to the offices of the city alone. */
  objections: z.array(objection),
  /** Days on which it is public before it may be written off. */
  publicity: z.object({ from: day, until: day.nullable(), stopped: z.boolean() }).nullable(),
  lookBacks: z.array(lookBack),
  mayDo: z.array(findingDeed),
});
export type Finding = z.output<typeof finding>;
