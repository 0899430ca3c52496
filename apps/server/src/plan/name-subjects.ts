import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** Programmes, the plans in them, and imports. */
export const namePlanSubjects: NameSubjects = async (db, ids) => {
  const asked = uuidsAmong(ids);
  if (asked.length === 0) return [];
  const { rows } = await sql<NamedSubject>`
    select id::text, 'programme' as kind, title as name, null as "of" from plan.programme where id = any (${asked}::uuid[])
    union all
    select id::text, 'import', title, null from plan.import where id = any (${asked}::uuid[])
  `.execute(db);
  return rows;
};
