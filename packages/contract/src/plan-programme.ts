import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { difference, differenceItem } from './plan-difference.ts';
import { documentRef } from './plan-document.ts';
import { review, reviewPlan } from './plan-review.ts';
import { day, instant, listOf, nothing, personRef } from './shape.ts';

export const programmeId = z.object({ programmeId: z.uuid() });

export const versionSummary = z.object({
  version: z.int(),
  importId: z.uuid(),
  document: documentRef.nullable(),
  approvedBy: z.string(),
  reason: z.string().nullable(),
  by: personRef,
  at: instant,
  summary: difference.shape.summary,
});
/** 方案: one published notice with its plans (annexes) and all its versions. */
export const programme = z.object({
  id: z.uuid(),
  title: z.string(),
  year: z.int().nullable(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  version: z.int(),
  versions: z.array(versionSummary),
});
export type Programme = z.output<typeof programme>;

export const listProgrammes = endpoint({
  method: 'GET',
  path: '/api/plan/programmes',
  summary: 'Published programmes, the newest year first.',
  needs: 'plan.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(programme) }),
  refuses: [],
});

export const readProgramme = endpoint({
  method: 'GET',
  path: '/api/plan/programmes/:programmeId',
  summary: 'One programme with its versions.',
  needs: 'plan.read',
  params: programmeId,
  query: nothing,
  body: nothing,
  reply: programme,
  refuses: ['plan.programme_not_found'],
});

export const readVersion = endpoint({
  method: 'GET',
  path: '/api/plan/programmes/:programmeId/versions/:version',
  summary: 'The full content of one published version.',
  needs: 'plan.read',
  params: programmeId.extend({ version: z.coerce.number().int().positive() }),
  query: nothing,
  body: nothing,
  reply: z.object({ programmeId: z.uuid(), version: z.int(), notice: review.shape.notice, plans: z.array(reviewPlan) }),
  refuses: ['plan.version_not_found'],
});

const compared = z.object({
  from: z.uuid(),
  fromVersion: z.coerce.number().int().positive().optional(),
  to: z.uuid(),
  toVersion: z.coerce.number().int().positive().optional(),
});
export const compareVersions = endpoint({
  method: 'GET',
  path: '/api/plan/difference',
  summary: 'Two published versions side by side: an amendment against the version before, or one year’s programme against another’s.',
  needs: 'plan.read',
  params: nothing,
  query: compared,
  body: nothing,
  reply: difference,
  refuses: ['plan.version_not_found'],
});

export const exportDifference = endpoint({
  method: 'GET',
  path: '/api/plan/difference.xlsx',
  summary: 'The same as an Excel workbook: of all measures, or of those of some kinds in which some words stand.',
  needs: 'plan.read',
  params: nothing,
  query: compared.extend({
    kinds: listOf(differenceItem.shape.kind).default(['changed', 'new', 'gone', 'same']),
    q: z.string().trim().max(100).default(''),
  }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['plan.version_not_found'],
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
