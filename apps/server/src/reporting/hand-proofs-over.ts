import type { ReportContent } from '@gongjian/contract/reporting';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { takeReportProof } from '../tasks/index.ts';

/** The files by which an accepted report proves stages go to the ledger with them; one at a time, for they may be large. */
export async function handProofsOver(
  tx: Tx,
  teller: Teller,
  { id, unit }: { readonly id: string; readonly unit: string },
  stages: ReportContent['stages'],
): Promise<void> {
  for (const { promiseId, stage, files } of stages) {
    for (const fileId of files) {
      const file = await fileOf(tx, id, fileId);
      if (file === undefined) continue;
      const { by_id, by_name, at, ...rest } = file;
      await takeReportProof(tx, teller, { unit, promiseId, stage, file: rest, by: { id: by_id, name: by_name, at } });
    }
  }
}

const fileOf = (tx: Tx, reportId: string, fileId: string) =>
  tx
    .selectFrom('reporting.attachment')
    .select(['id', 'name', 'detected as type', 'bytes', 'by_id', 'by_name', 'at'])
    .where('obligation_id', '=', reportId)
    .where('id', '=', fileId)
    .executeTakeFirst();
