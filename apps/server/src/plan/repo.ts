import type { PlanEdit, ReviewDocument } from '@gongjian/domain/plan/review';
import type { AskedQuestion } from '@gongjian/domain/plan/review-draft';
import type { Decision } from '@gongjian/domain/plan/review-units';
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

export type LoggedEdit = {
  readonly no: number;
  readonly edit: PlanEdit | null;
  readonly undoes: number | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
};

export async function editsOf(db: Db, importId: string): Promise<LoggedEdit[]> {
  const rows = await db
    .selectFrom('plan.edit')
    .select(['no', 'edit', 'undoes', 'by_id', 'by_name', 'at'])
    .where('import_id', '=', importId)
    .orderBy('no')
    .execute();
  return rows.map(({ no, edit, undoes, by_id, by_name, at }) => ({
    no,
    edit: edit as PlanEdit | null,
    undoes,
    by: { id: by_id, name: by_name },
    at: at.toISOString(),
  }));
}

/** The number of the last edit, from which the next one counts. */
export async function lastEditNo(tx: Tx, importId: string): Promise<number> {
  const row = await tx
    .selectFrom('plan.edit')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function insertEdits(
  tx: Tx,
  ctx: Ctx,
  importId: string,
  edits: readonly { no: number; edit?: PlanEdit; undoes?: number }[],
): Promise<void> {
  if (edits.length === 0) return;
  await tx
    .insertInto('plan.edit')
    .values(
      edits.map(({ no, edit, undoes }) => ({
        city: ctx.actor.city,
        import_id: importId,
        no,
        edit: edit === undefined ? null : json(edit),
        undoes: undoes ?? null,
        ...signed(ctx),
      })),
    )
    .execute();
}

/** The newest decision on each question. */
export async function decisionsOf(db: Db, importId: string): Promise<Map<string, Decision>> {
  const rows = await db
    .selectFrom('plan.decision')
    .distinctOn('question')
    .select(['question', 'decision', 'answer', 'units', 'reason', 'by_id', 'by_name', 'at'])
    .where('import_id', '=', importId)
    .orderBy('question')
    .orderBy('no', 'desc')
    .execute();
  return new Map(
    rows.map(({ question, decision, answer, units, reason, by_id, by_name, at }) => [
      question,
      { decision: decision as Decision['decision'], answer, units, reason, by: { id: by_id, name: by_name }, at: at.toISOString() },
    ]),
  );
}

export type NewDecision = {
  readonly question: string;
  readonly decision: Decision['decision'];
  readonly answer: string | null;
  readonly units: readonly string[] | null;
  readonly reason: string | null;
  readonly editNo: number | null;
};

export async function insertDecision(tx: Tx, ctx: Ctx, importId: string, said: NewDecision): Promise<void> {
  const { question, decision, answer, units, reason, editNo } = said;
  await tx
    .insertInto('plan.decision')
    .values({
      city: ctx.actor.city,
      import_id: importId,
      question,
      decision,
      answer,
      units: units === null ? null : [...units],
      reason,
      edit_no: editNo,
      ...signed(ctx),
    })
    .execute();
}

/** The question whose answer wrote this edit, if one did. */
export async function questionOfEdit(tx: Tx, importId: string, editNo: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('plan.decision')
    .select('question')
    .where('import_id', '=', importId)
    .where('edit_no', '=', editNo)
    .executeTakeFirst();
  return row?.question;
}

/** Holds a programme, so that two amendments cannot both become its next version. */
export async function lockProgramme(tx: Tx, id: string): Promise<{ id: string; version: number; title: string } | undefined> {
  return tx.selectFrom('plan.programme').select(['id', 'version', 'title']).where('id', '=', id).forUpdate().executeTakeFirst();
}

export const importExists = async (db: Db, id: string): Promise<boolean> =>
  (await sql`select from plan.import where id = ${id}`.execute(db)).rows.length > 0;
