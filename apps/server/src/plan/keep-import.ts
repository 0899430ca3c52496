import type { ReviewDocument } from '@gongjian/domain/plan/review';
import type { AskedQuestion } from '@gongjian/domain/plan/review-draft';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { carriedDecisions } from './carry-decisions.ts';
import { importStarted } from './events.ts';
import { insertDecision } from './log-repo.ts';
import type { PublishedVersion } from './programme-reads.ts';
import type { ReadUpload } from './read-upload.ts';
import { insertDocument, insertImport } from './repo.ts';
import { directoryOf, stateOf, titleOf } from './review-state.ts';

type Fresh = {
  readonly id: string;
  readonly draft: ReviewDocument;
  readonly asked: readonly AskedQuestion[];
  readonly document: { readonly id: string; readonly read: ReadUpload } | null;
  readonly basis: PublishedVersion | null;
  readonly fallbackTitle: string;
};

/** Stores a fresh draft as an import session. What was decided before about the same names is decided here too. */
export async function keepImport(tx: Tx, ctx: Ctx, { id, draft, asked, document, basis, fallbackTitle }: Fresh): Promise<void> {
  const directory = await directoryOf(tx, ctx, draft);
  const { questions } = stateOf(draft, asked, new Map(), directory);
  const carried = await carriedDecisions(tx, draft, questions, basis?.decisions ?? []);
  if (document !== null) await insertDocument(tx, ctx, document.id, document.read);
  const about = {
    id,
    title: titleOf(draft, fallbackTitle),
    year: draft.plans.find((plan) => plan.year !== null)?.year ?? null,
    documentId: document?.id ?? null,
    amends: basis === null ? null : { programmeId: basis.programmeId, version: basis.no },
    draft,
    asked,
  };
  const decided = new Map(carried.map((said) => [said.question, { ...said, by: ctx.actor, at: ctx.now.toISOString() }] as const));
  const { counts } = stateOf(draft, asked, decided, directory);
  await insertImport(tx, ctx, { ...about, counts });
  for (const said of carried) await insertDecision(tx, ctx, id, said);
  const { name: file = null, kind = null, sha256 = null } = document?.read ?? {};
  await emit(tx, ctx, importStarted(id, { file, kind, sha256, amends: about.amends, counts }));
}
