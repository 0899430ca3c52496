import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';
import { refreshMeasures } from './refresh.ts';

/** The whole ledger judged anew, in the transaction of whoever changed what it is judged by. */
export async function judgeLedger(tx: Tx, teller: Teller): Promise<void> {
  const rows = await tx.selectFrom('tasks.measure').select('id').where('retired_in', 'is', null).orderBy('id').execute();
  await refreshMeasures(
    tx,
    teller,
    rows.map(({ id }) => id),
  );
}

type Standing = { readonly id: string; readonly state: string; readonly light: string };

/** How every measure stands in the ledger. */
export async function lightsNow(db: Db): Promise<Standing[]> {
  return db
    .selectFrom('tasks.ledger_row')
    .select(['measure_id as id', 'state', 'light'])
    .where('retired', '=', false)
    .orderBy('order_key')
    .orderBy('measure_id')
    .execute();
}
