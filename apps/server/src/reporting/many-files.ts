import type { Attachment } from '@gongjian/domain/reporting/model';
import type { Db } from '../platform/db.ts';

/** The files of many reports as the rules look at them. */
export async function filesOfMany(db: Db, obligationIds: readonly string[]): Promise<(obligationId: string) => readonly Attachment[]> {
  const rows = await db
    .selectFrom('reporting.attachment')
    .select(['obligation_id', 'id', 'name', 'type', 'detected', 'size'])
    .where('obligation_id', 'in', [...obligationIds])
    .orderBy('id')
    .execute();
  const byReport = new Map<string, Attachment[]>();
  for (const { obligation_id: of, size, ...file } of rows) byReport.set(of, [...(byReport.get(of) ?? []), { ...file, bytes: size }]);
  return (id) => byReport.get(id) ?? [];
}
