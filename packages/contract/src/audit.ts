import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { instant, nothing, pageOf, personRef } from './shape.ts';

const filter = z.object({
  from: instant.optional(),
  to: instant.optional(),
  actor: z.string().max(80).optional(),
  /** A type (org.unit_renamed), or a room with a dot at the end (org.). */
  type: z.string().max(80).optional(),
  subject: z.string().max(400).optional(),
  /** Any text in what was told. */
  q: z.string().trim().max(100).optional(),
});

/**
 * What a person calls something an event speaks of by an id: the text of a measure, the name of a person. `of` is what it belongs to: a
 * person's unit by name; the measure of a promise, of a phrase of units and of a report by id.
 */
export const nameOfSubject = z.object({
  kind: z.enum([
    'person',
    'unit',
    'group',
    'programme',
    'plan',
    'import',
    'measure',
    'promise',
    'phrase',
    'indicator',
    'report',
    'bulletin',
    'case',
    'caseKind',
    'campaign',
    'visit',
    'checklist',
    'assessment',
    'scheme',
  ]),
  name: z.string(),
  of: z.string().nullable(),
});
export type NameOfSubject = z.output<typeof nameOfSubject>;

export const auditEvent = z.object({
  id: z.int(),
  type: z.string(),
  actor: personRef,
  subject: z.string(),
  payload: z.unknown(),
  at: instant,
  requestId: z.string(),
  address: z.string().nullable(),
  sealed: z.boolean(),
});
export type AuditEvent = z.output<typeof auditEvent>;

export const listEvents = endpoint({
  method: 'GET',
  path: '/api/audit/events',
  summary: 'The audit trail, the newest first.',
  needs: 'audit.read',
  params: nothing,
  query: filter.extend({ after: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: pageOf(auditEvent).extend({ names: z.record(z.string(), nameOfSubject) }),
  refuses: ['request.invalid'],
});

export const listActors = endpoint({
  method: 'GET',
  path: '/api/audit/actors',
  summary: 'Who is in the trail as the doer of something, found by a part of the name.',
  needs: 'audit.read',
  params: nothing,
  query: z.object({ q: z.string().trim().max(100).optional() }),
  body: nothing,
  reply: z.object({ items: z.array(personRef.extend({ unit: z.string().nullable() })) }),
  refuses: ['request.invalid'],
});

export const exportEvents = endpoint({
  method: 'GET',
  path: '/api/audit/export',
  summary: 'The same selection as a file.',
  needs: 'audit.read',
  params: nothing,
  query: filter.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['request.invalid', 'audit.too_many'],
  sends: 'application/octet-stream',
});

export const auditVerdict = z.object({
  whole: z.boolean(),
  events: z.int(),
  seals: z.int(),
  /** Written within the last moments and not yet sealed. */
  waiting: z.int(),
  /** Events of these seals were archived and deleted; their seals still hold the chain. */
  archived: z.int(),
  broken: z
    .object({
      what: z.enum(['event_changed', 'event_missing', 'event_extra', 'seal_changed', 'seal_missing', 'chain_cut', 'archive_changed']),
      seal: z.int().nullable(),
      event: z.int().nullable(),
    })
    .nullable(),
  /** The hash of the last seal: noted elsewhere, it also proves that nothing was cut off the end. */
  head: z.string().nullable(),
});
export type AuditVerdict = z.output<typeof auditVerdict>;

export const verifyTrail = endpoint({
  method: 'GET',
  path: '/api/audit/verify',
  summary: 'Proves the trail from the first event to the last, and names the first broken row.',
  needs: 'audit.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: auditVerdict,
  refuses: [],
});

export const archive = z.object({
  id: z.uuid(),
  before: instant,
  firstSeal: z.int(),
  lastSeal: z.int(),
  events: z.int(),
  file: z.string(),
  sha256: z.string(),
  signature: z.string(),
  by: personRef,
  at: instant,
  deletedAt: instant.nullable(),
});
export type Archive = z.output<typeof archive>;

export const listArchives = endpoint({
  method: 'GET',
  path: '/api/audit/archives',
  summary: 'Archives of old events, the newest first.',
  needs: 'audit.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(archive), publicKey: z.string() }),
  refuses: [],
});

export const archiveEvents = endpoint({
  method: 'POST',
  path: '/api/audit/archives',
  summary: 'Writes sealed events older than a time to a file with a signed manifest; the time must leave at least the retention.',
  needs: 'audit.manage',
  params: nothing,
  query: nothing,
  body: z.object({ before: instant }),
  reply: archive,
  refuses: ['audit.too_young', 'audit.nothing_to_archive', 'audit.trail_broken'],
});

export const downloadArchive = endpoint({
  method: 'GET',
  path: '/api/audit/archives/:archiveId/file',
  summary: 'The archive with its manifest.',
  needs: 'audit.read',
  params: z.object({ archiveId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['audit.archive_not_found'],
  sends: 'application/gzip',
});

export const deleteArchived = endpoint({
  method: 'POST',
  path: '/api/audit/archives/:archiveId/delete-events',
  summary: 'Deletes from the trail what a checked archive holds; the seals stay.',
  needs: 'audit.manage',
  params: z.object({ archiveId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: archive,
  refuses: ['audit.archive_not_found', 'audit.archive_damaged', 'audit.already_deleted'],
});
