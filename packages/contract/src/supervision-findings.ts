import { z } from 'zod';
import { caseDetail } from './cases-shape.ts';
import { endpoint } from './endpoint.ts';
import { day, instant, listOf, nothing, pageOf, personRef, unitRef } from './shape.ts';
import { degrees } from './supervision-shape.ts';

const caseId = z.object({ caseId: z.uuid() });
const unit = z.string().min(1).max(80);
const words = z.string().trim().max(2000);
const evidence = z.array(z.uuid()).max(50).default([]);
const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const results = z.array(z.object({ done: z.boolean(), note: words })).max(50);

const origin = z.object({
  campaign: z.object({ id: z.uuid(), title: z.string() }),
  target: z.string(),
  visit: z.uuid(),
  item: z.object({ code: z.string(), title: z.string() }),
});
const stage = z.object({ code: z.string(), title: z.string(), titleEn: z.string().nullable() });
export const findingItem = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  severity: z.string().nullable(),
  stage,
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

export const listFindings = endpoint({
  method: 'GET',
  path: '/api/supervision/findings',
  summary: 'Findings of inspections this person may see, the most urgent first, with how many stand in each stage.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({
    campaign: z.uuid().optional(),
    unit: unit.optional(),
    stage: z.string().max(60).optional(),
    severity: listOf(z.enum(['一般', '较重', '严重']), 3).optional(),
    open: z.enum(['true', 'false']).optional(),
    overdue: z.enum(['true']).optional(),
    q: z.string().trim().max(100).optional(),
    ...paging,
  }),
  body: nothing,
  reply: pageOf(findingItem).extend({
    stages: z.array(stage.extend({ count: z.int(), overdue: z.int() })),
  }),
  refuses: ['request.invalid'],
});
export const readFinding = endpoint({
  method: 'GET',
  path: '/api/supervision/findings/:caseId',
  summary: 'A finding: its case, where it was found, and the whole of its rectification.',
  needs: 'supervision.read',
  params: caseId,
  query: nothing,
  body: nothing,
  reply: finding,
  refuses: ['cases.not_found', 'supervision.not_a_finding'],
});

const refusedDeed = [
  'cases.not_found',
  'cases.changed',
  'cases.deed_forbidden',
  'cases.answered_by_parent',
  'access.denied',
  'supervision.not_a_finding',
] as const;

export const handInPlan = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/plan',
  summary: 'Hands in a rectification plan: goal, measures with days, duty unit, supervising unit, deadline, and the signed paper.',
  needs: 'supervision.read',
  params: caseId,
  query: nothing,
  body: z.object({
    goal: words.min(1),
    measures: z
      .array(z.object({ text: words.min(1), by: day }))
      .min(1)
      .max(50),
    dutyUnit: unit,
    supervisingUnit: unit,
    deadline: day,
    evidence,
  }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.rectification_invalid', 'supervision.unit_unknown'],
  versioned: true,
});
export const reviewPlan = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/plan/review',
  summary: 'Agrees to a rectification plan or returns it with a reason.',
  needs: 'supervision.read',
  params: caseId,
  query: nothing,
  body: z.object({ agreed: z.boolean(), reason: words.default('') }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.no_plan'],
  versioned: true,
});
export const checkOwnWork = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/self-check',
  summary: 'Says measure by measure that the plan is carried out, and asks for verification.',
  needs: 'supervision.read',
  params: caseId,
  query: nothing,
  body: z.object({ results, note: words.default(''), evidence }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.no_plan', 'supervision.check_invalid'],
  versioned: true,
});
export const verifyOnSite = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/verification',
  summary: 'Verifies the rectification on site, by somebody who did none of it: passes it into publicity or sends it back.',
  needs: 'supervision.read',
  params: caseId,
  query: nothing,
  body: z.object({ passed: z.boolean(), results, note: words.default(''), evidence }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.no_plan', 'supervision.check_invalid'],
  versioned: true,
});
export const objectToWriteOff = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/objections',
  summary: 'Records an objection of the public to a finding that is about to be written off; the publicity stands still.',
  needs: 'supervision.manage',
  params: caseId,
  query: nothing,
  body: z.object({
    objector: z.string().trim().max(60).default(''),
    contact: z.string().trim().max(100).default(''),
    text: words.min(1),
    receivedOn: day,
  }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.not_public', 'supervision.objection_invalid'],
  versioned: true,
});
export const decideObjection = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/objections/:objectionId/decision',
  summary: 'Answers an objection: upheld, the finding goes back to be rectified; rejected, the publicity goes on.',
  needs: 'supervision.manage',
  params: caseId.extend({ objectionId: z.uuid() }),
  query: nothing,
  body: z.object({ upheld: z.boolean(), answer: words.min(1) }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.objection_not_found', 'supervision.decided_already'],
  versioned: true,
});
export const writeOff = endpoint({
  method: 'POST',
  path: '/api/supervision/findings/:caseId/write-off',
  summary: 'Writes a finding off when its publicity is over and no objection is open; looking back is put on the calendar.',
  needs: 'supervision.manage',
  params: caseId,
  query: nothing,
  body: z.object({ note: words.default(''), evidence }),
  reply: finding,
  refuses: [...refusedDeed, 'supervision.write_off_early'],
  versioned: true,
});

export const listPublicity = endpoint({
  method: 'GET',
  path: '/api/supervision/publicity',
  summary: 'Findings in publicity before writing off, the one that ends first first, with the objections to each.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ unit: unit.optional(), ...paging }),
  body: nothing,
  reply: pageOf(
    z.object({
      case: z.object({ id: z.uuid(), number: z.string(), title: z.string(), version: z.int() }),
      unit: unitRef.nullable(),
      from: day,
      until: day.nullable(),
      stopped: z.boolean(),
      over: z.boolean(),
      /** Null for whoever may not know of objections. */
      openObjections: z.int().nullable(),
    }),
  ),
  refuses: ['request.invalid'],
});
export const listLookBacks = endpoint({
  method: 'GET',
  path: '/api/supervision/look-backs',
  summary: 'Findings that were written off and must be looked at again, by the day it is due.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ state: lookBackState.optional(), until: day.optional(), unit: unit.optional(), ...paging }),
  body: nothing,
  reply: pageOf(lookBackItem),
  refuses: ['request.invalid'],
});
export const recordLookBack = endpoint({
  method: 'POST',
  path: '/api/supervision/look-backs/:lookBackId',
  summary:
    'Records what was seen on looking back, with a photo; a finding that has lapsed is opened again and proposes a special inspection.',
  needs: 'supervision.inspect',
  params: z.object({ lookBackId: z.uuid() }),
  query: nothing,
  body: z.object({
    result: z.enum(['kept', 'lapsed']),
    note: words.min(1),
    longitude: degrees(180),
    latitude: degrees(90),
    takenAt: instant,
  }),
  reply: finding,
  refuses: [
    'supervision.look_back_not_found',
    'supervision.decided_already',
    'supervision.look_back_not_due',
    'supervision.file_refused',
    'request.too_large',
  ],
  uploads: true,
});
export const readLookBackPhoto = endpoint({
  method: 'GET',
  path: '/api/supervision/look-backs/:lookBackId/photo',
  summary: 'The photo taken on looking back.',
  needs: 'supervision.read',
  params: z.object({ lookBackId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['supervision.file_not_found'],
  sends: 'application/octet-stream',
});
export const listProposals = endpoint({
  method: 'GET',
  path: '/api/supervision/proposals',
  summary: 'Special inspections proposed because a finding lapsed or came back twice.',
  needs: 'supervision.manage',
  params: nothing,
  query: z.object({ state: z.enum(['open', 'accepted', 'declined']).optional(), ...paging }),
  body: nothing,
  reply: pageOf(proposal),
  refuses: ['request.invalid'],
});
export const decideProposal = endpoint({
  method: 'POST',
  path: '/api/supervision/proposals/:proposalId/decision',
  summary: 'Accepts a proposed special inspection, which is planned at once, or declines it with a reason.',
  needs: 'supervision.manage',
  params: z.object({ proposalId: z.uuid() }),
  query: nothing,
  body: z.discriminatedUnion('accepted', [
    z.object({ accepted: z.literal(true), answer: words.min(1), title: z.string().trim().min(1).max(200), startsOn: day, endsOn: day }),
    z.object({ accepted: z.literal(false), answer: words.min(1) }),
  ]),
  reply: proposal,
  refuses: [
    'supervision.proposal_not_found',
    'supervision.changed',
    'supervision.decided_already',
    'supervision.type_not_found',
    'supervision.campaign_invalid',
  ],
  versioned: true,
});
