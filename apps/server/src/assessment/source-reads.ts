import type { AssessedUnit, Cell, CountSource, Happening, InputSource } from '@gongjian/domain/assessment/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { ROLE_BIT } from '@gongjian/domain/tasks/card';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { countFindings, type FindingCount } from '../supervision/index.ts';

/** Every unit of these kinds there is on the day; it is ranked among its kind. A zone ranks among the districts. */
export async function assessedUnits(db: Db, kinds: readonly string[], day: LocalDate): Promise<AssessedUnit[]> {
  const { rows } = await sql<AssessedUnit>`
    select u.id as unit, case when u.kind = 'zone' then 'district' else u.kind end as "group"
      from org.unit u
     where u.kind = any (${[...kinds]}::text[])
       and exists (select from org.unit_name n where n.city = u.city and n.unit_id = u.id
                     and n.valid_from <= ${day}::date and (n.valid_to is null or n.valid_to > ${day}::date))
     order by u.sort_order, u.id
  `.execute(db);
  return rows;
}

const OWN = ROLE_BIT.lead | ROLE_BIT.responsible;

/** A part and what it is a part of, by unit; a unit of which there is nothing is not in it. */
const parts: Readonly<Record<InputSource, (day: LocalDate) => RawBuilder<Omit<Cell, 'item'>>>> = {
  /** Of the measures a unit leads or is responsible for and that have a light, those in green. */
  measures_on_pace: () => sql`
    select unit_id as unit, (count(*) filter (where light = 'green'))::text as actual, count(*)::text as target,
           array_agg(measure_id::text order by measure_id) as rows
      from tasks.ledger_unit
     where roles & ${OWN} <> 0 and light <> 'none'
     group by unit_id order by unit_id`,
  /** Of the reports of the year due by the day, those sent on time. */
  reports_on_time: (day) => sql`
    select unit_id as unit, sum(on_time)::text as actual, sum(on_time + late + missing)::text as target, array_agg(month order by month) as rows
      from reporting.unit_month
     where month between ${`${day.slice(0, 4)}-01`} and ${day.slice(0, 7)}
     group by unit_id having sum(on_time + late + missing) > 0 order by unit_id`,
  /** Of the steps of the year a unit took in its cases under a limit, those taken in time; a step still owed and over its limit counts as late. */
  case_steps_in_time: (day) => sql`
    with taken as (
      select case_id, lag(unit_id) over w as unit, lag(due) over w as due, (at at time zone 'Asia/Shanghai')::date as on_day, what
        from cases.step window w as (partition by case_id order by id)
    ), owed as (
      select unit, case_id, on_day <= due as in_time from taken
       where what = 'step' and unit is not null and due is not null and on_day between ${`${day.slice(0, 4)}-01-01`}::date and ${day}::date
      union all
      select unit_id, id, false from cases.case
       where closed_on is null and parent_id is null and suspended_on is null and unit_id is not null and due < ${day}::date
    )
    select unit, (count(*) filter (where in_time))::text as actual, count(*)::text as target, array_agg(distinct case_id::text order by case_id::text) as rows
      from owed group by unit order by unit`,
};

export async function partOf(db: Db, source: InputSource, day: LocalDate): Promise<Omit<Cell, 'item'>[]> {
  return (await parts[source](day).execute(db)).rows;
}

const lights = (light: 'red' | 'yellow') => sql`
  select unit_id, count(*)::int as n, array_agg(measure_id::text order by measure_id) as rows
    from tasks.ledger_unit
   where roles & ${OWN} <> 0 and light = ${light}
   group by unit_id`;

/** What this room counts itself; findings are counted by supervision. */
const counts: Readonly<Record<Exclude<CountSource, FindingCount>, (day: LocalDate) => RawBuilder<Omit<Happening, 'code'>>>> = {
  measures_red: () => sql`select unit_id as unit, n as times, rows from (${lights('red')}) l order by unit_id`,
  measures_yellow_pairs: () => sql`select unit_id as unit, n / 2 as times, rows from (${lights('yellow')}) l where n > 1 order by unit_id`,
  /** Times a unit's work in a case came back to it this year. */
  cases_returned: (day) => sql`
    select s.unit_id as unit, count(*)::int as times, array_agg(s.case_id::text order by s.id) as rows
      from cases.step s
      join cases.case c on c.city = s.city and c.id = s.case_id
      join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
     where s.what = 'step' and s.unit_id is not null
       and (s.at at time zone 'Asia/Shanghai')::date between ${`${day.slice(0, 4)}-01-01`}::date and ${day}::date
       and exists (select from jsonb_array_elements(k.definition->'stages') g, jsonb_array_elements(g->'actions') a
                    where g->>'code' = s.from_stage and a->>'code' = s.action and a->>'effect' = 'return')
     group by s.unit_id order by s.unit_id`,
};

export async function countOf(db: Db, source: CountSource, day: LocalDate): Promise<Omit<Happening, 'code'>[]> {
  if (source === 'findings_made' || source === 'findings_lapsed') return countFindings(db, source, day);
  return (await counts[source](day).execute(db)).rows;
}
