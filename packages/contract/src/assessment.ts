import { z } from 'zod';
import { appeal, assessment, assessmentItem, rankedUnit, scheme, toldCell, toldHappening, unitScore } from './assessment-shape.ts';
import { endpoint } from './endpoint.ts';
import { day, nothing, pageOf } from './shape.ts';

export * from './assessment-shape.ts';

const assessmentId = z.object({ assessmentId: z.uuid() });
const told = { cells: z.array(toldCell).max(20_000).default([]), happenings: z.array(toldHappening).max(5000).default([]) };

export const listSchemes = endpoint({
  method: 'GET',
  path: '/api/assessment/schemes',
  summary: 'The scoring schemes of this city, each in its newest version.',
  needs: 'assessment.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(scheme) }),
  refuses: [],
});
export const runAssessment = endpoint({
  method: 'POST',
  path: '/api/assessment/assessments',
  summary: 'Freezes the inputs of a scheme on a day, from the records and what is told by hand, and scores and ranks every unit.',
  needs: 'assessment.manage',
  params: nothing,
  query: nothing,
  body: z.object({
    scheme: z.string().max(60),
    title: z.string().trim().min(1).max(200),
    on: day.optional(),
    /** A file of inputs imported before. */
    inputs: z.uuid().optional(),
    /** What is shared, in whole yuan. */
    pool: z.int().min(1).max(1_000_000_000_000).optional(),
    ...told,
  }),
  reply: assessment,
  refuses: ['assessment.scheme_not_found', 'assessment.inputs_invalid', 'assessment.inputs_not_found'],
  creates: true,
});
export const importInputs = endpoint({
  method: 'POST',
  path: '/api/assessment/inputs',
  summary:
    'Reads a CSV or Excel file of inputs and tells all that is wrong with it, row by row; one without a fault is kept to be frozen with a run.',
  needs: 'assessment.manage',
  params: nothing,
  query: nothing,
  body: z.object({ scheme: z.string().max(60), trial: z.enum(['true', 'false']).default('true') }),
  reply: z.object({
    /** Null: it was a trial, or something is wrong. */
    id: z.uuid().nullable(),
    subjects: z.int(),
    cells: z.int(),
    happenings: z.int(),
    problems: z.array(z.object({ code: z.string(), row: z.int(), column: z.string() })),
  }),
  refuses: ['assessment.scheme_not_found', 'request.too_large'],
  uploads: true,
});
export const inputsForm = endpoint({
  method: 'GET',
  path: '/api/assessment/schemes/:code/inputs.csv',
  summary: 'An empty file of inputs of a scheme: a row for each unit and item that is told by hand.',
  needs: 'assessment.manage',
  params: z.object({ code: z.string().max(60) }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['assessment.scheme_not_found'],
  sends: 'text/csv; charset=utf-8',
});
export const assessmentInputs = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments/:assessmentId/inputs.csv',
  summary: 'The frozen inputs of an assessment, for whoever wants to compute it again.',
  needs: 'assessment.read',
  params: assessmentId,
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['assessment.not_found'],
  sends: 'text/csv; charset=utf-8',
});
export const listAssessments = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments',
  summary: 'Assessments, the newest first; a unit sees those that are published.',
  needs: 'assessment.read',
  params: nothing,
  query: z.object({
    scheme: z.string().max(60).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  body: nothing,
  reply: pageOf(assessmentItem),
  refuses: ['request.invalid'],
});
export const readAssessment = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments/:assessmentId',
  summary: 'An assessment with every unit’s rank.',
  needs: 'assessment.read',
  params: assessmentId,
  query: nothing,
  body: nothing,
  reply: assessment,
  refuses: ['assessment.not_found'],
});
export const readUnitScore = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments/:assessmentId/units/:unitId',
  summary: 'How a unit’s score came about, from the score down to the rows, and what would gain it a place.',
  needs: 'assessment.read',
  params: assessmentId.extend({ unitId: z.string().max(80) }),
  query: nothing,
  body: nothing,
  reply: unitScore,
  refuses: ['assessment.not_found'],
});
export const verifyAssessment = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments/:assessmentId/verification',
  summary: 'Makes the scores again from the frozen inputs and says whether they are the same, byte for byte.',
  needs: 'assessment.read',
  params: assessmentId,
  query: nothing,
  body: nothing,
  reply: z.object({ same: z.boolean(), sha256: z.string() }),
  refuses: ['assessment.not_found'],
});
export const whatIf = endpoint({
  method: 'POST',
  path: '/api/assessment/assessments/:assessmentId/what-if',
  summary: 'Ranks as they would be under other weights or values, and how firm each rank is; nothing is kept.',
  needs: 'assessment.read',
  params: assessmentId,
  query: nothing,
  body: z.object({
    weights: z.record(z.string().max(60), z.string().regex(/^\d{1,9}(\.\d{1,6})?$/)).default({}),
    cells: z.array(toldCell).max(1000).default([]),
    spread: z.number().min(0).max(1).default(0.25),
  }),
  reply: z.object({
    /** How the intervals were made: so many runs, each weight drawn within this spread, by this seed. */
    runs: z.int(),
    seed: z.int(),
    spread: z.number(),
    units: z.array(
      rankedUnit
        .pick({ unit: true, group: true, rank: true, published: true })
        .extend({ before: z.int(), was: z.string(), low: z.int(), high: z.int() }),
    ),
  }),
  refuses: ['assessment.not_found', 'assessment.inputs_invalid'],
});
export const publishAssessment = endpoint({
  method: 'POST',
  path: '/api/assessment/assessments/:assessmentId/publish',
  summary: 'Shows an assessment to the units; it can no longer be changed, only superseded.',
  needs: 'assessment.manage',
  params: assessmentId,
  query: nothing,
  body: nothing,
  reply: assessment,
  refuses: ['assessment.not_found', 'assessment.changed', 'assessment.published_already'],
  versioned: true,
});
export const appealScore = endpoint({
  method: 'POST',
  path: '/api/assessment/assessments/:assessmentId/appeals',
  summary: 'A unit appeals against one item of its published score.',
  needs: 'assessment.appeal',
  params: assessmentId,
  query: nothing,
  body: z.object({ unit: z.string().min(1).max(80), item: z.string().max(60), text: z.string().trim().min(1).max(2000) }),
  reply: appeal,
  refuses: ['assessment.not_found', 'assessment.not_published', 'assessment.appeal_open', 'access.denied'],
  creates: true,
});
export const listAppeals = endpoint({
  method: 'GET',
  path: '/api/assessment/assessments/:assessmentId/appeals',
  summary: 'Appeals against an assessment; a unit sees its own.',
  needs: 'assessment.read',
  params: assessmentId,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(appeal) }),
  refuses: ['assessment.not_found'],
});
export const decideAppeal = endpoint({
  method: 'POST',
  path: '/api/assessment/appeals/:appealId/decision',
  summary: 'Answers an appeal; one that is granted leads to a new assessment with the corrected value, beside the old one.',
  needs: 'assessment.manage',
  params: z.object({ appealId: z.uuid() }),
  query: nothing,
  body: z.object({
    answer: z.string().trim().min(1).max(2000),
    corrected: toldCell.pick({ actual: true, target: true }).nullable().default(null),
  }),
  reply: appeal,
  refuses: [
    'assessment.appeal_not_found',
    'assessment.changed',
    'assessment.appeal_decided',
    'assessment.superseded',
    'assessment.inputs_invalid',
  ],
  versioned: true,
});
