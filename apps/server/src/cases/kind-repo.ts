import type { CaseKind } from '@gongjian/domain/cases/model';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

/** Whether it was new. A version once loaded is never rewritten: cases were opened under it. */
export async function putKind(tx: Tx, city: string, kind: CaseKind): Promise<boolean> {
  const row = await tx
    .insertInto('cases.kind')
    .values({ city, code: kind.code, version: kind.version, definition: JSON.stringify(kind) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

/** Each kind in its newest version. */
export async function newestKinds(db: Db): Promise<CaseKind[]> {
  const { rows } = await sql<{ definition: CaseKind }>`
    select distinct on (code) definition from cases.kind order by code, version desc
  `.execute(db);
  return rows.map(({ definition }) => definition);
}

export async function newestKind(db: Db, code: string): Promise<CaseKind | undefined> {
  const row = await db
    .selectFrom('cases.kind')
    .select('definition')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.definition as CaseKind | undefined;
}
