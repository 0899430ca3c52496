import type { PublicClass } from '@gongjian/contract/publication-content';
import { searchText } from '@gongjian/domain/publication/content';
import type { Change, Content, SnapshotKind } from '@gongjian/domain/publication/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { digest } from './weigh.ts';

/** 版次: one more. Whoever publishes at the same time waits here, so that no two editions are made of half of each other. */
export async function nextEdition(tx: Tx, ctx: Ctx): Promise<number> {
  const row = await tx
    .insertInto('publication.edition')
    .values({ city: ctx.actor.city, no: 1, at: ctx.now })
    .onConflict((conflict) =>
      conflict.column('city').doUpdateSet((edition) => ({ no: edition('publication.edition.no', '+', 1), at: ctx.now })),
    )
    .returning('no')
    .executeTakeFirstOrThrow();
  return Number(row.no);
}

export async function liveContents(db: Db, disclosure: PublicClass): Promise<Map<string, Content>> {
  const rows = await db
    .selectFrom('publication.snapshot')
    .select(['key', 'content'])
    .where('disclosure', '=', disclosure)
    .where('current', '=', true)
    .where('kind', '<>', 'withdrawal')
    .execute();
  return new Map(rows.map(({ key, content }) => [key, content as Content] as const));
}

export type Fresh = {
  readonly key: string;
  readonly kind: SnapshotKind;
  /** Null: withdrawn. */
  readonly content: Content | null;
  readonly changes: readonly Change[];
  readonly reason: string;
};

/** Appends what is public from now on; what was public before stays, seen by the office alone. */
export async function appendSnapshots(tx: Tx, ctx: Ctx, disclosure: PublicClass, edition: number, fresh: readonly Fresh[]): Promise<void> {
  if (fresh.length === 0) return;
  const rows = fresh.map(({ key, kind, content, changes, reason }) => ({
    ...{ key, kind, changes, reason, content, sha256: content === null ? null : digest(content) },
    search: content === null ? '' : searchText(content),
  }));
  const { actor, now } = ctx;
  await sql`
    update publication.snapshot set current = false
     where current and disclosure = ${disclosure} and key = any (${rows.map(({ key }) => key)})
  `.execute(tx);
  await sql`
    insert into publication.snapshot (city, disclosure, key, version, kind, content, sha256, changes, reason, search, edition, published_at, by_id, by_name)
    select ${actor.city}, ${disclosure}, f.key,
           1 + coalesce((select max(s.version) from publication.snapshot s where s.city = ${actor.city} and s.disclosure = ${disclosure} and s.key = f.key), 0),
           f.kind, nullif(f.content, 'null'::jsonb), f.sha256, f.changes, f.reason, f.search, ${edition}, ${now}, ${actor.id}, ${actor.name}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as f (key text, kind text, content jsonb, sha256 text, changes jsonb, reason text, search text)
  `.execute(tx);
}

export async function historyOf(db: Db, disclosure: PublicClass, key: string) {
  const rows = await db
    .selectFrom('publication.snapshot')
    .select(['version', 'kind', 'sha256', 'changes', 'reason', 'published_at', 'by_id', 'by_name'])
    .where('disclosure', '=', disclosure)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ published_at, by_id, by_name, changes, kind, ...row }) => ({
    ...row,
    kind: kind as SnapshotKind,
    changes: changes as unknown as Change[],
    at: published_at.toISOString(),
    by: { id: by_id, name: by_name },
  }));
}
