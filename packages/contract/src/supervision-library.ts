import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf, personRef, unitRef } from './shape.ts';

const words = z.string().trim().min(1).max(4000);
const unit = z.string().min(1).max(80);
const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const caseRef = z.object({ id: z.uuid(), number: z.string() });

export const exampleKind = z.enum(['good', 'bad']);
export const exampleState = z.enum(['draft', 'approved', 'withdrawn']);
export const example = z.object({
  id: z.uuid(),
  /** Null for whoever may not see the case it is written from. */
  case: caseRef.nullable(),
  kind: exampleKind,
  title: z.string(),
  situation: z.string(),
  practice: z.string(),
  lesson: z.string(),
  state: exampleState,
  by: personRef,
  at: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  version: z.int(),
  mayDo: z.array(z.enum(['edit', 'approve', 'withdraw'])),
});
export type Example = z.output<typeof example>;

const exampleId = z.object({ exampleId: z.uuid() });
const exampleSaid = { title: z.string().trim().min(1).max(200), situation: words, practice: words, lesson: words };

export const listExamples = endpoint({
  method: 'GET',
  path: '/api/supervision/examples',
  summary: 'Good and bad examples, the newest first; everybody sees those approved, the offices of the city the drafts too.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ kind: exampleKind.optional(), state: exampleState.optional(), q: z.string().trim().max(100).optional(), ...paging }),
  body: nothing,
  reply: pageOf(example),
  refuses: ['request.invalid'],
});
export const writeExample = endpoint({
  method: 'POST',
  path: '/api/supervision/examples',
  summary: 'Writes an example from a case; it is seen more widely when somebody else has approved it.',
  needs: 'supervision.manage',
  params: nothing,
  query: nothing,
  body: z.object({ case: z.uuid(), kind: exampleKind, ...exampleSaid }),
  reply: example,
  refuses: ['cases.not_found'],
  creates: true,
});
export const editExample = endpoint({
  method: 'PUT',
  path: '/api/supervision/examples/:exampleId',
  summary: 'Changes the draft of an example.',
  needs: 'supervision.manage',
  params: exampleId,
  query: nothing,
  body: z.object(exampleSaid),
  reply: example,
  refuses: ['supervision.example_not_found', 'supervision.changed', 'supervision.decided_already'],
  versioned: true,
});
export const decideExample = endpoint({
  method: 'POST',
  path: '/api/supervision/examples/:exampleId/decision',
  summary: 'Approves an example somebody else has written, or withdraws one.',
  needs: 'supervision.manage',
  params: exampleId,
  query: nothing,
  body: z.object({ do: z.enum(['approve', 'withdraw']) }),
  reply: example,
  refuses: ['supervision.example_not_found', 'supervision.changed', 'supervision.decided_already', 'supervision.own_example'],
  versioned: true,
});

const referralId = z.object({ referralId: z.uuid() });
export const referralState = z.enum(['open', 'concluded']);
const involved = z.object({ name: z.string().trim().min(1).max(60), post: z.string().trim().max(100).default('') });
export const referral = z.object({
  id: z.uuid(),
  case: caseRef.nullable(),
  unit: unitRef,
  persons: z.array(involved),
  reason: z.string(),
  addressee: z.string(),
  state: referralState,
  outcome: z.string(),
  concludedOn: day.nullable(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.int(), by: personRef, at: instant })),
  by: personRef,
  at: instant,
  version: z.int(),
});
export type Referral = z.output<typeof referral>;

export const listReferrals = endpoint({
  method: 'GET',
  path: '/api/supervision/referrals',
  summary: 'Referrals for accountability, the newest first; told only to those entitled.',
  needs: 'supervision.account',
  params: nothing,
  query: z.object({ state: referralState.optional(), unit: unit.optional(), ...paging }),
  body: nothing,
  reply: pageOf(referral),
  refuses: ['request.invalid'],
});
export const referForAccountability = endpoint({
  method: 'POST',
  path: '/api/supervision/referrals',
  summary: 'Refers what was not done for accountability: the unit, the persons, the reason and to whom.',
  needs: 'supervision.account',
  params: nothing,
  query: nothing,
  body: z.object({
    case: z.uuid().nullable().default(null),
    unit,
    persons: z.array(involved).max(50).default([]),
    reason: words,
    addressee: z.string().trim().min(1).max(100),
  }),
  reply: referral,
  refuses: ['cases.not_found', 'supervision.unit_unknown'],
});
export const readReferral = endpoint({
  method: 'GET',
  path: '/api/supervision/referrals/:referralId',
  summary: 'A referral with its materials and outcome.',
  needs: 'supervision.account',
  params: referralId,
  query: nothing,
  body: nothing,
  reply: referral,
  refuses: ['supervision.referral_not_found'],
});
export const concludeReferral = endpoint({
  method: 'POST',
  path: '/api/supervision/referrals/:referralId/outcome',
  summary: 'Records what came of a referral.',
  needs: 'supervision.account',
  params: referralId,
  query: nothing,
  body: z.object({ outcome: words, on: day }),
  reply: referral,
  refuses: ['supervision.referral_not_found', 'supervision.changed', 'supervision.decided_already', 'supervision.outcome_invalid'],
  versioned: true,
});
export const attachToReferral = endpoint({
  method: 'POST',
  path: '/api/supervision/referrals/:referralId/files',
  summary: 'Adds material to an open referral.',
  needs: 'supervision.account',
  params: referralId,
  query: nothing,
  body: nothing,
  reply: referral,
  refuses: ['supervision.referral_not_found', 'supervision.decided_already', 'supervision.file_refused', 'request.too_large'],
  uploads: true,
});
export const readReferralFile = endpoint({
  method: 'GET',
  path: '/api/supervision/referrals/:referralId/files/:fileId',
  summary: 'A piece of the material of a referral as it was handed in.',
  needs: 'supervision.account',
  params: referralId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['supervision.file_not_found'],
  sends: 'application/octet-stream',
});
