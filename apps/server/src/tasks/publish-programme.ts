import { randomUUID } from 'node:crypto';
import type { Difference } from '@gongjian/domain/plan/amendment';
import { type Publishing, publishVersion } from '../plan/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { writeLedger } from './write-ledger.ts';

export type ProgrammePublished = {
  readonly programmeId: string;
  readonly version: number;
  readonly measures: number;
  readonly obligations: number;
  readonly summary: Difference['summary'];
};

/** Publishes a reviewed draft; the plan's version and the ledger that follows it are one transaction. */
export function publishProgramme(
  ctx: Ctx,
  importId: string,
  version: number,
  said: Publishing,
  newId = randomUUID as () => string,
): Promise<ProgrammePublished> {
  return ctx.transact(async (tx) => {
    const published = await publishVersion(tx, ctx, importId, version, { ...said, newId });
    const written = await writeLedger(tx, ctx, published);
    return { programmeId: published.programmeId, version: published.version, ...written, summary: published.difference.summary };
  });
}
