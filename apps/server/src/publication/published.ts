import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import type { Change, SnapshotKind } from '@gongjian/domain/publication/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';

/** One public thing as it stands now. */
export type Snapshot<C extends PublicClass = PublicClass> = {
  readonly disclosure: C;
  readonly key: string;
  readonly version: number;
  readonly kind: SnapshotKind;
  readonly content: PublicContent<C>;
  readonly sha256: string;
  readonly changes: readonly Change[];
  readonly publishedAt: Date;
};

/** What was public and was withdrawn: its address answers 410 with the reason. */
export type Gone = { readonly disclosure: PublicClass; readonly key: string; readonly reason: string; readonly publishedAt: Date };

/**
 * Everything the public can read, in one edition: rows of publication's own published snapshots and nothing else. Public routes are
 * given this and no database. A class is read when it is first asked for and kept as long as the edition.
 */
export type Published = {
  readonly edition: number;
  /** When the edition was published; null when nothing ever was. */
  readonly at: Date | null;
  readonly all: <C extends PublicClass>(disclosure: C) => Promise<readonly Snapshot<C>[]>;
  readonly one: <C extends PublicClass>(disclosure: C, key: string) => Promise<Snapshot<C> | Gone | undefined>;
  readonly withdrawn: (disclosure: PublicClass) => Promise<readonly Gone[]>;
  readonly newest: (limit: number) => Promise<readonly Snapshot[]>;
  /** Snapshots whose public text has every one of the words. */
  readonly search: (words: readonly string[], limit: number) => Promise<{ readonly items: readonly Snapshot[]; readonly total: number }>;
};

export const isGone = (found: Snapshot | Gone): found is Gone => !('content' in found);

type Row = Snapshot & { readonly reason: string };
type Class = { readonly live: readonly Snapshot[]; readonly gone: readonly Gone[]; readonly byKey: ReadonlyMap<string, Snapshot | Gone> };

/** `by_id` and `by_name` are never among the columns: who pressed the button is no business of the public. */
const columns = sql`disclosure, key, version, kind, content, sha256, changes, reason, published_at as "publishedAt"`;

export async function editionNow(ctx: Ctx): Promise<{ readonly no: number; readonly at: Date | null }> {
  const [row] = await ctx.ask(sql<{ no: number; at: Date }>`select no, at from publication.edition where city = ${ctx.actor.city}`);
  return row ?? { no: 0, at: null };
}

export function publishedIn(ctx: Ctx, edition: { readonly no: number; readonly at: Date | null }): Published {
  const kept = new Map<PublicClass, Promise<Class>>();
  const classOf = (disclosure: PublicClass): Promise<Class> => {
    const reading = kept.get(disclosure) ?? readClass(ctx, disclosure);
    kept.set(disclosure, reading);
    reading.catch(() => kept.delete(disclosure));
    return reading;
  };
  return {
    edition: edition.no,
    at: edition.at,
    all: async <C extends PublicClass>(disclosure: C) => (await classOf(disclosure)).live as readonly Snapshot<C>[],
    one: async <C extends PublicClass>(disclosure: C, key: string) =>
      (await classOf(disclosure)).byKey.get(key) as Snapshot<C> | Gone | undefined,
    withdrawn: async (disclosure) => (await classOf(disclosure)).gone,
    newest: (limit) => newestOf(ctx, limit),
    search: (words, limit) => searchIn(ctx, words, limit),
  };
}

async function readClass(ctx: Ctx, disclosure: PublicClass): Promise<Class> {
  const rows = await ctx.ask(sql<Row>`
    select ${columns} from publication.snapshot where current and disclosure = ${disclosure} order by key`);
  const told = rows.map(told1);
  return {
    live: told.filter((one): one is Snapshot => !isGone(one)),
    gone: told.filter(isGone),
    byKey: new Map(told.map((one) => [one.key, one] as const)),
  };
}

const told1 = ({ reason, ...row }: Row): Snapshot | Gone =>
  row.kind === 'withdrawal' ? { disclosure: row.disclosure, key: row.key, reason, publishedAt: row.publishedAt } : row;

async function newestOf(ctx: Ctx, limit: number): Promise<readonly Snapshot[]> {
  return ctx.ask(sql<Snapshot>`
    select ${columns} from publication.snapshot
     where current and kind <> 'withdrawal'
     order by published_at desc, disclosure, key
     limit ${limit}`);
}

async function searchIn(ctx: Ctx, words: readonly string[], limit: number) {
  const holds = words.map((word) => sql`search like ${`%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`);
  const rows = await ctx.ask(sql<Snapshot & { total: number }>`
    select ${columns}, count(*) over ()::int as total from publication.snapshot
     where current and kind <> 'withdrawal' and ${sql.join(holds, sql` and `)}
     order by published_at desc, disclosure, key
     limit ${limit}`);
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
