import type { PaperTemplate } from '@gongjian/domain/cases/papers/model';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';

export type KeptTemplate = PaperTemplate & { readonly by: string | null; readonly at: Date };
type Row = { readonly definition: PaperTemplate; readonly by: string | null; readonly at: Date };
const asKept = ({ definition, by, at }: Row): KeptTemplate => ({ ...definition, by, at });

/** Each template in its newest version. */
export async function newestTemplates(db: Db): Promise<KeptTemplate[]> {
  const { rows } = await sql<Row>`
    select distinct on (code) definition, by_name as by, at from cases.paper_template order by code, version desc
  `.execute(db);
  return rows.map(asKept);
}

export async function newestTemplate(db: Db, code: string): Promise<KeptTemplate | undefined> {
  const { rows } = await sql<Row>`
    select definition, by_name as by, at from cases.paper_template where code = ${code} order by version desc limit 1
  `.execute(db);
  return rows[0] && asKept(rows[0]);
}

/** Whether it is there now. Of two who write the same version, the second finds it taken. */
export async function putTemplate(tx: Tx, city: string, template: PaperTemplate, by: string | null, at: Date): Promise<boolean> {
  const row = await tx
    .insertInto('cases.paper_template')
    .values({ city, code: template.code, version: template.version, definition: JSON.stringify(template), by_name: by, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}
