import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, listOf, nothing, pageOf } from './shape.ts';
import { finding, findingItem, findingStage, results, words } from './supervision-findings-shape.ts';

export * from './supervision-due.ts';
export * from './supervision-findings-shape.ts';

const caseId = z.object({ caseId: z.uuid() });
const unit = z.string().min(1).max(80);
const evidence = z.array(z.uuid()).max(50).default([]);
const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

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
    stages: z.array(findingStage.extend({ count: z.int(), overdue: z.int() })),
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
