import { sql } from 'kysely';
import { type NamedSubject, type NameSubjects, uuidsAmong } from '../platform/audit/named.ts';

/** What is owed for a month, by the measure it is about; bulletins by their month. */
export const nameReportSubjects: NameSubjects = async (db, ids) => {
  const asked = uuidsAmong(ids);
  if (asked.length === 0) return [];
  const { rows } = await sql<NamedSubject>`
    select id::text, 'report' as kind, month as name, measure_id::text as "of" from reporting.obligation where id = any (${asked}::uuid[])
    union all
    select id::text, 'bulletin', month, null from reporting.bulletin where id = any (${asked}::uuid[])
  `.execute(db);
  return rows;
};
