import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';
import { importSummary } from './reads.ts';
import { findImport } from './repo.ts';
import { reviewState } from './review-state.ts';

/** An import as a person reviews it: the draft, its questions, and what its units stand for. */
export const readImport = (ctx: Ctx, importId: string) =>
  ctx.read(async (db) => {
    const session = found(await findImport(db, importId), 'plan.import_not_found');
    const { draft, questions, resolutions, counts } = await reviewState(db, ctx, session);
    return { ...(await importSummary(db, importId)), notice: draft.notice, plans: draft.plans, questions, resolutions, counts };
  });
