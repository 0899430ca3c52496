import type { PublicationItem, PublicationItemInFull } from '@gongjian/contract/publication';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { addressOf } from './addresses.ts';
import { itemOf, type KeptItem, keptItem } from './item-repo.ts';
import { signed } from './read-disclosures.ts';
import { historyOf } from './snapshot-repo.ts';
import { titleOf } from './title-of.ts';

const shown = ({ edited, approved, content, composed: _, withdrawn: __, problems, ...item }: KeptItem): PublicationItem => ({
  ...item,
  title: titleOf(content, item.key),
  problems: problems.map(({ code, at }) => ({ code, at: [...at] })),
  edited: signed(edited),
  approved: approved === null ? null : signed(approved),
  address: `/portal${addressOf(item.disclosure, item.key)}`,
});

export async function readItem(db: Db, id: string): Promise<PublicationItemInFull> {
  const item = await itemOf(db, id);
  return { ...shown(item), content: item.content as Record<string, unknown>, history: await historyOf(db, item.disclosure, item.key) };
}

export async function itemIdOf(db: Db, disclosure: string, key: string): Promise<string> {
  const row = await db
    .selectFrom('publication.item')
    .select('id')
    .where('disclosure', '=', disclosure)
    .where('key', '=', key)
    .executeTakeFirst();
  return found(row, 'publication.item_not_found').id;
}

type Asked = {
  readonly disclosure?: string | undefined;
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** What is, was or will be public, the last edited first. */
export function listItems(ctx: Ctx, { disclosure, state, q, after, limit }: Asked) {
  return ctx.read(async (db) => {
    const [at, id] = placeOf(after);
    const matching = db
      .selectFrom('publication.item')
      .$if(disclosure !== undefined, (query) => query.where('disclosure', '=', disclosure as string))
      .$if(state !== undefined, (query) => query.where('state', '=', state as string))
      .$if(q !== undefined && q !== '', (query) =>
        query.where(sql<string>`content::text`, 'ilike', `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`),
      );
    const rows = await matching
      .selectAll()
      .$if(at !== undefined, (query) => query.where(sql<boolean>`(edited_at, id) < (${at}::timestamptz, ${id}::uuid)`))
      .orderBy('edited_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => shown(keptItem(row))),
      next: last === undefined ? null : writeCursor([last.edited_at.toISOString(), last.id]),
      total,
    };
  });
}

function placeOf(after: string | undefined): readonly [string | undefined, string | undefined] {
  const [at, id] = readCursor(after, 2)?.map(String) ?? [];
  if (at === undefined || id === undefined) return [undefined, undefined];
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  return [at, id];
}
