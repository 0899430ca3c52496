import { sql } from 'kysely';
import type { NamedSubject, NameSubjects } from '../platform/audit/named.ts';

/** People with their unit, and units and groups under the name they had last. */
export const nameOrgSubjects: NameSubjects = async (db, ids) => {
  const { rows } = await sql<NamedSubject>`
    with asked as (select unnest(${[...ids]}::text[]) as id),
    last_name as (
      select distinct on (n.unit_id) n.unit_id, n.name from org.unit_name n join asked on asked.id = n.unit_id order by n.unit_id, n.valid_from desc
    )
    select p.id, 'person' as kind, p.name, n.name as "of"
      from org.person p
      join asked on asked.id = p.id
      left join lateral (select name from org.unit_name where city = p.city and unit_id = p.unit_id order by valid_from desc limit 1) n on true
    union all
    select unit_id, 'unit', name, null from last_name
    union all
    select g.id, 'group', g.name, null from org.unit_group g join asked on asked.id = g.id
  `.execute(db);
  return rows;
};
