import { z } from 'zod';
import { rungName } from './cases-shape.ts';
import { day, instant, unitRef } from './shape.ts';

const words = z.string().trim().max(4000);
const line = z.string().trim().max(300);
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const heading = z.strictObject({ kind: z.literal('heading'), level, text: line });
const paragraph = z.strictObject({ kind: z.literal('paragraph'), text: words });

/** What of a template the office may change; its code, its rung and whether it is public stay. */
export const templateWords = z.strictObject({
  name: line.min(1),
  nameEn: line.min(1),
  issuer: z.string().min(1).max(80),
  series: z.string().trim().max(8),
  replyDays: z.int().min(1).max(250).nullable(),
  title: line,
  addressees: z.array(line).max(60),
  blocks: z.array(z.discriminatedUnion('kind', [heading, paragraph, z.strictObject({ kind: z.literal('fields') })])).max(100),
  note: line.nullable(),
  copiesTo: z.array(line).max(60),
});
export type TemplateWords = z.output<typeof templateWords>;

/** 文书模板, as a pack writes it: see `domain/cases/papers/model`. */
export const paperTemplate = templateWords.extend({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  version: z.int().min(1),
  rung: rungName.nullable(),
  isPublic: z.boolean(),
});
export type PaperTemplate = z.output<typeof paperTemplate>;
export const keptTemplate = paperTemplate.extend({
  /** Who wrote this version; null: it came with the pack. */
  by: z.string().nullable(),
  at: instant,
});

const column = z.strictObject({ header: line, share: z.number().positive().max(100), align: z.enum(['left', 'center', 'right']) });
const table = z.strictObject({
  kind: z.literal('table'),
  title: line.nullable(),
  columns: z.array(column).min(1).max(10),
  rows: z.array(z.array(words).max(10)).max(200),
});
export const paperText = z.strictObject({
  title: line,
  addressees: z.array(line).max(60),
  blocks: z.array(z.discriminatedUnion('kind', [heading, paragraph, table])).max(100),
  note: line.nullable(),
  copiesTo: z.array(line).max(60),
});

export const paperState = z.enum(['draft', 'issued', 'withdrawn']);
export const paperItem = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  template: z.string(),
  name: z.string(),
  nameEn: z.string(),
  isPublic: z.boolean(),
  state: paperState,
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: day.nullable(),
  replyDue: day.nullable(),
  /** How many units it was sent to, have signed for it, have replied; and of how many the reply is overdue. */
  sent: z.int(),
  signed: z.int(),
  replied: z.int(),
  overdue: z.int(),
  version: z.int(),
});
export type PaperItem = z.output<typeof paperItem>;

export const paperDetail = paperItem.extend({
  issuer: unitRef,
  series: z.string(),
  replyDays: z.int().nullable(),
  units: z.array(unitRef),
  text: paperText,
  issuedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  endedBy: z.string().nullable(),
  receipts: z.array(
    z.object({
      unit: unitRef,
      signedAt: instant.nullable(),
      signedBy: z.string().nullable(),
      reply: z.string().nullable(),
      repliedAt: instant.nullable(),
      repliedBy: z.string().nullable(),
      overdue: z.boolean(),
      /** What this person may do for the unit now. */
      mayDo: z.array(z.enum(['sign', 'reply'])),
    }),
  ),
  files: z.array(z.object({ format: z.enum(['docx', 'html', 'pdf']), sha256: z.string() })),
});
export type PaperDetail = z.output<typeof paperDetail>;
