import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { importDiscarded } from './events.ts';
import { closeImport, deleteDocument, lockImport } from './repo.ts';

/** Throws an unpublished import away; its document goes with it, that it happened stays. */
export function discardImport(ctx: Ctx, importId: string): Promise<void> {
  return ctx.transact(async (tx) => {
    const session = found(await lockImport(tx, importId), 'plan.import_not_found');
    ctx.mustBeAllowed('plan.import');
    if (session.state !== 'reviewing') throw new Refused('plan.import_closed');
    await closeImport(tx, importId, 'discarded', session.version + 1);
    if (session.documentId !== null) await deleteDocument(tx, session.documentId);
    await emit(tx, ctx, importDiscarded(importId));
  });
}
