import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export type FindingCount = 'findings_made' | 'findings_lapsed';
/** How often it happened to a unit, and in which cases. */
export type CountedFindings = { readonly unit: string; readonly times: number; readonly rows: readonly string[] };

const of: Readonly<Record<FindingCount, RawBuilder<unknown>>> = {
  /** Found at visits. One that repeats an open case is no other finding. */
  findings_made: sql`
    select f.unit_id as unit, f.case_id, f.at
      from supervision.finding f
      join cases.case c on c.city = f.city and c.id = f.case_id
     where c.parent_id is null`,
  findings_lapsed: sql`
    select c.unit_id as unit, b.case_id, b.at
      from supervision.look_back b
      join cases.case c on c.city = b.city and c.id = b.case_id
     where b.state = 'lapsed' and c.unit_id is not null`,
};

/** Findings of the year up to the day, by unit. */
export async function countFindings(db: Db, what: FindingCount, day: LocalDate): Promise<CountedFindings[]> {
  const { rows } = await sql<CountedFindings>`
    select unit, count(*)::int as times, array_agg(distinct case_id::text order by case_id::text) as rows
      from (${of[what]}) happened
     where (at at time zone 'Asia/Shanghai')::date between ${`${day.slice(0, 4)}-01-01`}::date and ${day}::date
     group by unit order by unit
  `.execute(db);
  return rows;
}
