import { createHash } from 'node:crypto';
import type { sendFile, wantedFiles } from '@gongjian/contract/supervision-field';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { fileSynced } from './field-events.ts';
import { holdVisit } from './field-repo.ts';
import { targetFor } from './field-targets.ts';
import { checkedTime, checkedType, fileRefused, pictures } from './file-checks.ts';
import { handInIfWhole } from './sync-hand-in.ts';

type FileSaid = z.output<typeof sendFile.body>;

const MOST_FILES = 300;

/** Keeps a file of a visit as it came, with where and when it was taken: it is evidence. The same again changes nothing. */
export function syncFile(ctx: Ctx, said: FileSaid, { name, bytes }: Upload): Promise<{ id: string }> {
  const seen = checked(ctx, said, bytes);
  return ctx.transact(async (tx) => {
    const target = await targetFor(tx, ctx, said.targetId);
    if ('refused' in target) throw new Refused('supervision.not_of_team', [{ code: target.refused, at: ['targetId'] }]);
    await holdVisit(tx, ctx.actor.city, said.visitId);
    if (await isThere(tx, said, seen.digest)) return { id: said.id };
    await insertFile(tx, ctx, { said, name, bytes, ...seen });
    await emit(tx, ctx, fileSynced(said.visitId, said.id, said.kind));
    await handInIfWhole(tx, ctx, said.visitId);
    return { id: said.id };
  });
}

type Checked = { readonly type: string; readonly digest: string; readonly takenAt: Date | null };

function checked(ctx: Ctx, { sha256, takenAt }: FileSaid, bytes: Buffer): Checked {
  const type = checkedType(bytes, pictures);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== sha256) throw fileRefused('arrived_damaged', 'sha256');
  return { type, digest, takenAt: checkedTime(ctx, takenAt) };
}

/** True when this very file has arrived before; another one under its name is refused. */
async function isThere(tx: Tx, { id, visitId }: FileSaid, digest: string): Promise<boolean> {
  const known = await tx.selectFrom('supervision.visit_file').select(['visit_id', 'sha256']).where('id', '=', id).executeTakeFirst();
  if (known) {
    if (known.visit_id !== visitId || known.sha256 !== digest) throw fileRefused('name_taken', 'id');
    return true;
  }
  const { n } = await tx
    .selectFrom('supervision.visit_file')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('visit_id', '=', visitId)
    .executeTakeFirstOrThrow();
  if (n >= MOST_FILES) throw fileRefused('too_many_files');
  return false;
}

type Arrived = Checked & { readonly said: FileSaid; readonly name: string; readonly bytes: Buffer };

async function insertFile(tx: Tx, ctx: Ctx, { said, name, type, bytes, digest, takenAt }: Arrived): Promise<void> {
  const { id, visitId, kind, longitude, latitude } = said;
  const placed = longitude !== undefined && latitude !== undefined;
  await tx
    .insertInto('supervision.visit_file')
    .values({
      ...{ city: ctx.actor.city, id, visit_id: visitId, kind, name: name.slice(0, 200), type, bytes, size: bytes.length, sha256: digest },
      ...{ longitude: placed ? longitude : null, latitude: placed ? latitude : null, taken_at: takenAt },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

/** Which of the files have not come yet. */
export async function filesWanted(ctx: Ctx, files: z.output<typeof wantedFiles.body>['files']): Promise<string[]> {
  const ids = files.map(({ id }) => id);
  const rows = await ctx.read((db) =>
    db.selectFrom('supervision.visit_file').select(['id', 'visit_id', 'sha256']).where('id', 'in', ids).execute(),
  );
  const isHere = ({ id, visitId, sha256 }: (typeof files)[number]) =>
    rows.some((row) => row.id === id && row.visit_id === visitId && row.sha256 === sha256);
  return files.filter((file) => !isHere(file)).map(({ id }) => id);
}
