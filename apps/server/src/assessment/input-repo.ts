import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Told } from './freeze-inputs.ts';

export type InputFile = {
  readonly id: string;
  readonly scheme: string;
  readonly name: string;
  readonly sha256: string;
  readonly told: Told;
};

export async function insertInputFile(tx: Tx, ctx: Ctx, fresh: Omit<InputFile, 'id'>): Promise<string> {
  const { scheme, name, sha256, told } = fresh;
  const { id } = await tx
    .insertInto('assessment.input_file')
    .values({
      city: ctx.actor.city,
      ...{ scheme, name: name.slice(0, 200), sha256, told: JSON.stringify(told) },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function inputFile(db: Db, id: string): Promise<InputFile | undefined> {
  const row = await db
    .selectFrom('assessment.input_file')
    .select(['id', 'scheme', 'name', 'sha256', 'told'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, told: row.told as unknown as Told };
}
