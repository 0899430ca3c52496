import { randomUUID } from 'node:crypto';
import type { ImportSummary } from '@gongjian/contract/plan';
import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';
import { keepImport } from './keep-import.ts';
import { latestVersion } from './programme-reads.ts';
import { importSummary } from './reads.ts';

/** 调整: opens the published version as a draft; everything in it keeps its identity. */
export function startAmendment(ctx: Ctx, programmeId: string): Promise<ImportSummary> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('plan.import');
    const basis = found(await latestVersion(tx, programmeId), 'plan.programme_not_found');
    const id = randomUUID();
    await keepImport(tx, ctx, { id, draft: basis.content, asked: [], document: null, basis, fallbackTitle: basis.title });
    return importSummary(tx, id);
  });
}
