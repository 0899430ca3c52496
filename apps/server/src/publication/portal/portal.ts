import { anonymousIn } from '../../platform/actor.ts';
import { type Clock, realTime } from '../../platform/clock.ts';
import { type Ctx, cityDayOf, makeCtx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';
import type { DataTerms } from '../opendata-files.ts';
import { editionNow, type Published, publishedIn } from '../published.ts';
import { PageCache } from './page-cache.ts';

export type PortalParts = {
  readonly db: Db;
  readonly city: string;
  /** `https://…`, as the public types it. */
  readonly publicUrl: string;
  /** Every page says that its figures are made up. */
  readonly demo: boolean;
  readonly clock?: Clock;
  /** Who publishes the open data, and under which licence. */
  readonly terms?: DataTerms;
  /** How long an edition is taken for the newest before the database is asked again. */
  readonly freshForMs?: number;
};

/** The public portal at work: the newest edition and the pages made of it. */
export class Portal {
  readonly site: string;
  readonly demo: boolean;
  readonly cache = new PageCache();
  private current: Published | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private day = '';
  private reckonedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<Published> | undefined;

  constructor(private readonly parts: PortalParts) {
    this.site = parts.publicUrl.replace(/\/+$/, '');
    this.demo = parts.demo;
  }

  /** A context of nobody: confined to the city, in no unit, with no permission. */
  ctx(requestId = 'portal', address: string | null = null): Ctx {
    const { db, city, clock = realTime } = this.parts;
    return makeCtx(db, anonymousIn(city), clock(), requestId, address);
  }

  /** The day in the city; reckoned once a minute, for it is asked with every page. */
  today(): string {
    const at = performance.now();
    if (at - this.reckonedAt > 60_000) {
      this.day = cityDayOf((this.parts.clock ?? realTime)());
      this.reckonedAt = at;
    }
    return this.day;
  }

  /** The newest edition; asked for once a second at most. While the database is away, the last one goes on being served. */
  published(): Published | Promise<Published> {
    const { current, parts } = this;
    if (current && performance.now() - this.askedAt < (parts.freshForMs ?? 1000)) return current;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<Published> {
    try {
      const edition = await editionNow(this.ctx());
      if (edition.no !== this.current?.edition) this.current = publishedIn(this.ctx(), edition);
    } catch (error) {
      if (!this.current) throw error;
    }
    this.askedAt = performance.now();
    return this.current as Published;
  }
}
