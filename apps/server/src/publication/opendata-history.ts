import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import { sql } from 'kysely';
import { systemActor } from '../platform/actor.ts';
import { ask, type Db } from '../platform/db.ts';
import type { Kept } from './opendata-dataset.ts';

/** One state of a dataset: the edition that brought it about. */
export type DataVersion = { readonly no: number; readonly at: Date };

export const MOST_VERSIONS = 200;

/**
 * What was public in earlier editions, for the versions of open data: publication's own snapshots and nothing else. What was withdrawn
 * since is in no version any more.
 */
export class DataHistory {
  private edition = -1;
  private readonly versions = new Map<string, Promise<readonly DataVersion[]>>();

  constructor(
    private readonly db: Db,
    private readonly city: string,
  ) {}

  /** The editions in which something of these classes changed, the newest first; asked for once an edition. */
  versionsOf(edition: number, classes: readonly PublicClass[]): Promise<readonly DataVersion[]> {
    if (edition !== this.edition) this.versions.clear();
    this.edition = edition;
    const key = classes.join();
    const known = this.versions.get(key) ?? this.readVersions(classes);
    this.versions.set(key, known);
    known.catch(() => this.versions.delete(key));
    return known;
  }

  private readVersions(classes: readonly PublicClass[]): Promise<DataVersion[]> {
    return this.asked(sql<DataVersion>`
      select edition as no, max(published_at) as at
        from publication.snapshot
       where city = ${this.city} and disclosure = any (${[...classes]}::text[])
       group by edition
       order by edition desc
       limit ${MOST_VERSIONS}`);
  }

  /** A class as it stood in an edition. */
  async contentsAt<C extends PublicClass>(disclosure: C, edition: number): Promise<readonly Kept<C>[]> {
    const rows = await this.asked(sql<{ key: string; content: PublicContent<C> | null }>`
      select distinct on (s.key) s.key, s.content
        from publication.snapshot s
       where s.city = ${this.city} and s.disclosure = ${disclosure} and s.edition <= ${edition}
         and not exists (select from publication.snapshot w
                          where w.city = s.city and w.disclosure = s.disclosure and w.key = s.key and w.current and w.kind = 'withdrawal')
       order by s.key, s.version desc`);
    return rows.flatMap(({ key, content }) => (content === null ? [] : [{ key, content }]));
  }

  private asked<Row>(question: Parameters<typeof ask<Row>>[2]): Promise<Row[]> {
    return ask(this.db, systemActor(this.city), question);
  }
}
