import { z } from 'zod';
import { place } from './cases-shape.ts';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, personRef, unitRef } from './shape.ts';
import { checklist, targetKind, visitState } from './supervision-shape.ts';

/** A visit as flat properties: `domain/supervision/field/visit-properties` says what each may be. */
const properties = z
  .record(z.string().max(80), z.string().max(8000))
  .refine((all) => Object.keys(all).length <= 220, 'at most 220 properties');
const conflict = z.enum(['soft', 'hard']).nullable();

const fieldTarget = z.object({
  id: z.uuid(),
  kind: targetKind,
  name: z.string(),
  unit: unitRef,
  place: place.nullable(),
  checklist: z.object({ code: z.string(), version: z.int() }),
});
export type FieldTarget = z.output<typeof fieldTarget>;

const fieldCampaign = z.object({
  id: z.uuid(),
  title: z.string(),
  type: z.string(),
  purpose: z.string(),
  startsOn: day,
  endsOn: day,
  targets: z.array(fieldTarget),
});
export type FieldCampaign = z.output<typeof fieldCampaign>;

/** A visit as the server has it: what a phone may go on from. */
const knownVisit = z.object({
  id: z.uuid(),
  targetId: z.uuid(),
  inspector: personRef,
  version: z.int(),
  state: visitState,
  conflict,
  properties,
});
export type KnownVisit = z.output<typeof knownVisit>;

export const readAssignments = endpoint({
  method: 'GET',
  path: '/api/field/assignments',
  summary: 'All an inspector needs on the way: running campaigns of which they are, targets, checklists and visits made so far.',
  needs: 'supervision.inspect',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({
    person: personRef,
    today: day,
    readAt: instant,
    campaigns: z.array(fieldCampaign),
    checklists: z.array(checklist),
    visits: z.array(knownVisit),
  }),
  refuses: [],
});
export type Assignments = z.output<typeof readAssignments.reply>;

/** One deed on a phone. Once sent it never changes: the same name with other content is refused. */
export const fieldSubmission = z.object({
  instanceId: z.uuid(),
  /** The submission this one corrects. */
  deprecates: z.uuid().nullable().default(null),
  visitId: z.uuid(),
  targetId: z.uuid(),
  action: z.enum(['create', 'update']),
  /** The version on the phone that was edited, and the last of the server that it knew. */
  base: z.int().positive().nullable(),
  trunk: z.int().positive().nullable(),
  branch: z.uuid().nullable(),
  said: properties,
});
export type FieldSubmission = z.output<typeof fieldSubmission>;

export const fieldRefusals = [
  'branch_missing',
  'base_missing',
  'subject_missing',
  'record_not_found',
  'version_not_found',
  'already_exists',
  'record_removed',
  'instance_differs',
  'instance_deleted',
  'instance_stale',
  'not_of_the_team',
  'target_unknown',
  'said_unreadable',
] as const;
export type FieldRefusal = (typeof fieldRefusals)[number];

const received = z.object({
  instanceId: z.uuid(),
  visitId: z.uuid(),
  /** applied and held are safe with the server; refused is for a person to look at. */
  outcome: z.enum(['applied', 'held', 'refused']),
  why: z.enum(fieldRefusals).nullable(),
  /** Of the visit, as it is now. */
  version: z.int().nullable(),
  conflict,
  state: visitState.nullable(),
  /** What keeps a visit that was handed in from counting as such. */
  problems: z.array(z.object({ code: z.string(), at: z.array(z.union([z.string(), z.number()])) })),
});
export type Received = z.output<typeof received>;

export const MOST_SUBMISSIONS = 20;

export const sendSubmissions = endpoint({
  method: 'POST',
  path: '/api/field/submissions',
  summary: 'Takes what a phone recorded, in any order and however often; each submission is applied at most once.',
  needs: 'supervision.inspect',
  params: nothing,
  query: nothing,
  body: z.object({ submissions: z.array(fieldSubmission).min(1).max(MOST_SUBMISSIONS) }),
  reply: z.object({ received: z.array(received) }),
  refuses: [],
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const wantedFiles = endpoint({
  method: 'POST',
  path: '/api/field/files/wanted',
  summary: 'Which of these files have not arrived yet: what a lost answer left open is not sent again.',
  needs: 'supervision.inspect',
  params: nothing,
  query: nothing,
  body: z.object({
    files: z
      .array(z.object({ id: z.uuid(), visitId: z.uuid(), sha256 }))
      .min(1)
      .max(100),
  }),
  reply: z.object({ wanted: z.array(z.uuid()) }),
  refuses: [],
});

export const sendFile = endpoint({
  method: 'POST',
  path: '/api/field/files',
  summary: 'Takes a photo or a signature of a visit, before or after the visit itself. The same file again changes nothing.',
  needs: 'supervision.inspect',
  params: nothing,
  query: nothing,
  body: z.object({
    id: z.uuid(),
    visitId: z.uuid(),
    targetId: z.uuid(),
    kind: z.enum(['photo', 'signature']),
    sha256,
    longitude: z.coerce.number().min(-180).max(180).optional(),
    latitude: z.coerce.number().min(-90).max(90).optional(),
    takenAt: instant.optional(),
  }),
  reply: z.object({ id: z.uuid() }),
  uploads: true,
  refuses: ['supervision.file_refused', 'supervision.not_of_team', 'request.too_large'],
});

const heldItem = z.object({ instanceId: z.uuid(), by: personRef, receivedAt: instant, base: z.int().nullable() });

const conflictItem = z.object({
  visitId: z.uuid(),
  target: z.object({ id: z.uuid(), name: z.string() }),
  unit: unitRef,
  campaign: z.object({ id: z.uuid(), title: z.string() }),
  /** None while only updates of it have come and wait for the ones before. */
  version: z.int().nullable(),
  conflict,
  conflicting: z.array(z.string()),
  held: z.array(heldItem),
  refused: z.int(),
  at: instant,
});
export type ConflictItem = z.output<typeof conflictItem>;

export const listConflicts = endpoint({
  method: 'GET',
  path: '/api/field/conflicts',
  summary: 'Visits that two people changed at once, and submissions that wait for earlier ones or were refused.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ kind: z.enum(['hard', 'soft', 'held', 'refused']).optional() }),
  body: nothing,
  reply: z.object({ items: z.array(conflictItem), total: z.int() }),
  refuses: [],
});

const versionItem = z.object({
  version: z.int(),
  by: personRef.nullable(),
  at: instant,
  fromPhone: z.boolean(),
  forced: z.boolean(),
  conflict,
  conflicting: z.array(z.string()),
  properties,
});
export type VersionItem = z.output<typeof versionItem>;

export const readConflict = endpoint({
  method: 'GET',
  path: '/api/field/conflicts/:visitId',
  summary: 'Every version of a visit, side by side, with what was said differently.',
  needs: 'supervision.read',
  params: z.object({ visitId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: conflictItem.extend({ checklist, versions: z.array(versionItem), mayResolve: z.boolean() }),
  refuses: ['supervision.visit_not_found'],
});
export type ConflictDetail = z.output<typeof readConflict.reply>;

export const resolveConflict = endpoint({
  method: 'POST',
  path: '/api/field/conflicts/:visitId/resolution',
  summary: 'Says which version holds for each property in dispute, and ends the conflict.',
  needs: 'supervision.inspect',
  params: z.object({ visitId: z.uuid() }),
  query: nothing,
  /** By property: the version whose word holds; what is not named stays as it is. */
  body: z.object({ take: z.record(z.string().max(80), z.int().positive()).default({}) }),
  reply: z.object({ version: z.int() }),
  versioned: true,
  refuses: ['supervision.visit_not_found', 'supervision.changed', 'supervision.no_conflict', 'supervision.resolution_invalid'],
});

export const withdrawSubmission = endpoint({
  method: 'POST',
  path: '/api/field/conflicts/:visitId/withdrawals',
  summary: 'Takes back a submission that waits for an earlier one which will not come.',
  needs: 'supervision.manage',
  params: z.object({ visitId: z.uuid() }),
  query: nothing,
  body: z.object({ instanceId: z.uuid() }),
  reply: nothing,
  refuses: ['supervision.visit_not_found'],
});
