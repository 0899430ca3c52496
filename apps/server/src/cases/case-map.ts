import type { caseMap as contract } from '@gongjian/contract/cases';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import { type CaseFilters, conditions } from './list-cases.ts';

/** About two kilometres: near enough to be one place on a map of the city. */
const CELL_DEGREES = 0.02;
/** The fullest cells; more could not be told apart. */
const MOST_CELLS = 2000;

type Map = z.output<typeof contract.reply>;

/** Where the cases are, counted by the database in one pass over the hits. */
export async function caseMap(ctx: Ctx, filters: CaseFilters): Promise<Map> {
  const late = sql`closed_on is null and parent_id is null and suspended_on is null and due < ${ctx.today}::date`;
  const [found] = await ctx.ask(sql<Map>`
    with hits as materialized (
      select id, unit_id, longitude, latitude, title, ${late} as late
        from cases.case c where ${sql.join(conditions(filters, ctx), sql` and `)}
    ), by_unit as (
      select unit_id, count(*)::int as cases, (count(*) filter (where late))::int as overdue from hits group by unit_id
    ), by_district as (
      select case when u.kind in ('district', 'zone') then u.id else p.id end as unit, sum(b.cases)::int as cases, sum(b.overdue)::int as overdue
        from by_unit b
        left join org.unit u on u.id = b.unit_id
        left join org.unit_name n on n.city = u.city and n.unit_id = u.id
              and n.valid_from <= ${ctx.today}::date and (n.valid_to is null or n.valid_to > ${ctx.today}::date)
        left join org.unit p on p.city = u.city and p.id = n.parent_id and p.kind in ('district', 'zone')
       group by 1
    ), cells as (
      select avg(longitude) as longitude, avg(latitude) as latitude, count(*)::int as cases, (count(*) filter (where late))::int as overdue,
             case when count(*) = 1 then json_build_object('id', min(id::text), 'title', min(title)) end as only
        from hits where longitude is not null
       group by round(longitude / ${CELL_DEGREES}::float8), round(latitude / ${CELL_DEGREES}::float8)
       order by count(*) desc, 1, 2
       limit ${MOST_CELLS}
    )
    select (select coalesce(json_agg(d order by d.cases desc, d.unit), '[]') from by_district d) as districts,
           (select coalesce(json_agg(c), '[]') from cells c) as cells,
           (select count(*)::int from hits where longitude is null) as unplaced,
           (select count(*)::int from hits) as total`);
  if (!found) throw new Error('a count came back without a row');
  return found;
}
