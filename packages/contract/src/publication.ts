import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf, personRef } from './shape.ts';

const state = z.enum(['draft', 'approved', 'published', 'withdrawn']);
const code = z.string().max(40);
const reason = z.string().trim().min(1).max(500);
const content = z.record(z.string().max(60), z.unknown());
const signature = personRef.extend({ at: instant });

const disclosureCode = z.object({ code });
const itemId = z.object({ itemId: z.uuid() });

/** What a person may change in an entry of the catalogue. */
export const disclosureText = z.object({
  title: z.string().trim().min(1).max(100),
  titleEn: z.string().trim().min(1).max(200),
  fields: z.array(z.string().max(60)).max(40),
  timing: z.enum(['immediately', 'on_seal', 'after_publicity', 'never']),
  workingDays: z.int().min(1).max(250).nullable(),
  approval: z.enum(['class', 'item']),
  basis: z.string().trim().min(1).max(2000),
  withheld: z.string().trim().max(1000),
  withheldEn: z.string().trim().max(1000),
});
export type DisclosureText = z.output<typeof disclosureText>;

export const disclosure = disclosureText.extend({
  code,
  room: z.string(),
  /** All fields the class has; `fields` are those that may leave. */
  offered: z.array(z.string()),
  state,
  reason: z.string(),
  edited: signature,
  approved: signature.nullable(),
  counts: z.object({ draft: z.int(), approved: z.int(), published: z.int(), withdrawn: z.int(), refused: z.int() }),
  version: z.int(),
});
export type Disclosure = z.output<typeof disclosure>;

const problem = z.object({ code: z.string(), at: z.array(z.union([z.string(), z.number()])) });
const change = z.object({ field: z.string(), before: z.string(), after: z.string() });

export const publicationItem = z.object({
  id: z.uuid(),
  disclosure: code,
  key: z.string(),
  title: z.string(),
  origin: z.enum(['composed', 'written']),
  state,
  fromDay: day.nullable(),
  problems: z.array(problem),
  reason: z.string(),
  edited: signature,
  approved: signature.nullable(),
  /** Where the public reads it, once it is public. */
  address: z.string(),
  version: z.int(),
});
export type PublicationItem = z.output<typeof publicationItem>;

export const publicationSnapshot = z.object({
  version: z.int(),
  kind: z.enum(['first', 'update', 'correction', 'withdrawal']),
  sha256: z.string().nullable(),
  changes: z.array(change),
  reason: z.string(),
  at: instant,
  by: personRef,
});
export const publicationItemInFull = publicationItem.extend({ content, history: z.array(publicationSnapshot) });
export type PublicationItemInFull = z.output<typeof publicationItemInFull>;

/** What a publishing did. */
export const publishing = z.object({
  edition: z.int(),
  first: z.int(),
  updated: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  /** Not yet: its day has not come. */
  waiting: z.int(),
  /** Waits for a person to look at it. */
  proposed: z.int(),
  /** Held back by the checks; each says why. */
  refused: z.int(),
});
export type Publishing = z.output<typeof publishing>;

export const listDisclosures = endpoint({
  method: 'GET',
  path: '/api/publication/disclosures',
  summary: 'The disclosure catalogue: every class of information, its fields, when it is public and who approved it.',
  needs: 'publication.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(disclosure) }),
  refuses: [],
});
export const editDisclosure = endpoint({
  method: 'PUT',
  path: '/api/publication/disclosures/:code',
  summary: 'Changes an entry of the catalogue; it must be approved again before anything more of it is published.',
  needs: 'publication.manage',
  params: disclosureCode,
  query: nothing,
  body: disclosureText,
  reply: disclosure,
  refuses: ['publication.disclosure_not_found', 'publication.changed', 'publication.disclosure_invalid'],
  versioned: true,
});
export const approveDisclosure = endpoint({
  method: 'POST',
  path: '/api/publication/disclosures/:code/approve',
  summary: 'Approves an entry of the catalogue; never by who edited it last.',
  needs: 'publication.approve',
  params: disclosureCode,
  query: nothing,
  body: nothing,
  reply: disclosure,
  refuses: ['publication.disclosure_not_found', 'publication.changed', 'publication.step_refused', 'publication.own_edit'],
  versioned: true,
});
export const publishDisclosure = endpoint({
  method: 'POST',
  path: '/api/publication/disclosures/:code/publish',
  summary: 'Publishes what an approved class has by now: composed from the records, checked, hashed and kept as snapshots.',
  needs: 'publication.manage',
  params: disclosureCode,
  query: nothing,
  body: nothing,
  reply: publishing,
  refuses: ['publication.disclosure_not_found', 'publication.changed', 'publication.step_refused'],
  versioned: true,
});
export const withdrawDisclosure = endpoint({
  method: 'POST',
  path: '/api/publication/disclosures/:code/withdraw',
  summary: 'Withdraws a class and all that is public of it; its addresses answer 410 with the reason.',
  needs: 'publication.approve',
  params: disclosureCode,
  query: nothing,
  body: z.object({ reason }),
  reply: disclosure,
  refuses: ['publication.disclosure_not_found', 'publication.changed', 'publication.step_refused'],
  versioned: true,
});

/** What a publishing would do to one item. */
export const previewItem = z.object({
  key: z.string(),
  title: z.string(),
  outcome: z.enum(['first', 'update', 'correction', 'unchanged', 'waiting', 'proposed', 'refused']),
  fromDay: day.nullable(),
  problems: z.array(problem),
  changes: z.array(change),
  content,
});
export const previewDisclosure = endpoint({
  method: 'GET',
  path: '/api/publication/disclosures/:code/preview',
  summary: 'What would be published of a class now, field by field, without publishing it.',
  needs: 'publication.read',
  params: disclosureCode,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: nothing,
  reply: z.object({ items: z.array(previewItem), total: z.int() }),
  refuses: ['publication.disclosure_not_found'],
});

export const listItems = endpoint({
  method: 'GET',
  path: '/api/publication/items',
  summary: 'What is, was or is about to be public, the last edited first.',
  needs: 'publication.read',
  params: nothing,
  query: z.object({
    disclosure: code.optional(),
    state: state.optional(),
    q: z.string().trim().max(100).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(publicationItem),
  refuses: ['request.invalid'],
});
export const readItem = endpoint({
  method: 'GET',
  path: '/api/publication/items/:itemId',
  summary: 'One item in full, with every snapshot there was of it.',
  needs: 'publication.read',
  params: itemId,
  query: nothing,
  body: nothing,
  reply: publicationItemInFull,
  refuses: ['publication.item_not_found'],
});
export const previewItemPage = endpoint({
  method: 'GET',
  path: '/api/publication/items/:itemId/page',
  summary: 'The page of an item as the public would see it.',
  needs: 'publication.read',
  params: itemId,
  query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
  body: nothing,
  reply: z.object({ html: z.string() }),
  refuses: ['publication.item_not_found'],
});
export const writeItem = endpoint({
  method: 'POST',
  path: '/api/publication/items',
  summary: 'Writes an explanation of policy or the answer to a question.',
  needs: 'publication.manage',
  params: nothing,
  query: nothing,
  body: z.object({ disclosure: z.enum(['explanation', 'answer']), content }),
  reply: publicationItemInFull,
  refuses: ['publication.disclosure_not_found', 'publication.content_invalid'],
  creates: true,
});
export const editItem = endpoint({
  method: 'PUT',
  path: '/api/publication/items/:itemId',
  summary: 'Changes what is about to be public; it must be approved again.',
  needs: 'publication.manage',
  params: itemId,
  query: nothing,
  body: z.object({ content }),
  reply: publicationItemInFull,
  refuses: ['publication.item_not_found', 'publication.changed', 'publication.content_invalid', 'publication.step_refused'],
  versioned: true,
});
export const approveItem = endpoint({
  method: 'POST',
  path: '/api/publication/items/:itemId/approve',
  summary: 'Approves one item; never by who edited it last, and not while a check objects.',
  needs: 'publication.approve',
  params: itemId,
  query: nothing,
  body: nothing,
  reply: publicationItemInFull,
  refuses: [
    'publication.item_not_found',
    'publication.changed',
    'publication.step_refused',
    'publication.own_edit',
    'publication.content_invalid',
  ],
  versioned: true,
});
export const publishItem = endpoint({
  method: 'POST',
  path: '/api/publication/items/:itemId/publish',
  summary: 'Publishes one approved item as a snapshot.',
  needs: 'publication.manage',
  params: itemId,
  query: nothing,
  body: nothing,
  reply: publicationItemInFull,
  refuses: ['publication.item_not_found', 'publication.changed', 'publication.step_refused', 'publication.content_invalid'],
  versioned: true,
});
export const withdrawItem = endpoint({
  method: 'POST',
  path: '/api/publication/items/:itemId/withdraw',
  summary: 'Withdraws one item; its address answers 410 with the reason.',
  needs: 'publication.approve',
  params: itemId,
  query: nothing,
  body: z.object({ reason }),
  reply: publicationItemInFull,
  refuses: ['publication.item_not_found', 'publication.changed', 'publication.step_refused'],
  versioned: true,
});
