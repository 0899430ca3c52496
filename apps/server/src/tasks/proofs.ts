import { detectType } from '@gongjian/domain/kernel/detect-type';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { stageHappened } from './events.ts';
import { aboutStage, writableStage } from './record-stage.ts';
import { type StageShown, stageShown } from './stage-reads.ts';
import { countProofs, touchStage } from './stage-repo.ts';

const MOST_FILES = 20;
const MOST_BYTES = 20 * 1024 * 1024;

export function attachProof(ctx: Ctx, stageId: string, { name, bytes }: Upload): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await writableStage(tx, ctx, stageId);
    const type = checkedType(bytes);
    if ((await countProofs(tx, stageId)) >= MOST_FILES) throw refused('too_many_files');
    await insertProof(tx, ctx, stageId, { name: name.slice(0, 200), type, bytes });
    await touchStage(tx, record);
    await emit(tx, ctx, stageHappened('proof_added', stageId, aboutStage(record)));
    return stageShown(tx, ctx, stageId);
  });
}

export function removeProof(ctx: Ctx, stageId: string, fileId: string): Promise<StageShown> {
  return ctx.transact(async (tx) => {
    const record = await writableStage(tx, ctx, stageId);
    const gone = await tx.deleteFrom('tasks.proof_file').where('id', '=', fileId).where('stage_id', '=', stageId).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('tasks.file_not_found');
    await touchStage(tx, record);
    await emit(tx, ctx, stageHappened('proof_removed', stageId, aboutStage(record)));
    return stageShown(tx, ctx, stageId);
  });
}

export function readProof(ctx: Ctx, stageId: string, fileId: string) {
  return ctx.read(async (db) => {
    const file = await db
      .selectFrom('tasks.proof_file')
      .select(['name', 'type', 'bytes'])
      .where('id', '=', fileId)
      .where('stage_id', '=', stageId)
      .executeTakeFirst();
    return found(file, 'tasks.file_not_found');
  });
}

function checkedType(bytes: Buffer): string {
  if (bytes.length === 0) throw refused('empty');
  if (bytes.length > MOST_BYTES) throw refused('too_large');
  const type = detectType(bytes);
  if (type === null) throw refused('kind_not_accepted');
  return type;
}

const refused = (code: string): Refused => new Refused('tasks.proof_refused', [{ code, at: ['file'] }]);

async function insertProof(
  tx: Tx,
  ctx: Ctx,
  stageId: string,
  { name, type, bytes }: { name: string; type: string; bytes: Buffer },
): Promise<void> {
  const { city, id, name: by } = ctx.actor;
  await tx
    .insertInto('tasks.proof_file')
    .values({ city, stage_id: stageId, name, type, size: bytes.length, bytes, by_id: id, by_name: by, at: ctx.now })
    .execute();
}
