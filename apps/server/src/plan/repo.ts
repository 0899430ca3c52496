import type { ReviewDocument } from '@gongjian/domain/plan/review';
import type { AskedQuestion } from '@gongjian/domain/plan/review-draft';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { ReadUpload } from './read-upload.ts';
import type { Counts, Import } from './rows.ts';

const json = (value: unknown): string => JSON.stringify(value);
const signed = ({ actor, now }: Ctx) => ({ by_id: actor.id, by_name: actor.name, at: now });

const importColumns = [
  'id',
  'state',
  'version',
  'title',
  'year',
  'document_id',
  'amends_programme',
  'amends_version',
  'original',
  'draft',
  'asked',
] as const;

export async function findImport(db: Db, id: string): Promise<Import | undefined> {
  const row = await db.selectFrom('plan.import').select(importColumns).where('id', '=', id).executeTakeFirst();
  return row && asImport(row);
}

/** Reads an import and holds it until the transaction ends, so two people cannot change or publish it at once. */
export async function lockImport(tx: Tx, id: string): Promise<Import | undefined> {
  const row = await tx.selectFrom('plan.import').select(importColumns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asImport(row);
}

type ImportRow = {
  id: string;
  state: string;
  version: number;
  title: string;
  year: number | null;
  document_id: string | null;
  amends_programme: string | null;
  amends_version: number | null;
  original: unknown;
  draft: unknown;
  asked: unknown;
};

const asImport = ({ document_id, amends_programme, amends_version, ...row }: ImportRow): Import => ({
  id: row.id,
  state: row.state as Import['state'],
  version: row.version,
  title: row.title,
  year: row.year,
  documentId: document_id,
  amends: amends_programme === null || amends_version === null ? null : { programmeId: amends_programme, version: amends_version },
  original: row.original as ReviewDocument,
  draft: row.draft as ReviewDocument,
  asked: row.asked as AskedQuestion[],
});

export async function insertDocument(tx: Tx, ctx: Ctx, id: string, read: ReadUpload): Promise<void> {
  const { city } = ctx.actor;
  await tx
    .insertInto('plan.document')
    .values({
      city,
      id,
      name: read.name.slice(0, 300),
      kind: read.kind,
      sha256: read.sha256,
      size: read.bytes.length,
      characters: read.characters,
      page_starts: [...read.pageStarts],
      ...signed(ctx),
    })
    .execute();
  await tx
    .insertInto('plan.document_content')
    .values({ city, document_id: id, bytes: Buffer.from(read.bytes), text: read.text })
    .execute();
}

export type NewImport = {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly documentId: string | null;
  readonly amends: Import['amends'];
  readonly draft: ReviewDocument;
  readonly asked: readonly AskedQuestion[];
  readonly counts: Counts;
};

export async function insertImport(
  tx: Tx,
  ctx: Ctx,
  { id, title, year, documentId, amends, draft, asked, counts }: NewImport,
): Promise<void> {
  await tx
    .insertInto('plan.import')
    .values({
      city: ctx.actor.city,
      id,
      state: 'reviewing',
      title,
      year,
      document_id: documentId,
      amends_programme: amends?.programmeId ?? null,
      amends_version: amends?.version ?? null,
      original: json(draft),
      draft: json(draft),
      asked: json(asked),
      counts: json(counts),
      ...signed(ctx),
    })
    .execute();
}

export async function saveDraft(tx: Tx, id: string, version: number, draft: ReviewDocument, title: string, counts: Counts): Promise<void> {
  await tx
    .updateTable('plan.import')
    .set({ version, draft: json(draft), title, counts: json(counts) })
    .where('id', '=', id)
    .execute();
}

export async function closeImport(tx: Tx, id: string, state: 'published' | 'discarded', version: number): Promise<void> {
  const change = state === 'discarded' ? { state, version, document_id: null } : { state, version };
  await tx.updateTable('plan.import').set(change).where('id', '=', id).execute();
}

export async function deleteDocument(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('plan.document').where('id', '=', id).execute();
}

/** Published programmes of a document number, while nobody else publishes one of it. */
export async function programmesOf(tx: Tx, city: string, documentNumber: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan:${city}:${documentNumber}`}, 0))`.execute(tx);
  return tx.selectFrom('plan.programme').select('id').where('document_number', '=', documentNumber).limit(10).execute();
}

/** Holds a programme, so that two amendments cannot both become its next version. */
export async function lockProgramme(tx: Tx, id: string): Promise<{ id: string; version: number; title: string } | undefined> {
  return tx.selectFrom('plan.programme').select(['id', 'version', 'title']).where('id', '=', id).forUpdate().executeTakeFirst();
}

export const importExists = async (db: Db, id: string): Promise<boolean> =>
  (await sql`select from plan.import where id = ${id}`.execute(db)).rows.length > 0;
