import type { Ctx } from '../platform/ctx.ts';
import { type Format, TYPES, writeOfficial } from '../platform/official-files.ts';
import { found } from '../platform/refused.ts';
import { bulletinOf, documentOf } from './bulletin-repo.ts';

/** Of an issued bulletin the bytes that went out, whatever the program writes today; of a draft what it would be now. */
export async function readBulletinFile(ctx: Ctx, id: string, format: Format): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { kept, frozen } = await ctx.read(async (db) => ({
    kept: await bulletinOf(db, id),
    frozen: await db
      .selectFrom('reporting.bulletin_file')
      .select('bytes')
      .where('bulletin_id', '=', id)
      .where('format', '=', format)
      .executeTakeFirst(),
  }));
  const bytes =
    kept.number === null ? await writeOfficial(documentOf(kept, null), format) : found(frozen, 'reporting.bulletin_not_found').bytes;
  return { name: `${kept.number ?? '草稿'} ${kept.text.title}.${format}`, type: TYPES[format], bytes };
}
