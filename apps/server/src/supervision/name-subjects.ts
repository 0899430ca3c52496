import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** Campaigns by their title and visits by their target, as far as the asker may see them; checklists by the words of their newest version. */
export const nameSupervisionSubjects: NameSubjects = async (db, ids) => {
  const { rows } = await sql<NamedSubject>`
    select id::text, 'campaign' as kind, title as name, null as "of" from supervision.campaign where id = any (${uuidsAmong(ids)}::uuid[])
    union all
    select v.id::text, 'visit', t.name, v.campaign_id::text
      from supervision.visit v
      join supervision.target t on t.city = v.city and t.id = v.target_id
     where v.id = any (${uuidsAmong(ids)}::uuid[])
    union all
    select * from (select distinct on (code) code, 'checklist', definition ->> 'title', null from supervision.checklist
                    where code = any (${[...ids]}::text[]) order by code, version desc) lists
  `.execute(db);
  return rows;
};
