import { randomUUID } from 'node:crypto';
import { continueFrom } from '@gongjian/domain/plan/amendment';
import type { PlanDraft } from '@gongjian/domain/plan/draft';
import { toReview } from '@gongjian/domain/plan/review-draft';
import { deferQuestions } from '../src/plan/decide-question.ts';
import { keepImport } from '../src/plan/keep-import.ts';
import { latestVersion } from '../src/plan/programme-reads.ts';
import { importSummary } from '../src/plan/reads.ts';
import { findImport } from '../src/plan/repo.ts';
import { reviewState } from '../src/plan/review-state.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { found } from '../src/platform/refused.ts';
import { type ProgrammePublished, publishProgramme } from '../src/tasks/publish-programme.ts';

/** For tests: an import session that holds this draft, as if it had been read from a file. */
export function anImport(ctx: Ctx, draft: PlanDraft, amends?: string): Promise<{ id: string; version: number }> {
  return ctx.transact(async (tx) => {
    const id = randomUUID();
    const basis = amends === undefined ? null : found(await latestVersion(tx, amends), 'plan.programme_not_found');
    const documentId = randomUUID();
    const { review, asked } = toReview(draft, documentId);
    const text = '一二三四五六七八九十'.repeat(100);
    const read = {
      ...{
        name: draft.source.name,
        bytes: Buffer.from(text),
        sha256: '0'.repeat(64),
        kind: 'text' as const,
        text,
        characters: text.length,
      },
      ...{ pageStarts: [], draft },
    } as const;
    const fresh = { id, asked, document: { id: documentId, read }, basis, fallbackTitle: draft.source.name };
    await keepImport(tx, ctx, { ...fresh, draft: basis === null ? review : continueFrom(basis.content, review) });
    return { id, version: (await importSummary(tx, id)).version };
  });
}

/** For tests: defers every open question of an import, and answers its version. */
export async function deferAll(ctx: Ctx, importId: string): Promise<number> {
  const state = await ctx.read(async (db) => reviewState(db, ctx, found(await findImport(db, importId), 'plan.import_not_found')));
  const { version } = await ctx.read((db) => importSummary(db, importId));
  const open = state.questions.filter((question) => question.state === 'open').map(({ key }) => key);
  return open.length === 0 ? version : (await deferQuestions(ctx, importId, version, open, '待核实')).version;
}

/** For tests: publishes a draft with its questions deferred. */
export async function aPublishedPlan(ctx: Ctx, draft: PlanDraft, amends?: string): Promise<ProgrammePublished> {
  const { id } = await anImport(ctx, draft, amends);
  const version = await deferAll(ctx, id);
  return publishProgramme(ctx, id, version, { approvedBy: '京政办发〔2022〕6号', reason: amends === undefined ? undefined : '年中调整' });
}
