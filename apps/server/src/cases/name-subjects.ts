import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** Cases by number and title, as far as the asker may see them; kinds of cases by the words of their newest definition. */
export const nameCaseSubjects: NameSubjects = async (db, ids) => {
  const { rows } = await sql<NamedSubject>`
    select id::text, 'case' as kind, number || ' ' || title as name, null as "of" from cases.case where id = any (${uuidsAmong(ids)}::uuid[])
    union all
    select * from (select distinct on (code) code, 'caseKind', definition ->> 'title', null from cases.kind
                    where code = any (${[...ids]}::text[]) order by code, version desc) kinds
  `.execute(db);
  return rows;
};
