import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { nothing } from './shape.ts';

const documentId = z.object({ documentId: z.uuid() });

export const documentKind = z.enum(['text', 'markdown', 'html', 'docx', 'xlsx', 'pdf']);
export const documentRef = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: documentKind,
  sha256: z.string(),
  bytes: z.int(),
  /** Unicode code points of the linear text. */
  characters: z.int(),
});

export const readDocumentText = endpoint({
  method: 'GET',
  path: '/api/plan/documents/:documentId/text',
  summary: 'The linear text of a document, whole or in part; offsets are Unicode code points, as in every span.',
  needs: 'plan.read',
  params: documentId,
  query: z.object({ start: z.coerce.number().int().min(0).optional(), end: z.coerce.number().int().min(0).optional() }),
  body: nothing,
  reply: z.object({ document: documentRef, start: z.int(), end: z.int(), text: z.string(), pageStarts: z.array(z.int()) }),
  refuses: ['plan.document_not_found'],
});

export const downloadDocument = endpoint({
  method: 'GET',
  path: '/api/plan/documents/:documentId/file',
  summary: 'The document as it was uploaded.',
  needs: 'plan.read',
  params: documentId,
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['plan.document_not_found'],
  sends: 'application/octet-stream',
});
export type DocumentText = z.output<typeof readDocumentText.reply>;
