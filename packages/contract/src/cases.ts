import { z } from 'zod';
import { caseDetail, caseItem, caseKind, caseMoved, caseOrigin, evidenceKind, place, rungName } from './cases-shape.ts';
import { endpoint } from './endpoint.ts';
import { day, instant, listOf, nothing, pageOf } from './shape.ts';

export * from './cases-shape.ts';

const caseId = z.object({ caseId: z.uuid() });
const reason = z.string().trim().max(2000);
const unit = z.string().min(1).max(80);

export const listCaseKinds = endpoint({
  method: 'GET',
  path: '/api/cases/kinds',
  summary: 'The kinds of cases this city runs, each in its newest version.',
  needs: 'cases.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(caseKind) }),
  refuses: [],
});
export const registerCase = endpoint({
  method: 'POST',
  path: '/api/cases',
  summary: 'Registers a case; one that repeats an open case by the rule of its kind is joined to it.',
  needs: 'cases.register',
  params: nothing,
  query: nothing,
  body: z.object({
    kind: z.string().max(60),
    origin: caseOrigin,
    title: z.string().trim().min(1).max(500),
    fields: z.record(z.string().max(60), z.string().trim().max(4000).nullable()).default({}),
    place: place.nullable().default(null),
    seenAt: instant.optional(),
  }),
  reply: caseDetail,
  refuses: ['cases.kind_not_found', 'cases.fields_invalid'],
  creates: true,
});
const filters = {
  kind: listOf(z.string().max(60), 50).optional(),
  stage: z.string().max(60).optional(),
  unit: unit.optional(),
  open: z.enum(['true', 'false']).optional(),
  overdue: z.enum(['true']).optional(),
  /** Those that are now with a unit of one’s own. */
  mine: z.enum(['true']).optional(),
  q: z.string().trim().max(100).optional(),
};
export const listCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases this person may see, the most urgent first.',
  needs: 'cases.read',
  params: nothing,
  query: z.object({ ...filters, after: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: nothing,
  reply: pageOf(caseItem),
  refuses: ['request.invalid'],
});
export const caseBoard = endpoint({
  method: 'GET',
  path: '/api/cases/board',
  summary: 'Open cases of a kind counted by stage and by the time left.',
  needs: 'cases.read',
  params: nothing,
  query: z.object({ kind: z.string().max(60), unit: unit.optional() }),
  body: nothing,
  reply: z.object({
    kind: z.object({ code: z.string(), title: z.string(), titleEn: z.string().nullable() }),
    stages: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        titleEn: z.string().nullable(),
        overdue: z.int(),
        soon: z.int(),
        later: z.int(),
        unlimited: z.int(),
        suspended: z.int(),
      }),
    ),
  }),
  refuses: ['cases.kind_not_found'],
});
export const caseMap = endpoint({
  method: 'GET',
  path: '/api/cases/map',
  summary: 'Where the cases are: how many in each district, and in cells of a fine grid where they were seen.',
  needs: 'cases.read',
  params: nothing,
  query: z.object(filters),
  body: nothing,
  reply: z.object({
    /** By the district of the unit that holds it; null: no unit yet, or one of the city. */
    districts: z.array(z.object({ unit: z.string().nullable(), cases: z.int(), overdue: z.int() })),
    cells: z.array(
      z.object({
        longitude: z.number(),
        latitude: z.number(),
        cases: z.int(),
        overdue: z.int(),
        /** Where there is one case alone, it. */
        only: z.object({ id: z.uuid(), title: z.string() }).nullable(),
      }),
    ),
    /** Cases that say no place. */
    unplaced: z.int(),
    total: z.int(),
  }),
  refuses: [],
});
export const cityDistricts = endpoint({
  method: 'GET',
  path: '/api/cases/districts',
  summary: 'The boundaries of the city’s districts as GeoJSON, as its pack has them; no features where it has none.',
  needs: 'cases.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: [],
});
export const readCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: 'One case with its steps, evidence and what may be done to it.',
  needs: 'cases.read',
  params: caseId,
  query: nothing,
  body: nothing,
  reply: caseDetail,
  refuses: ['cases.not_found'],
});
export const actOnCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/deeds',
  summary: 'Does something to a case: a step of its kind, suspension, an extension, re-opening. All that forbids it is told at once.',
  needs: 'cases.read',
  params: caseId,
  query: nothing,
  body: z.discriminatedUnion('do', [
    z.object({
      do: z.literal('step'),
      action: z.string().max(60),
      reason: reason.default(''),
      unit: unit.nullable().default(null),
      evidence: z.array(z.uuid()).max(50).default([]),
    }),
    z.object({ do: z.literal('suspend'), reason }),
    z.object({ do: z.literal('resume') }),
    z.object({ do: z.literal('ask_extension'), to: day, reason }),
    z.object({ do: z.literal('decide_extension'), granted: z.boolean(), reason }),
    z.object({ do: z.literal('reopen'), reason }),
  ]),
  reply: caseMoved,
  refuses: ['cases.not_found', 'cases.changed', 'cases.deed_forbidden', 'access.denied', 'cases.unit_unknown', 'cases.answered_by_parent'],
  versioned: true,
});
export const dispatchCases = endpoint({
  method: 'POST',
  path: '/api/cases/dispatch',
  summary: 'Takes the same step for many cases, each whole or not at all; the reply tells of each case what came of it.',
  needs: 'cases.dispatch',
  params: nothing,
  query: nothing,
  body: z.object({
    cases: z
      .array(z.object({ id: z.uuid(), version: z.int() }))
      .min(1)
      .max(200),
    action: z.string().max(60),
    reason: reason.default(''),
    unit: unit.nullable().default(null),
    /** Instead of one unit for all: each case goes to the unit that stands in this field of it. */
    unitField: z.string().max(60).nullable().default(null),
  }),
  reply: z.object({
    moved: z.int(),
    results: z.array(
      z.object({
        id: z.uuid(),
        number: z.string().nullable(),
        /** Null: it moved. Else the refusal, with the problems as a single step would tell them. */
        code: z.string().nullable(),
        problems: z.array(z.object({ code: z.string(), at: z.array(z.union([z.string(), z.number()])) })),
      }),
    ),
  }),
  refuses: [],
});
export const attachEvidence = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/evidence',
  summary: 'Adds a photo, document, reading or signature to a case, with where and when it was taken.',
  needs: 'cases.read',
  params: caseId,
  query: nothing,
  body: z.object({
    kind: evidenceKind,
    longitude: z.coerce.number().min(-180).max(180).optional(),
    latitude: z.coerce.number().min(-90).max(90).optional(),
    takenAt: instant.optional(),
  }),
  reply: caseDetail,
  refuses: ['cases.not_found', 'cases.evidence_refused', 'access.denied', 'request.too_large'],
  uploads: true,
});
export const readEvidence = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/evidence/:evidenceId',
  summary: 'A piece of evidence as it was uploaded.',
  needs: 'cases.read',
  params: caseId.extend({ evidenceId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['cases.evidence_not_found'],
  sends: 'application/octet-stream',
});
export const escalateCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/rungs',
  summary: 'Takes the next rung of the ladder a case has come to.',
  needs: 'cases.dispatch',
  params: caseId,
  query: nothing,
  body: z.object({ name: rungName, reason: reason.min(1) }),
  reply: caseDetail,
  refuses: ['cases.not_found', 'cases.changed', 'cases.rung_not_reached'],
  versioned: true,
});
