import { detectType } from '@gongjian/domain/kernel/detect-type';
import { MOST_BYTES, MOST_FILES } from '@gongjian/domain/reporting/attachments';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { type Obligation, touchReport } from './obligation-repo.ts';
import { type ReportMoved, reportMoved } from './report-moved.ts';
import { writableReport } from './write-report.ts';

/** Adds a file to a report that is still with its unit. */
export function attachFile(ctx: Ctx, id: string, { name, bytes }: Upload): Promise<ReportMoved & { fileId: string }> {
  return ctx.transact(async (tx) => {
    const owed = await writableReport(tx, ctx, id);
    const detected = checkedKind(bytes);
    await touchReport(tx, ctx, owed);
    if ((await countFiles(tx, id)) >= MOST_FILES) throw refused('too_many_files');
    const file = await tx
      .insertInto('reporting.attachment')
      .values({
        city: ctx.actor.city,
        obligation_id: id,
        ...{ name: name.slice(0, 200), type: typeNamed(name, detected), detected, size: bytes.length, bytes },
        ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...touched(owed), fileId: file.id };
  });
}

export function detachFile(ctx: Ctx, id: string, fileId: string): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = await writableReport(tx, ctx, id);
    const gone = await tx.deleteFrom('reporting.attachment').where('id', '=', fileId).where('obligation_id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new Refused('reporting.file_not_found');
    await touchReport(tx, ctx, owed);
    return touched(owed);
  });
}

export function readFile(ctx: Ctx, id: string, fileId: string) {
  return ctx.read(async (db) => {
    const file = await db
      .selectFrom('reporting.attachment')
      .select(['name', 'bytes'])
      .where('id', '=', fileId)
      .where('obligation_id', '=', id)
      .executeTakeFirst();
    return found(file, 'reporting.file_not_found');
  });
}

const touched = (owed: Obligation) => reportMoved(owed, { ...owed, version: owed.version + 1 });

function checkedKind(bytes: Buffer): string {
  if (bytes.length === 0) throw refused('empty');
  if (bytes.length > MOST_BYTES) throw refused('too_large');
  const type = detectType(bytes);
  if (type === null) throw refused('kind_not_accepted');
  return type;
}

const refused = (code: string): Refused => new Refused('reporting.file_refused', [{ code, at: ['file'] }]);

async function countFiles(tx: Tx, id: string): Promise<number> {
  const { n } = await tx
    .selectFrom('reporting.attachment')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('obligation_id', '=', id)
    .executeTakeFirstOrThrow();
  return n;
}

const byEnding: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What the sender says it is, by the name; a name that says nothing says what the bytes say. */
const typeNamed = (name: string, detected: string): string => byEnding[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? detected;
