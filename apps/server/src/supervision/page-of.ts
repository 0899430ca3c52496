import { type RawBuilder, sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { Refused } from '../platform/refused.ts';

/** What a list is made of: its rows, and the columns by which it is sorted, which end with an id. */
export type Listing = {
  readonly columns: RawBuilder<unknown>;
  /** `from … where …`, of one row each. */
  readonly hits: RawBuilder<unknown>;
  /** A day or an instant as text, and the id: both as they stand in `hits`. */
  readonly sorted: { readonly by: RawBuilder<unknown>; readonly id: RawBuilder<unknown>; readonly down: boolean };
};
export type Asked = { readonly after?: string | undefined; readonly limit: number };
export type Page<Row> = { readonly items: Row[]; readonly next: string | null; readonly total: number };

/** One page of a list: what comes after the cursor, how it goes on, and how many there are in all. */
export async function pageOf<Row>(db: Db, { columns, hits, sorted }: Listing, { after, limit }: Asked): Promise<Page<Row>> {
  const order = sorted.down ? sql`desc` : sql`asc`;
  const { rows } = await sql<Row & { sort_by: string; sort_id: string }>`
    select ${columns}, ${sorted.by}::text as sort_by, ${sorted.id}::text as sort_id
      ${hits} ${beyond(after, sorted)}
     order by ${sorted.by} ${order}, ${sorted.id} limit ${limit + 1}
  `.execute(db);
  const counted = await sql<{ n: number }>`select count(*)::int as n ${hits}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ sort_by, sort_id, ...row }) => row as Row),
    next: last === undefined ? null : writeCursor([last.sort_by, last.sort_id]),
    total: counted.rows[0]?.n ?? 0,
  };
}

function beyond(after: string | undefined, { by, id, down }: Listing['sorted']): RawBuilder<unknown> {
  if (after === undefined) return sql``;
  const [value = '', last = ''] = readCursor(after, 2)?.map(String) ?? [];
  if (Number.isNaN(Date.parse(value)) || !/^[0-9a-f-]{36}$/.test(last)) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  const further = down ? sql`${by} < ${value}` : sql`${by} > ${value}`;
  return sql`and (${further} or (${by} = ${value} and ${id} > ${last}::uuid))`;
}
