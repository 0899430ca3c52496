import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** Assessments, and schemes by the title of their newest edition. */
export const nameAssessmentSubjects: NameSubjects = async (db, ids) => {
  const { rows } = await sql<NamedSubject>`
    select id::text, 'assessment' as kind, title as name, null as "of"
      from assessment.assessment
     where id = any (${uuidsAmong(ids)}::uuid[])
    union all
    select * from (select distinct on (code) code, 'scheme', definition ->> 'title', null from assessment.scheme
                    where code = any (${[...ids]}::text[]) order by code, version desc) schemes
  `.execute(db);
  return rows;
};
