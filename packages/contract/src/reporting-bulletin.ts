import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { month, monthParam } from './reporting-shape.ts';
import { day, instant, nothing, unitRef } from './shape.ts';

/** 月通报 */
export const draftBulletin = endpoint({
  method: 'GET',
  path: '/api/reporting/cycles/:month/bulletin.docx',
  summary: 'The bulletin of a sealed month as an official document in Word, without number and date, from what was frozen alone.',
  needs: 'tasks.manage',
  params: monthParam,
  /** The unit that is to issue it; without one, the bureau that reviews the reports, or the city. */
  query: z.object({ issuer: z.string().min(1).max(80).optional() }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.month_not_sealed', 'org.unit_not_found'],
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const bulletinState = z.enum(['draft', 'issued', 'withdrawn', 'replaced']);
export const bulletinFormat = z.enum(['docx', 'html', 'pdf']);
const bulletinParam = z.object({ bulletinId: z.uuid() });
const line = z.string().trim().max(300);

/** One piece of the text; `drafted` is what was composed from the sealed month, null what a person added. */
const textBlock = z.object({
  key: z.string().min(1).max(200),
  kind: z.enum(['heading', 'paragraph', 'table']),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  text: z.string().max(8000),
  drafted: z.string().max(8000).nullable(),
});
export const bulletinText = z.object({
  title: line,
  /** 主送机关 */
  addressees: z.array(line.min(1)).max(60),
  blocks: z.array(textBlock).max(500),
  /** 附注, without its brackets; empty: none. */
  note: line.default(''),
  /** 抄送机关 */
  copiesTo: z.array(line.min(1)).max(60).default([]),
  /** 印发机关; empty: the issuer itself. */
  printedBy: line.default(''),
});
export type BulletinText = z.output<typeof bulletinText>;

export const bulletinItem = z.object({
  id: z.uuid(),
  month,
  state: bulletinState,
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  issuedOn: day.nullable(),
  /** How many units it is addressed to, and how many have signed for it. */
  addressed: z.int(),
  signed: z.int(),
  /** Units of whoever asks that have not signed yet. */
  toSign: z.array(unitRef),
  version: z.int(),
});
export const bulletinDetail = bulletinItem.extend({
  text: bulletinText,
  /** Pieces that were composed and taken out by hand. */
  removed: z.array(textBlock),
  /** True where the month was sealed anew since this was composed. */
  stale: z.boolean(),
  issuedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  endedBy: z.string().nullable(),
  receipts: z.array(
    z.object({ unit: unitRef, signedAt: instant.nullable(), signedBy: z.string().nullable(), remindedAt: instant.nullable() }),
  ),
  files: z.array(z.object({ format: bulletinFormat, sha256: z.string() })),
});
export type BulletinDetail = z.output<typeof bulletinDetail>;

export const listBulletins = endpoint({
  method: 'GET',
  path: '/api/reporting/bulletins',
  summary: 'The bulletins issued, the newest month first; whoever runs the plan sees drafts as well.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(bulletinItem) }),
  refuses: [],
});
export const makeBulletin = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/bulletins',
  summary: 'Drafts the bulletin of a sealed month as a record that can be edited and issued.',
  needs: 'tasks.manage',
  params: monthParam,
  query: nothing,
  body: z.object({ issuer: z.string().min(1).max(80).optional() }),
  reply: bulletinDetail,
  refuses: ['reporting.month_not_sealed', 'reporting.bulletin_drafted_already', 'org.unit_not_found'],
  creates: true,
});
export const readBulletin = endpoint({
  method: 'GET',
  path: '/api/reporting/bulletins/:bulletinId',
  summary: 'One bulletin: text, what was changed by hand, receipts.',
  needs: 'tasks.read',
  params: bulletinParam,
  query: nothing,
  body: nothing,
  reply: bulletinDetail,
  refuses: ['reporting.bulletin_not_found'],
});
export const readBulletinFile = endpoint({
  method: 'GET',
  path: '/api/reporting/bulletins/:bulletinId/files/:format',
  summary: 'The bulletin as Word (docx), web page (html) or PDF: of a draft as it is now, of an issued one the bytes that went out.',
  needs: 'tasks.read',
  params: bulletinParam.extend({ format: bulletinFormat }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.bulletin_not_found'],
  sends: 'application/octet-stream',
});
export const saveBulletin = endpoint({
  method: 'PUT',
  path: '/api/reporting/bulletins/:bulletinId',
  summary: 'Changes the text of a draft; tables and annexes stay as sealed.',
  needs: 'tasks.manage',
  params: bulletinParam,
  query: nothing,
  body: bulletinText,
  reply: bulletinDetail,
  refuses: ['reporting.bulletin_not_found', 'reporting.bulletin_not_draft', 'reporting.changed', 'reporting.bulletin_incomplete'],
  versioned: true,
});
export const redraftBulletin = endpoint({
  method: 'POST',
  path: '/api/reporting/bulletins/:bulletinId/redraft',
  summary: 'Composes a draft anew from the seal in force; what was changed by hand is kept.',
  needs: 'tasks.manage',
  params: bulletinParam,
  query: nothing,
  body: nothing,
  reply: bulletinDetail,
  refuses: ['reporting.bulletin_not_found', 'reporting.bulletin_not_draft', 'reporting.changed', 'reporting.month_not_sealed'],
  versioned: true,
});
export const issueBulletin = endpoint({
  method: 'POST',
  path: '/api/reporting/bulletins/:bulletinId/issue',
  summary: 'Issues a draft today under the next number of a series; one issued before for the month is replaced.',
  needs: 'tasks.manage',
  params: bulletinParam,
  query: nothing,
  body: z.object({
    /** 机关代字 */
    series: z
      .string()
      .trim()
      .regex(/^[\u4e00-\u9fa5]{2,8}$/),
  }),
  reply: bulletinDetail,
  refuses: [
    'reporting.bulletin_not_found',
    'reporting.bulletin_not_draft',
    'reporting.changed',
    'reporting.bulletin_incomplete',
    'reporting.bulletin_stale',
  ],
  versioned: true,
});
export const withdrawBulletin = endpoint({
  method: 'POST',
  path: '/api/reporting/bulletins/:bulletinId/withdraw',
  summary: 'Takes back a draft or an issued bulletin with a reason; it stays to be read, and its number is void.',
  needs: 'tasks.manage',
  params: bulletinParam,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: bulletinDetail,
  refuses: ['reporting.bulletin_not_found', 'reporting.bulletin_over', 'reporting.changed'],
  versioned: true,
});
export const signBulletin = endpoint({
  method: 'POST',
  path: '/api/reporting/bulletins/:bulletinId/receipts/:unitId',
  summary: 'Signs for an issued bulletin in the name of a unit of one’s own; signing twice changes nothing.',
  needs: 'tasks.read',
  params: bulletinParam.extend({ unitId: z.string().min(1).max(80) }),
  query: nothing,
  body: nothing,
  reply: bulletinDetail,
  refuses: ['access.denied', 'reporting.bulletin_not_found', 'reporting.bulletin_not_issued'],
});
export const remindReceipts = endpoint({
  method: 'POST',
  path: '/api/reporting/bulletins/:bulletinId/remind',
  summary: 'Reminds, once a day at most, the units that have not signed.',
  needs: 'tasks.manage',
  params: bulletinParam,
  query: nothing,
  body: nothing,
  reply: z.object({ units: z.int(), messages: z.int() }),
  refuses: ['reporting.bulletin_not_found', 'reporting.bulletin_not_issued'],
});
