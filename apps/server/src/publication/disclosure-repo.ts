import { type PublicClass, publicContents } from '@gongjian/contract/publication-content';
import type { Disclosure, PublicationState } from '@gongjian/domain/publication/model';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found } from '../platform/refused.ts';

/** An entry of the catalogue as it is kept. */
export type KeptDisclosure = Disclosure & {
  readonly code: PublicClass;
  readonly state: PublicationState;
  readonly reason: string;
  readonly version: number;
  readonly edited: Signature;
  readonly approved: Signature | null;
};
export type Signature = { readonly id: string; readonly name: string; readonly at: Date };

/** The fields a class has; the catalogue chooses among them. A class that is never public has none. */
export const offeredFields = (code: string): string[] =>
  code in publicContents ? Object.keys(publicContents[code as PublicClass].shape) : [];

export async function disclosuresOf(db: Db): Promise<KeptDisclosure[]> {
  return (await db.selectFrom('publication.disclosure').selectAll().orderBy('position').orderBy('code').execute()).map(keptOf);
}

export async function lockDisclosure(tx: Tx, code: string): Promise<KeptDisclosure> {
  const row = await tx.selectFrom('publication.disclosure').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
  return keptOf(found(row, 'publication.disclosure_not_found'));
}

export async function disclosureOf(db: Db, code: string): Promise<KeptDisclosure> {
  const row = await db.selectFrom('publication.disclosure').selectAll().where('code', '=', code).executeTakeFirst();
  return keptOf(found(row, 'publication.disclosure_not_found'));
}

type Row = Awaited<ReturnType<typeof rowOf>>;
const rowOf = (db: Db) => db.selectFrom('publication.disclosure').selectAll().executeTakeFirstOrThrow();

const keptOf = (row: Row): KeptDisclosure => ({
  ...{ code: row.code as PublicClass, title: row.title, titleEn: row.title_en, room: row.room, fields: row.fields },
  ...{ timing: row.timing as Disclosure['timing'], workingDays: row.working_days, approval: row.approval as Disclosure['approval'] },
  ...{ basis: row.basis, withheld: row.withheld, withheldEn: row.withheld_en },
  ...{ state: row.state as PublicationState, reason: row.reason, version: row.version },
  edited: { id: row.edited_by_id, name: row.edited_by, at: row.edited_at },
  approved: row.approved_at === null ? null : { id: row.approved_by_id ?? '', name: row.approved_by ?? '', at: row.approved_at },
});

/** Whether it was new. What people made of an entry is never overwritten by a pack. */
export async function putDisclosure(tx: Tx, ctx: Ctx, position: number, entry: Disclosure): Promise<boolean> {
  const row = await tx
    .insertInto('publication.disclosure')
    .values({
      ...{ city: ctx.actor.city, code: entry.code, position, room: entry.room, ...textColumns(entry) },
      ...{ edited_by_id: ctx.actor.id, edited_by: ctx.actor.name, edited_at: ctx.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

type Text = Omit<Disclosure, 'code' | 'room'>;
const textColumns = ({ title, titleEn, fields, timing, workingDays, approval, basis, withheld, withheldEn }: Text) => ({
  ...{ title, title_en: titleEn, fields: [...fields], timing, working_days: workingDays, approval, basis },
  ...{ withheld, withheld_en: withheldEn },
});

export async function saveEdit(tx: Tx, ctx: Ctx, { code, version }: KeptDisclosure, text: Text): Promise<void> {
  await tx
    .updateTable('publication.disclosure')
    .set({
      ...textColumns(text),
      ...{ state: 'draft', reason: '', version: version + 1 },
      ...{ edited_by_id: ctx.actor.id, edited_by: ctx.actor.name, edited_at: ctx.now },
      ...{ approved_by_id: null, approved_by: null, approved_at: null },
    })
    .where('code', '=', code)
    .execute();
}

export async function saveApproval(tx: Tx, ctx: Ctx, { code, version }: KeptDisclosure): Promise<void> {
  await tx
    .updateTable('publication.disclosure')
    .set({
      ...{ state: 'approved', version: version + 1 },
      ...{ approved_by_id: ctx.actor.id, approved_by: ctx.actor.name, approved_at: ctx.now },
    })
    .where('code', '=', code)
    .execute();
}

export async function saveState(tx: Tx, { code, version }: KeptDisclosure, state: PublicationState, reason = ''): Promise<void> {
  await tx
    .updateTable('publication.disclosure')
    .set({ state, reason, version: version + 1 })
    .where('code', '=', code)
    .execute();
}
