import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Ctx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';

/** One thing that may become public, as the records of another room give it. */
export type Candidate<C extends PublicClass = PublicClass> = {
  readonly key: string;
  readonly content: PublicContent<C>;
  /** The day it came to be, or its publicity began. */
  readonly since: LocalDate | null;
};

/** Reads the other rooms' records; the only place from which anything reaches publication. */
export type Composer<C extends PublicClass = PublicClass> = (db: Db, ctx: Pick<Ctx, 'today'>) => Promise<Candidate<C>[]>;
