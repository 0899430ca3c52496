import { writeDocx } from '@gongjian/documents/official/write-docx';
import { writeHtml } from '@gongjian/documents/official/write-html';
import { writePdf } from '@gongjian/documents/official/write-pdf';
import type { OfficialDocument } from '@gongjian/domain/reporting/bulletin-document';
import type { Ctx } from '../platform/ctx.ts';
import { found } from '../platform/refused.ts';
import { bulletinOf, documentOf } from './bulletin-repo.ts';
import { printFonts } from './print-fonts.ts';

export const FORMATS = ['docx', 'html', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

const writers: Record<Format, (document: OfficialDocument) => Promise<Uint8Array> | Uint8Array> = {
  docx: writeDocx,
  html: (document) => Buffer.from(writeHtml(document)),
  pdf: (document) => writePdf(document, printFonts()),
};
export const writeBulletin = (document: OfficialDocument, format: Format): Promise<Uint8Array> =>
  Promise.resolve(writers[format](document));

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
    kept.number === null ? await writeBulletin(documentOf(kept, null), format) : found(frozen, 'reporting.bulletin_not_found').bytes;
  return { name: `${kept.number ?? '草稿'} ${kept.text.title}.${format}`, type: TYPES[format], bytes };
}
