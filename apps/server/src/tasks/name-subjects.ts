import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** Measures, and the promises and phrases of units in them, which are shown as theirs. */
export const nameTaskSubjects: NameSubjects = async (db, ids) => {
  const asked = uuidsAmong(ids);
  if (asked.length === 0) return [];
  const { rows } = await sql<NamedSubject>`
    select id::text, 'measure' as kind, text as name, null as "of" from tasks.measure where id = any (${asked}::uuid[])
    union all
    select id::text, 'promise', phrase, measure_id::text from tasks.promise where id = any (${asked}::uuid[])
    union all
    select id::text, 'phrase', phrase, measure_id::text from tasks.responsibility where id = any (${asked}::uuid[])
    union all
    select id::text, 'plan', title, programme_id::text from tasks.plan where id = any (${asked}::uuid[])
  `.execute(db);
  return rows;
};
