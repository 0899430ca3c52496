import { createHash } from 'node:crypto';
import type { Visit } from '@gongjian/contract/supervision';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import type { Upload } from '../platform/upload.ts';
import { openRecord } from './enter-visit.ts';
import { supervisionHappened } from './events.ts';
import { checkedTime, checkedType, fileRefused, pictures } from './file-checks.ts';
import { readVisit } from './read-visit.ts';
import { filesOf } from './visit-repo.ts';

const MOST_FILES = 300;

export type FileSaid = {
  readonly id: string;
  readonly kind: 'photo' | 'signature';
  readonly longitude?: number | undefined;
  readonly latitude?: number | undefined;
  readonly takenAt?: string | undefined;
};

/** Adds a photo or a signature to an open visit. The same file sent again is kept once. */
export function attachToVisit(ctx: Ctx, visitId: string, said: FileSaid, upload: Upload): Promise<Visit> {
  return ctx.transact(async (tx) => {
    const { campaignId } = await openRecord(tx, ctx, visitId);
    const files = await filesOf(tx, visitId);
    if (!files.some(({ id }) => id === said.id)) {
      if (files.length >= MOST_FILES) throw fileRefused('too_many_files');
      await insertFile(tx, ctx, visitId, said, upload);
      await emit(tx, ctx, supervisionHappened('file_attached', visitId, { campaign: campaignId, file: said.id, kind: said.kind }));
    }
    return readVisit(tx, ctx, visitId);
  });
}

async function insertFile(tx: Tx, ctx: Ctx, visitId: string, said: FileSaid, { name, bytes }: Upload): Promise<void> {
  const { id, kind, longitude, latitude } = said;
  const type = checkedType(bytes, pictures);
  const placed = longitude !== undefined && latitude !== undefined;
  await tx
    .insertInto('supervision.visit_file')
    .values({
      ...{ city: ctx.actor.city, id, visit_id: visitId, kind, name: name.slice(0, 200), type, bytes, size: bytes.length },
      ...{ sha256: createHash('sha256').update(bytes).digest('hex'), taken_at: checkedTime(ctx, said.takenAt) },
      ...{ longitude: placed ? longitude : null, latitude: placed ? latitude : null },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

export const visitFile = (db: Db, visitId: string, id: string) =>
  db
    .selectFrom('supervision.visit_file')
    .select(['name', 'type', 'bytes'])
    .where('id', '=', id)
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
