import { sql } from 'kysely';
import type { NamedSubject, NameSubjects } from '../platform/audit/named.ts';

export const nameIndicatorSubjects: NameSubjects = async (db, ids) => {
  const { rows } = await sql<NamedSubject>`
    select code as id, 'indicator' as kind, name, null as "of" from indicators.indicator where code = any (${[...ids]}::text[])
  `.execute(db);
  return rows;
};
