import type { LedgerItem } from '@gongjian/contract/tasks';
import type { Db, Tx } from '../platform/db.ts';

/** Holds a measure until the transaction ends, so two people do not decide about it at once. */
export async function lockMeasure(tx: Tx, id: string): Promise<{ version: number; retired: boolean } | undefined> {
  const row = await tx.selectFrom('tasks.measure').select(['version', 'retired_in']).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && { version: row.version, retired: row.retired_in !== null };
}

export async function nextVersion(tx: Tx, id: string, version: number): Promise<void> {
  await tx
    .updateTable('tasks.measure')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** The verdict of a measure as the ledger shows it. */
export async function verdictOf(db: Db, measureId: string): Promise<LedgerItem['verdict']> {
  const { card } = await db.selectFrom('tasks.ledger_row').select('card').where('measure_id', '=', measureId).executeTakeFirstOrThrow();
  return (JSON.parse(card) as LedgerItem).verdict;
}
