import type { CampaignType, Checklist } from '@gongjian/domain/supervision/model';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { found } from '../platform/refused.ts';

type Table = 'checklist' | 'campaign_type';

/** Whether it was new. A version once loaded is never rewritten: visits were made by it. */
export async function putDefinition(tx: Tx, city: string, table: Table, one: Checklist | CampaignType): Promise<boolean> {
  const row = await tx
    .insertInto(`supervision.${table}`)
    .values({ city, code: one.code, version: one.version, definition: JSON.stringify(one) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

async function newest<Definition>(db: Db, table: Table): Promise<Definition[]> {
  const { rows } = await sql<{ definition: Definition }>`
    select distinct on (code) definition from ${sql.table(`supervision.${table}`)} order by code, version desc
  `.execute(db);
  return rows.map(({ definition }) => definition);
}

export const newestChecklists = (db: Db): Promise<Checklist[]> => newest(db, 'checklist');
export const newestTypes = (db: Db): Promise<CampaignType[]> => newest(db, 'campaign_type');

export const newestType = async (db: Db, code: string): Promise<CampaignType> =>
  found(
    (await newestTypes(db)).find((type) => type.code === code),
    'supervision.type_not_found',
  );

/** The very version a record was made by. */
export async function checklistOf(db: Db, code: string, version: number): Promise<Checklist> {
  const { definition } = await db
    .selectFrom('supervision.checklist')
    .select('definition')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return definition as unknown as Checklist;
}

export async function typeOf(db: Db, code: string, version: number): Promise<CampaignType> {
  const { definition } = await db
    .selectFrom('supervision.campaign_type')
    .select('definition')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return definition as unknown as CampaignType;
}
