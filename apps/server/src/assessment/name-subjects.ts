import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

export const nameAssessmentSubjects: NameSubjects = async (db, ids) => {
  const asked = uuidsAmong(ids);
  if (asked.length === 0) return [];
  const { rows } = await sql<NamedSubject>`
    select id::text, 'assessment' as kind, title as name, null as "of" from assessment.assessment where id = any (${asked}::uuid[])
  `.execute(db);
  return rows;
};
