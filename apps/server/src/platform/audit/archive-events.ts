import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db.ts';
import { emit } from '../events.ts';
import { found, Refused } from '../refused.ts';
import { archiveIsWhole, writeArchive } from './archive-file.ts';
import { archivable, archives, deleteArchivedEvents, insertArchive, type Span } from './archive-repo.ts';
import type { AuditServices } from './services.ts';
import { sealsAfter, trailEvents } from './trail.ts';
import { verifyTrail } from './verify-trail.ts';

/** Writes old sealed events to a file with a signed manifest. Nothing is deleted yet. */
export async function archiveEvents({ key, folder, keepMonths }: AuditServices, ctx: Ctx, before: Date): Promise<string> {
  if (before > monthsBefore(ctx.now, keepMonths)) throw new Refused('audit.too_young', [{ code: 'months', at: [keepMonths] }]);
  const id = randomUUID();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileOf(id));
  try {
    await ctx.transact(async (tx) => {
      const span = found(await archivable(tx, before), 'audit.nothing_to_archive');
      const { whole } = await verifyTrail(tx, ctx.actor.city, key);
      if (!whole) throw new Refused('audit.trail_broken');
      const about = { id, city: ctx.actor.city, before: before.toISOString(), ...span };
      const written = await writeArchive(path, linesOf(tx, ctx.actor.city, span), about, key);
      const { id: actor, name } = ctx.actor;
      await insertArchive(tx, { ...about, before, ...written, file: fileOf(id), by: { id: actor, name }, at: ctx.now });
      await emit(tx, ctx, { type: 'audit.archived', subjectId: id, payload: { ...span, before, sha256: written.sha256 } });
    });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return id;
}

const fileOf = (id: string): string => `${id}.ndjson.gz`;

export function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}

/** Each seal, then its events, as they were hashed. */
async function* linesOf(db: Db, city: string, { firstSeal, lastSeal }: Span): AsyncGenerator<string> {
  for (let no = firstSeal - 1; no < lastSeal; ) {
    const seals = (await sealsAfter(db, city, no, 20)).filter((seal) => seal.no <= lastSeal);
    const events = await trailEvents(
      db,
      city,
      seals.flatMap(({ eventIds }) => eventIds),
    );
    for (const { eventIds, root, previous, hash, signature, ...seal } of seals) {
      const hex = {
        root: root.toString('hex'),
        previous: previous.toString('hex'),
        hash: hash.toString('hex'),
        signature: signature.toString('hex'),
      };
      yield JSON.stringify({ seal: { no: seal.no, sealedAt: seal.sealedAt, ...hex, events: eventIds } });
      for (const id of eventIds) yield JSON.stringify({ event: events.get(id)?.fields });
    }
    no = seals.at(-1)?.no ?? lastSeal;
  }
}

/** Deletes from the trail what an archive holds, after proving the file. The seals stay, and the chain with them. */
export async function deleteArchived({ key, folder }: AuditServices, ctx: Ctx, id: string): Promise<void> {
  await ctx.transact(async (tx) => {
    const archive = found((await archives(tx, id))[0], 'audit.archive_not_found');
    if (archive.deletedAt !== null) throw new Refused('audit.already_deleted');
    if (!(await archiveIsWhole(join(folder, archive.file), archive, key))) throw new Refused('audit.archive_damaged');
    const deleted = await deleteArchivedEvents(tx, ctx.actor.city, id);
    await emit(tx, ctx, { type: 'audit.archived_deleted', subjectId: id, payload: { deleted } });
  });
}
