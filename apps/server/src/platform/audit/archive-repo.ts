import type { Archive } from '@gongjian/contract/audit';
import { sql } from 'kysely';
import type { Db, Tx } from '../db.ts';

export type Span = { readonly firstSeal: number; readonly lastSeal: number };

/** Seals not archived yet, all of whose events happened before the time: always a run from the oldest on. */
export async function archivable(db: Db, before: Date): Promise<(Span & { events: number }) | undefined> {
  const { rows } = await sql<Span & { events: number }>`
    select min(no) as "firstSeal", max(no) as "lastSeal", sum(cardinality(event_ids))::int as events
      from platform.seal
     where sealed_at < ${before} and no > coalesce((select max(last_seal) from platform.archive), 0)
    having count(*) > 0
  `.execute(db);
  return rows[0];
}

type Fresh = Omit<Archive, 'deletedAt' | 'at' | 'before'> & { readonly city: string; readonly at: Date; readonly before: Date };

export async function insertArchive(tx: Tx, a: Fresh): Promise<void> {
  await tx
    .insertInto('platform.archive')
    .values({
      city: a.city,
      id: a.id,
      before: a.before,
      first_seal: a.firstSeal,
      last_seal: a.lastSeal,
      events: a.events,
      file: a.file,
      sha256: a.sha256,
      signature: a.signature,
      by_id: a.by.id,
      by_name: a.by.name,
      at: a.at,
    })
    .execute();
}

export async function archives(db: Db, id?: string): Promise<Archive[]> {
  const rows = await db
    .selectFrom('platform.archive')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    before: row.before.toISOString(),
    firstSeal: row.first_seal,
    lastSeal: row.last_seal,
    events: row.events,
    file: row.file,
    sha256: row.sha256,
    signature: row.signature,
    by: { id: row.by_id, name: row.by_name },
    at: row.at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
  }));
}

export async function deleteArchivedEvents(tx: Tx, city: string, id: string): Promise<number> {
  const { rows } = await sql<{ deleted: number }>`select platform.delete_archived(${city}, ${id}) as deleted`.execute(tx);
  return rows[0]?.deleted ?? 0;
}
