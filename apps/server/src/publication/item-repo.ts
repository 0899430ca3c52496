import type { PublicClass } from '@gongjian/contract/publication-content';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Problem } from '@gongjian/domain/kernel/problem';
import type { Content, PublicationState } from '@gongjian/domain/publication/model';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import type { Signature } from './disclosure-repo.ts';

/** By a person for itself, with its whole class, or because the records no longer give it. */
export type Withdrawn = 'item' | 'class' | 'records';

export type KeptItem = {
  readonly id: string;
  readonly disclosure: PublicClass;
  readonly key: string;
  readonly content: Content;
  readonly origin: 'composed' | 'written';
  readonly composed: string | null;
  readonly fromDay: LocalDate | null;
  readonly state: PublicationState;
  readonly problems: readonly Problem[];
  readonly reason: string;
  readonly withdrawn: Withdrawn | null;
  readonly version: number;
  readonly edited: Signature;
  readonly approved: Signature | null;
};

type Row = Awaited<ReturnType<typeof rowOf>>;
const rowOf = (db: Db) => db.selectFrom('publication.item').selectAll().executeTakeFirstOrThrow();

export const keptItem = (row: Row): KeptItem => ({
  ...{ id: row.id, disclosure: row.disclosure as PublicClass, key: row.key, content: row.content as Content },
  ...{ origin: row.origin as KeptItem['origin'], composed: row.composed, fromDay: row.from_day as unknown as LocalDate | null },
  ...{ state: row.state as PublicationState, problems: row.problems as unknown as Problem[], reason: row.reason, version: row.version },
  withdrawn: row.withdrawn as Withdrawn | null,
  edited: { id: row.edited_by_id, name: row.edited_by, at: row.edited_at },
  approved: row.approved_at === null ? null : { id: row.approved_by_id ?? '', name: row.approved_by ?? '', at: row.approved_at },
});

export async function lockItem(tx: Tx, id: string): Promise<KeptItem> {
  const row = await tx.selectFrom('publication.item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return keptItem(found(row, 'publication.item_not_found'));
}

export async function itemOf(db: Db, id: string): Promise<KeptItem> {
  const row = await db.selectFrom('publication.item').selectAll().where('id', '=', id).executeTakeFirst();
  return keptItem(found(row, 'publication.item_not_found'));
}

export async function itemsIn(db: Db, disclosure: PublicClass): Promise<KeptItem[]> {
  return (await db.selectFrom('publication.item').selectAll().where('disclosure', '=', disclosure).orderBy('key').execute()).map(keptItem);
}

type Put = {
  readonly key: string;
  readonly content: Content;
  readonly composed: string | null;
  readonly fromDay: LocalDate | null;
  readonly problems: readonly Problem[];
};
type As = { readonly disclosure: PublicClass; readonly origin: KeptItem['origin']; readonly state: 'draft' | 'published' };

/** Puts items of one class down as they now stand: new ones, and others over what was there. */
export async function putItems(tx: Tx, ctx: Ctx, items: readonly Put[], { disclosure, origin, state }: As): Promise<void> {
  const { actor, now } = ctx;
  const edited = { edited_by_id: actor.id, edited_by: actor.name, edited_at: now };
  // What the approval of the class lets out carries the name of who published it.
  const approved = state === 'published' ? { approved_by_id: actor.id, approved_by: actor.name, approved_at: now } : {};
  for (let from = 0; from < items.length; from += ROWS_AT_ONCE) {
    await tx
      .insertInto('publication.item')
      .values(
        items.slice(from, from + ROWS_AT_ONCE).map(({ key, content, composed, fromDay, problems }) => ({
          ...{ city: actor.city, disclosure, key, origin, state, composed, from_day: fromDay, ...edited, ...approved },
          ...{ content: JSON.stringify(content), problems: JSON.stringify(problems) },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['city', 'disclosure', 'key']).doUpdateSet((row) => ({
          ...{ content: row.ref('excluded.content'), problems: row.ref('excluded.problems'), composed: row.ref('excluded.composed') },
          ...{
            from_day: row.ref('excluded.from_day'),
            state,
            reason: '',
            withdrawn: null,
            version: row('publication.item.version', '+', 1),
          },
          ...edited,
          ...{ approved_by_id: null, approved_by: null, approved_at: null, ...approved },
        })),
      )
      .execute();
  }
}
const ROWS_AT_ONCE = 500;

export async function saveItemEdit(
  tx: Tx,
  ctx: Ctx,
  { id, version }: KeptItem,
  content: Content,
  problems: readonly Problem[],
): Promise<void> {
  await tx
    .updateTable('publication.item')
    .set({
      ...{
        content: JSON.stringify(content),
        problems: JSON.stringify(problems),
        state: 'draft',
        reason: '',
        withdrawn: null,
        version: version + 1,
      },
      ...{ edited_by_id: ctx.actor.id, edited_by: ctx.actor.name, edited_at: ctx.now },
      ...{ approved_by_id: null, approved_by: null, approved_at: null },
    })
    .where('id', '=', id)
    .execute();
}

export async function saveItemApproval(tx: Tx, ctx: Ctx, { id, version }: KeptItem): Promise<void> {
  await tx
    .updateTable('publication.item')
    .set({ state: 'approved', version: version + 1, approved_by_id: ctx.actor.id, approved_by: ctx.actor.name, approved_at: ctx.now })
    .where('id', '=', id)
    .execute();
}

export async function savePublished(tx: Tx, { id, version }: KeptItem): Promise<void> {
  await tx
    .updateTable('publication.item')
    .set({ state: 'published', version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function saveWithdrawal(tx: Tx, { id, version }: KeptItem, withdrawn: Withdrawn, reason: string): Promise<void> {
  await tx
    .updateTable('publication.item')
    .set({ state: 'withdrawn', withdrawn, reason, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** The checks object to what is about to replace it; what is public of it stays as it is. */
export async function saveItemProblems(tx: Tx, { id, version }: KeptItem, problems: readonly Problem[]): Promise<void> {
  await tx
    .updateTable('publication.item')
    .set({ problems: JSON.stringify(problems), version: version + 1 })
    .where('id', '=', id)
    .execute();
}
