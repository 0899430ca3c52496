import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { difference } from './plan-difference.ts';
import { documentRef } from './plan-document.ts';
import { programmeId } from './plan-programme.ts';
import { planEdit, review, type reviewMeasure, reviewQuestion, reviewTask } from './plan-review.ts';
import { instant, nothing, pageOf, personRef } from './shape.ts';

export * from './plan-difference.ts';
export * from './plan-document.ts';
export * from './plan-programme.ts';
export * from './plan-review.ts';

const importId = z.object({ importId: z.uuid() });

/** reviewing: a person is at it · published: became a version · discarded: thrown away. */
export const importState = z.enum(['reviewing', 'published', 'discarded']);
export const importSummary = z.object({
  id: z.uuid(),
  state: importState,
  version: z.int(),
  title: z.string(),
  year: z.int().nullable(),
  document: documentRef.nullable(),
  /** The programme this import amends (调整), or null for a new one. */
  amends: z.object({ programmeId: z.uuid(), version: z.int(), title: z.string() }).nullable(),
  counts: z.object({
    plans: z.int(),
    sections: z.int(),
    tasks: z.int(),
    measures: z.int(),
    open: z.int(),
    deferred: z.int(),
    answered: z.int(),
  }),
  by: personRef,
  at: instant,
});
export type ImportSummary = z.output<typeof importSummary>;

export const startImport = endpoint({
  method: 'POST',
  path: '/api/plan/imports',
  summary: 'Reads an uploaded document into a plan draft for review; a file that cannot be read leaves nothing behind.',
  needs: 'plan.import',
  params: nothing,
  query: z.object({
    /** Chosen by the client: progress can be asked under it while the file is read, and a repeat is not a second import. */
    id: z.uuid().optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    /** The programme this document adjusts (调整). */
    amends: z.uuid().optional(),
  }),
  body: nothing,
  reply: importSummary,
  refuses: [
    'plan.unreadable',
    'plan.not_a_plan',
    'plan.reading_took_too_long',
    'plan.programme_not_found',
    'request.too_large',
    'request.too_many',
  ],
  creates: true,
  uploads: true,
});

export const importStep = z.enum(['unknown', 'received', 'reading', 'recognising', 'resolving', 'storing', 'ready', 'refused']);
export const importProgress = endpoint({
  method: 'GET',
  path: '/api/plan/imports/:importId/progress',
  summary: 'How far the reading of an uploaded document has come.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: nothing,
  reply: z.object({ step: importStep, done: z.int().min(0).max(100), refusal: z.string().nullable() }),
  refuses: [],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/plan/imports',
  summary: 'Import sessions, the newest first.',
  needs: 'plan.read',
  params: nothing,
  query: z.object({
    state: importState.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  body: nothing,
  reply: pageOf(importSummary),
  refuses: ['request.invalid'],
});

export const readImport = endpoint({
  method: 'GET',
  path: '/api/plan/imports/:importId',
  summary: 'One import with its draft as it now stands, its questions and how every unit was resolved.',
  needs: 'plan.read',
  params: importId,
  query: nothing,
  body: nothing,
  reply: importSummary.extend(review.shape),
  refuses: ['plan.import_not_found'],
});

/** What an edit changed: replace these tasks; read the import again when the structure above them moved. */
export const editReply = z.object({
  version: z.int(),
  tasks: z.array(reviewTask),
  reload: z.boolean(),
  questions: z.array(reviewQuestion),
  resolutions: review.shape.resolutions,
  counts: importSummary.shape.counts,
  /** Measures whose promises were read again because their text changed: the phrases that came and went. */
  reread: z.array(z.object({ measure: z.string(), added: z.array(z.string()), removed: z.array(z.string()) })),
});

export const editImport = endpoint({
  method: 'POST',
  path: '/api/plan/imports/:importId/edits',
  summary:
    'Changes cells of the draft, or adds, removes, splits, merges and moves measures; each edit is kept with its author. The promises of a changed text are read again; what a person made of them stays.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: z.object({ edits: z.array(planEdit).min(1).max(200) }),
  reply: editReply,
  refuses: ['plan.import_not_found', 'plan.import_changed', 'plan.import_closed', 'plan.edit_invalid'],
  versioned: true,
});

export const undoEdit = endpoint({
  method: 'POST',
  path: '/api/plan/imports/:importId/undo',
  summary: 'Takes back the last edit that still stands, with the promises that were read again because of it.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: nothing,
  reply: editReply,
  refuses: ['plan.import_not_found', 'plan.import_changed', 'plan.import_closed', 'plan.nothing_to_undo'],
  versioned: true,
});

export const listEdits = endpoint({
  method: 'GET',
  path: '/api/plan/imports/:importId/edits',
  summary: 'Every edit of a draft in order, with who made it, when, and whether it was taken back.',
  needs: 'plan.read',
  params: importId,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(z.object({ no: z.int(), edit: planEdit, by: personRef, at: instant, undone: z.boolean() })) }),
  refuses: ['plan.import_not_found'],
});

export const decideQuestion = endpoint({
  method: 'POST',
  path: '/api/plan/imports/:importId/decisions',
  summary: 'Answers a question of the draft, defers it knowingly, or opens it again.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: z.object({
    question: z.string().min(1).max(400),
    decision: z.enum(['answer', 'defer', 'reopen']),
    /** One of the question's choices, or the person's own words. A choice for units or a deadline is also written into the cell. */
    answer: z.string().max(2000).optional(),
    /** For a question about units: the codes it stands for. An empty list says that it stands for none. */
    units: z.array(z.string()).max(500).optional(),
    /** Must be given to defer. */
    reason: z.string().max(2000).optional(),
  }),
  reply: editReply,
  refuses: ['plan.import_not_found', 'plan.import_changed', 'plan.import_closed', 'plan.question_not_found', 'plan.decision_invalid'],
  versioned: true,
});

export const deferQuestions = endpoint({
  method: 'POST',
  path: '/api/plan/imports/:importId/deferrals',
  summary: 'Knowingly leaves several questions open, all for the same reason.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: z.object({ questions: z.array(z.string().min(1).max(400)).min(1).max(5000), reason: z.string().trim().min(1).max(2000) }),
  reply: editReply,
  refuses: ['plan.import_not_found', 'plan.import_changed', 'plan.import_closed', 'plan.question_not_found', 'plan.decision_invalid'],
  versioned: true,
});

export const discardImport = endpoint({
  method: 'DELETE',
  path: '/api/plan/imports/:importId',
  summary: 'Throws an unpublished import away with its document.',
  needs: 'plan.import',
  params: importId,
  query: nothing,
  body: nothing,
  reply: z.object({ state: z.literal('discarded') }),
  refuses: ['plan.import_not_found', 'plan.import_closed'],
});

export const compareImport = endpoint({
  method: 'GET',
  path: '/api/plan/imports/:importId/difference',
  summary: 'What the draft changes: against the version it amends, or against any published programme (such as last year’s).',
  needs: 'plan.read',
  params: importId,
  query: z.object({ programme: z.uuid().optional(), version: z.coerce.number().int().positive().optional() }),
  body: nothing,
  reply: difference,
  refuses: ['plan.import_not_found', 'plan.programme_not_found', 'plan.version_not_found'],
});

export const publishImport = endpoint({
  method: 'POST',
  path: '/api/plan/imports/:importId/publish',
  summary: 'Publishes the draft: version 1 of a programme, or the next version of the one it amends; the ledger follows at once.',
  needs: 'plan.publish',
  params: importId,
  query: nothing,
  body: z.object({
    /** 发文字号 of the document that approves it. */
    approvedBy: z.string().trim().min(1).max(200),
    /** Why; must be given for an amendment. */
    reason: z.string().trim().max(2000).optional(),
    title: z.string().trim().min(1).max(300).optional(),
    /** True when it shall stand beside a published plan of the same 发文字号. */
    besides: z.boolean().optional(),
  }),
  reply: z.object({
    programmeId: z.uuid(),
    version: z.int(),
    measures: z.int(),
    obligations: z.int(),
    summary: difference.shape.summary,
  }),
  refuses: [
    'plan.import_not_found',
    'plan.import_changed',
    'plan.import_closed',
    'plan.published_already',
    'plan.questions_open',
    'plan.nothing_to_publish',
    'plan.reason_missing',
    'plan.basis_moved',
  ],
  versioned: true,
});

export const startAmendment = endpoint({
  method: 'POST',
  path: '/api/plan/programmes/:programmeId/amendments',
  summary: 'Opens the published version as a draft, to be edited and published as the next one.',
  needs: 'plan.import',
  params: programmeId,
  query: nothing,
  body: nothing,
  reply: importSummary,
  refuses: ['plan.programme_not_found'],
  creates: true,
});

export type { PlanEdit, ReviewDocument } from '@gongjian/domain/plan/review';
export type ImportReview = z.output<typeof readImport.reply>;
export type EditReply = z.output<typeof editReply>;
export type Measure = z.output<typeof reviewMeasure>;
