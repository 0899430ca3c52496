import { randomUUID } from 'node:crypto';
import type { ImportSummary } from '@gongjian/contract/plan';
import { continueFrom } from '@gongjian/domain/plan/amendment';
import { toReview } from '@gongjian/domain/plan/review-draft';
import type { Ctx } from '../platform/ctx.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { keepImport } from './keep-import.ts';
import { latestVersion } from './programme-reads.ts';
import { tellProgress } from './progress.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';
import { importSummary } from './reads.ts';
import { importExists } from './repo.ts';

export type StartImport = { readonly id?: string | undefined; readonly year?: number | undefined; readonly amends?: string | undefined };

/** Reads a file into a draft for review. The file is read before anything is written: what is refused leaves nothing. */
export async function startImport(ctx: Ctx, file: Upload, { id, year, amends }: StartImport): Promise<ImportSummary> {
  ctx.mustBeAllowed('plan.import');
  if (id !== undefined && (await ctx.read((db) => importExists(db, id)))) return ctx.read((db) => importSummary(db, id));
  tellProgress(id, 'received');
  try {
    const read = await readUpload(file, year ?? null, (step) => tellProgress(id, step));
    tellProgress(id, 'resolving');
    const summary = await keepRead(ctx, id ?? randomUUID(), read, amends);
    tellProgress(id, 'ready');
    return summary;
  } catch (error) {
    tellProgress(id, 'refused', error instanceof Refused ? error.code : null);
    throw error;
  }
}

function keepRead(ctx: Ctx, id: string, read: ReadUpload, amends: string | undefined): Promise<ImportSummary> {
  return ctx.transact(async (tx) => {
    const basis = amends === undefined ? null : found(await latestVersion(tx, amends), 'plan.programme_not_found');
    const documentId = randomUUID();
    const { review, asked } = toReview(read.draft, documentId);
    const draft = basis === null ? review : continueFrom(basis.content, review);
    tellProgress(id, 'storing');
    await keepImport(tx, ctx, { id, draft, asked, document: { id: documentId, read }, basis, fallbackTitle: read.name });
    return importSummary(tx, id);
  });
}
