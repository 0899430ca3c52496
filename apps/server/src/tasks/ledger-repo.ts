import type { Insertable } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { Tables } from '../platform/tables.ts';

/** Rows go to PostgreSQL in statements of this many, well under its limit of parameters. */
const CHUNK = 500;

type LedgerTable =
  | 'tasks.plan'
  | 'tasks.section'
  | 'tasks.task'
  | 'tasks.measure'
  | 'tasks.measure_version'
  | 'tasks.milestone'
  | 'tasks.promise'
  | 'tasks.responsibility'
  | 'tasks.obligation'
  | 'tasks.ledger_row'
  | 'tasks.ledger_unit'
  | 'tasks.verdict';

export async function insertAll<T extends LedgerTable>(tx: Tx, table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void> {
  for (const some of chunks(rows)) {
    await tx
      .insertInto(table as LedgerTable)
      .values(some as never)
      .execute();
  }
}

/** Inserts rows, and where one is already there under its key writes all its other columns anew. */
export async function putAll<T extends LedgerTable>(
  tx: Tx,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (const some of chunks(rows)) {
    const columns = Object.keys(some[0] as object).filter((column) => !(key as readonly string[]).includes(column));
    await tx
      .insertInto(table as LedgerTable)
      .values(some as never)
      .onConflict((oc) =>
        oc
          .columns(key as never)
          .doUpdateSet(({ ref }) => Object.fromEntries(columns.map((c) => [c, ref(`excluded.${c}` as never)])) as never),
      )
      .execute();
  }
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}
