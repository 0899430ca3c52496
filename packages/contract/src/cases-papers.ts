import { z } from 'zod';
import { keptTemplate, paperDetail, paperItem, paperState, paperText, templateWords } from './cases-papers-shape.ts';
import { endpoint } from './endpoint.ts';
import { nothing, pageOf } from './shape.ts';

export * from './cases-papers-shape.ts';

const paperId = z.object({ paperId: z.uuid() });
const receipt = paperId.extend({ unitId: z.string().min(1).max(80) });
const code = z.object({ code: z.string().max(60) });

/** 文书 */
export const listPapers = endpoint({
  method: 'GET',
  path: '/api/cases/papers',
  summary: 'Papers issued about cases, the newest first: of the office all with drafts, of a unit those sent to it.',
  needs: 'cases.read',
  params: nothing,
  query: z.object({
    caseId: z.uuid().optional(),
    template: z.string().max(60).optional(),
    state: paperState.optional(),
    unit: z.string().max(80).optional(),
    /** Those that still await a signature or a reply, or whose reply is overdue. */
    awaits: z.enum(['signature', 'reply', 'overdue']).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  body: nothing,
  reply: pageOf(paperItem),
  refuses: ['request.invalid'],
});
export const draftPaper = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/papers',
  summary: 'Drafts a paper about a case from a template; one of a rung only when the rung was taken.',
  needs: 'cases.dispatch',
  params: z.object({ caseId: z.uuid() }),
  query: nothing,
  body: z.object({ template: z.string().max(60), reason: z.string().trim().max(2000).default('') }),
  reply: paperDetail,
  refuses: ['cases.not_found', 'cases.template_not_found', 'cases.paper_not_due', 'cases.paper_drafted_already', 'org.unit_not_found'],
  creates: true,
});
export const readPaper = endpoint({
  method: 'GET',
  path: '/api/cases/papers/:paperId',
  summary: 'One paper: text, receipts, replies.',
  needs: 'cases.read',
  params: paperId,
  query: nothing,
  body: nothing,
  reply: paperDetail,
  refuses: ['cases.paper_not_found'],
});
export const readPaperFile = endpoint({
  method: 'GET',
  path: '/api/cases/papers/:paperId/files/:format',
  summary: 'The paper as Word (docx), web page (html) or PDF: of a draft as it is now, of an issued one the bytes that went out.',
  needs: 'cases.read',
  params: paperId.extend({ format: z.enum(['docx', 'html', 'pdf']) }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['cases.paper_not_found'],
  sends: 'application/octet-stream',
});
export const savePaper = endpoint({
  method: 'PUT',
  path: '/api/cases/papers/:paperId',
  summary: 'Changes a draft: its text, the units it goes to, how long they have to reply.',
  needs: 'cases.dispatch',
  params: paperId,
  query: nothing,
  body: z.object({
    text: paperText,
    units: z.array(z.string().min(1).max(80)).max(400),
    replyDays: z.int().min(1).max(250).nullable(),
  }),
  reply: paperDetail,
  refuses: ['cases.paper_not_found', 'cases.paper_not_draft', 'cases.paper_changed', 'cases.paper_incomplete', 'cases.unit_unknown'],
  versioned: true,
});
export const issuePaper = endpoint({
  method: 'POST',
  path: '/api/cases/papers/:paperId/issue',
  summary: 'Issues a draft today under the next number of its series, freezes its bytes and asks its units to sign and reply.',
  needs: 'cases.dispatch',
  params: paperId,
  query: nothing,
  body: z.object({
    series: z
      .string()
      .trim()
      .regex(/^[\u4e00-\u9fa5]{2,8}$/)
      .optional(),
  }),
  reply: paperDetail,
  refuses: ['cases.paper_not_found', 'cases.paper_not_draft', 'cases.paper_changed', 'cases.paper_incomplete'],
  versioned: true,
});
export const withdrawPaper = endpoint({
  method: 'POST',
  path: '/api/cases/papers/:paperId/withdraw',
  summary: 'Takes back a draft or an issued paper with a reason; it stays to be read, and its number is void.',
  needs: 'cases.dispatch',
  params: paperId,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: paperDetail,
  refuses: ['cases.paper_not_found', 'cases.paper_over', 'cases.paper_changed'],
  versioned: true,
});
export const signPaper = endpoint({
  method: 'POST',
  path: '/api/cases/papers/:paperId/receipts/:unitId',
  summary: 'Signs for a paper in the name of a unit of one’s own; signing twice changes nothing.',
  needs: 'cases.read',
  params: receipt,
  query: nothing,
  body: nothing,
  reply: paperDetail,
  refuses: ['access.denied', 'cases.paper_not_found', 'cases.paper_not_issued'],
});
export const replyToPaper = endpoint({
  method: 'POST',
  path: '/api/cases/papers/:paperId/receipts/:unitId/reply',
  summary: 'Replies to a paper in the name of a unit; a reply is given once, and signs for the paper too.',
  needs: 'cases.work',
  params: receipt,
  query: nothing,
  body: z.object({ text: z.string().trim().min(1).max(4000) }),
  reply: paperDetail,
  refuses: [
    'access.denied',
    'cases.paper_not_found',
    'cases.paper_not_issued',
    'cases.paper_replied_already',
    'cases.paper_wants_no_reply',
  ],
});
export const listPaperTemplates = endpoint({
  method: 'GET',
  path: '/api/cases/paper-templates',
  summary: 'The templates of papers, each in its newest version.',
  needs: 'cases.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(keptTemplate) }),
  refuses: [],
});
export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/api/cases/paper-templates/:code',
  summary: 'Writes the next version of a template; papers made before stay as they are.',
  needs: 'cases.dispatch',
  params: code,
  query: nothing,
  body: templateWords,
  reply: keptTemplate,
  refuses: ['cases.template_not_found', 'cases.template_changed', 'cases.template_invalid', 'cases.unit_unknown'],
  versioned: true,
});
export const previewTemplate = endpoint({
  method: 'POST',
  path: '/api/cases/paper-templates/:code/preview',
  summary: 'How a paper by these words would look, as a web page, with an example for a case.',
  needs: 'cases.dispatch',
  params: code,
  query: nothing,
  body: templateWords,
  reply: z.object({ html: z.string() }),
  refuses: ['cases.template_not_found', 'cases.template_invalid', 'cases.unit_unknown'],
});
