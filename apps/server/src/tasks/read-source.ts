import type { Span } from '@gongjian/domain/plan/draft';
import { documentText } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';

/** The clause a measure came from, with the text around it. Nothing for a measure a person added by hand. */
export function readSource(ctx: Ctx, measureId: string, around: number) {
  return ctx.read(async (db) => {
    const row = await db.selectFrom('tasks.measure').select(['source', 'document_id']).where('id', '=', measureId).executeTakeFirst();
    const { source, document_id } = found(row, 'tasks.measure_not_found');
    const span = source as unknown as Span | null;
    if (span === null || document_id === null) return { document: null, source: span, before: '', clause: '', after: '' };
    const start = Math.max(0, span.start - around);
    const read = found(await documentText(db, document_id, start, span.end + around), 'tasks.measure_not_found');
    const characters = [...read.text];
    return {
      document: read.document,
      source: span,
      before: characters.slice(0, span.start - start).join(''),
      clause: characters.slice(span.start - start, span.end - start).join(''),
      after: characters.slice(span.end - start).join(''),
    };
  });
}
