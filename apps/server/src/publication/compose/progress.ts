import type { PublicContent } from '@gongjian/contract/publication-content';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Composer } from './candidate.ts';

/** The seals in force: a month that was opened again is not told of until it is sealed anew. */
const sealed = sql`
  select s.city, s.cycle_id, s.no, s.month, (s.at at time zone 'Asia/Shanghai')::date as day
    from reporting.cycle c
    join reporting.seal s on s.city = c.city and s.cycle_id = c.id and s.no = c.sealed_no`;

type Series = Exclude<PublicContent<'progress'>['series'], undefined>;

/** 措施进展: the light of each sealed month; nothing of what a report says. */
export const composeProgress: Composer<'progress'> = async (db) => {
  const { rows } = await sql<{ key: string; series: Series; since: LocalDate }>`
    with sealed as (${sealed})
    select r.measure_id as key, max(s.day) as since,
           jsonb_agg(jsonb_build_object('month', s.month, 'state', r.content -> 'card' -> 'verdict' ->> 'state',
             'light', r.content -> 'card' -> 'verdict' ->> 'light', 'lag', r.content -> 'card' -> 'verdict' ->> 'lag') order by s.month) as series
      from sealed s
      join reporting.sealed_row r on r.city = s.city and r.cycle_id = s.cycle_id and r.no = s.no and r.unit_id = ''
     group by r.measure_id
     order by r.measure_id
  `.execute(db);
  return rows.flatMap(({ key, series, since }) => {
    const last = series.at(-1);
    return last ? [{ key, since, content: { asOf: last.month, state: last.state, light: last.light, series } }] : [];
  });
};

/** 月度进展: lights of all measures, and who reported in time, as they were frozen. */
export const composeMonths: Composer<'month'> = async (db) => {
  const { rows } = await sql<{ key: string; since: LocalDate; content: PublicContent<'month'> }>`
    with sealed as (${sealed}),
    lights as (
      select s.month, s.day,
             jsonb_build_object('total', count(*), 'green', count(*) filter (where light = 'green'), 'yellow', count(*) filter (where light = 'yellow'),
               'red', count(*) filter (where light = 'red'), 'none', count(*) filter (where light = 'none')) as lights,
             count(*) filter (where state in ('done', 'done_late')) as done
        from sealed s
        join reporting.sealed_row r on r.city = s.city and r.cycle_id = s.cycle_id and r.no = s.no and r.unit_id = ''
       cross join lateral (select r.content -> 'card' -> 'verdict' ->> 'light' as light, r.content -> 'card' -> 'verdict' ->> 'state' as state) v
       group by s.month, s.day
    ), units as (
      select s.month, r.unit_id, u.kind, u.sort_order, max(coalesce(r.content ->> 'unit', r.unit_id)) as name,
             count(*) filter (where stood = 'overdue' or late is not null) as expected,
             count(*) filter (where stood <> 'overdue' and late = 0) as on_time,
             count(*) filter (where stood <> 'overdue' and late > 0) as late, count(*) filter (where stood = 'overdue') as missing
        from sealed s
        join reporting.sealed_row r on r.city = s.city and r.cycle_id = s.cycle_id and r.no = s.no and r.unit_id <> ''
        join org.unit u on u.city = r.city and u.id = r.unit_id
       cross join lateral (select r.content ->> 'state' as stood, (r.content ->> 'lateDays')::int as late) v
       group by s.month, r.unit_id, u.kind, u.sort_order
    )
    select l.month as key, l.day as since, jsonb_build_object('asOf', l.month, 'lights', l.lights, 'done', l.done, 'units',
             (select coalesce(jsonb_agg(jsonb_build_object('unit', jsonb_build_object('id', u.unit_id, 'name', u.name, 'kind', u.kind),
                       'expected', u.expected, 'onTime', u.on_time, 'late', u.late, 'missing', u.missing) order by u.sort_order, u.unit_id), '[]')
                from units u where u.month = l.month)) as content
      from lights l
     order by l.month
  `.execute(db);
  return rows;
};
