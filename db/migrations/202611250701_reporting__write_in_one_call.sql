-- The statements of a report on its way, asked for thousands of them within an hour. Inside a function PostgreSQL keeps their plans for
-- the session, also behind a pooler. They run as whoever calls them, under the same row-level security.

-- What is owed, held until the transaction ends; whoever comes second sees what the first has done.
create function reporting.hold(wanted uuid) returns setof reporting.obligation language plpgsql as $$
begin
  return query
    select * from reporting.obligation where city = current_setting('gongjian.city', true) and id = wanted for update;
end $$;

-- What measures promise for a month each, as far as it is still in the plan, and how they stand. One plan for any number of them: chosen
-- by their number it would be made anew each time.
create function reporting.asked_of(measures uuid[], months text[])
  returns table (id uuid, month text, behind boolean, targets json, duties uuid[], deliverables json)
  language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    select m.id, g.month, coalesce(l.light in ('yellow', 'red'), false),
           coalesce((select json_agg(json_build_object(
                       'promiseId', p.id, 'ratio', coalesce(i.ratio, false), 'locked', coalesce(i.from_records, false),
                       'totals', case when i.cumulative then
                         (select json_object_agg(t.place, t.value::text)
                            from (select distinct on (v.place) v.place, v.value from indicators.value v
                                   where v.city = i.city and v.indicator_code = i.code and v.month < g.month
                                   order by v.place, v.month desc, v.no desc) t) end))
                       from tasks.promise p
                       left join indicators.binding b on b.city = p.city and b.promise_id = p.id
                       left join indicators.indicator i on i.city = b.city and i.code = b.indicator_code
                      where p.city = m.city and p.measure_id = m.id and p.kind = 'target' and p.retired_in is null), '[]'),
           array(select p.id from tasks.promise p where p.city = m.city and p.measure_id = m.id and p.kind = 'duty' and p.retired_in is null
                 union all
                 select n.id from tasks.milestone n where n.city = m.city and n.measure_id = m.id),
           coalesce((select json_agg(json_build_object('promiseId', p.id, 'accepted', coalesce(
                       (select json_agg(json_build_object('stage', s.stage, 'on', s.reached_on))
                          from tasks.stage s where s.city = p.city and s.promise_id = p.id and s.state = 'accepted'), '[]')))
                       from tasks.promise p
                      where p.city = m.city and p.measure_id = m.id and p.kind = 'deliverable' and p.retired_in is null), '[]')
      from (select distinct * from unnest(measures, months)) g (measure_id, month)
      join tasks.measure m on m.city = current_setting('gongjian.city', true) and m.id = g.measure_id
      left join tasks.ledger_row l on l.city = m.city and l.measure_id = m.id;
end $$;

-- What is owed, held, with all that the rules of a sending look at: the files of the report and what its measure asks.
create function reporting.at_hand(wanted uuid[])
  returns table (owed reporting.obligation, files json, asked json)
  language plpgsql rows 10 set plan_cache_mode = force_generic_plan as $$
begin
  return query
    with held as materialized (
      select o from reporting.obligation o where o.city = current_setting('gongjian.city', true) and o.id = any (wanted)
       order by o.id for update
    )
    select h.o, coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'detected', f.detected, 'bytes', f.size)
                                          order by f.id)
                            from reporting.attachment f where f.city = (h.o).city and f.obligation_id = (h.o).id), '[]'),
           to_json(a)
      from held h
      left join reporting.asked_of((select array_agg((o).measure_id) from held), (select array_agg((o).month) from held)) a
        on a.id = (h.o).measure_id and a.month = (h.o).month;
end $$;

-- Reports on their way: the text, the step, and where each stands now. Three tables, one statement, one array a column.
create function reporting.send(
  step text, doer text, doer_name text, reports uuid[], of_units text[], told jsonb[], answers jsonb[], to_states text[], to_desks smallint[],
  late int[], first_sent timestamptz[], internal boolean[], sent_at timestamptz[]
) returns void language plpgsql as $$
declare
  here text := current_setting('gongjian.city', true);
begin
  with given as materialized (
    select *
      from unnest(reports, of_units, told, answers, to_states, to_desks, late, first_sent, internal, sent_at)
        as g (id, unit_id, content, accountable, state, desk, late_days, first_sent_at, is_internal, at)
  ), text as (
    insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
    select here, g.id, g.unit_id, g.content, doer, doer_name, g.at from given g
    on conflict (city, obligation_id) do update
      set content = excluded.content, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
  ), step as (
    insert into reporting.review (city, obligation_id, unit_id, action, desk, is_internal, by_id, by_name, at)
    select here, g.id, g.unit_id, step, 0, g.is_internal, doer, doer_name, g.at from given g
  )
  update reporting.obligation o
     set state = g.state, desk = g.desk, late_days = g.late_days, sent_at = g.first_sent_at, accountable = g.accountable, submitted_by = doer,
         version = o.version + 1
    from given g
   where o.city = here and o.id = g.id;
end $$;

-- The text as it is so far. Who answers for it stays where it is not said.
create function reporting.put_draft(report uuid, of_unit text, told jsonb, answers jsonb, writer text, writer_name text, written_at timestamptz)
  returns void language plpgsql as $$
begin
  insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
  values (current_setting('gongjian.city', true), report, of_unit, told, writer, writer_name, written_at)
  on conflict (city, obligation_id) do update
    set content = excluded.content, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at;
  update reporting.obligation
     set version = version + 1, accountable = coalesce(answers, accountable)
   where city = current_setting('gongjian.city', true) and id = report;
end $$;

-- A step that leaves the text as it is, and where the report stands after it.
create function reporting.move_on(
  report uuid, of_unit text, step text, at_desk smallint, internal boolean, why text, doer text, doer_name text, done_at timestamptz,
  to_state text, to_desk smallint, late int, first_sent timestamptz, back_on date, back_at timestamptz
) returns void language plpgsql as $$
begin
  insert into reporting.review (city, obligation_id, unit_id, action, desk, is_internal, reason, by_id, by_name, at)
  values (current_setting('gongjian.city', true), report, of_unit, step, at_desk, internal, why, doer, doer_name, done_at);
  update reporting.obligation
     set state = to_state, desk = to_desk, late_days = late, sent_at = first_sent, wanted_on = back_on, wanted_at = back_at, sealed_from = null,
         version = version + 1
   where city = current_setting('gongjian.city', true) and id = report;
end $$;

-- The kept counts are moved by every statement that writes what is owed: their plans too are kept.
create or replace function reporting.move_counts(changes reporting.counted[]) returns void language plpgsql as $$
begin
  insert into reporting.unit_month as t
         (city, month, unit_id, expected, on_time, late, missing, with_unit, unit_desk, bureau_desk, accepted, returned, worst_late)
  select *
    from (select city, month, unit_id, sum(sign) as expected,
                 coalesce(sum(sign) filter (where late_days = 0 and stood <> 'overdue'), 0) as on_time,
                 coalesce(sum(sign) filter (where late_days > 0 and stood <> 'overdue'), 0) as late,
                 coalesce(sum(sign) filter (where stood = 'overdue'), 0) as missing,
                 coalesce(sum(sign) filter (where state in ('not_due', 'due', 'overdue', 'returned')), 0) as with_unit,
                 coalesce(sum(sign) filter (where state = 'submitted' and desk <= unit_levels), 0) as unit_desk,
                 coalesce(sum(sign) filter (where state = 'submitted' and desk > unit_levels), 0) as bureau_desk,
                 coalesce(sum(sign) filter (where stood = 'accepted'), 0) as accepted,
                 coalesce(sum(sign) filter (where state = 'returned'), 0) as returned,
                 coalesce(max(late_days) filter (where sign = 1 and stood <> 'overdue'), 0) as worst_late
            from unnest(changes)
           group by city, month, unit_id) s
   where (expected, on_time, late, missing, with_unit, unit_desk, bureau_desk, accepted, returned) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
      or worst_late > 0
   order by city, month, unit_id
  on conflict (city, month, unit_id) do update set
         expected = t.expected + excluded.expected, on_time = t.on_time + excluded.on_time, late = t.late + excluded.late,
         missing = t.missing + excluded.missing, with_unit = t.with_unit + excluded.with_unit,
         unit_desk = t.unit_desk + excluded.unit_desk, bureau_desk = t.bureau_desk + excluded.bureau_desk,
         accepted = t.accepted + excluded.accepted, returned = t.returned + excluded.returned,
         worst_late = greatest(t.worst_late, excluded.worst_late);

  insert into reporting.plan_tally as t (city, plan_id, year, unit_id, state, n)
  select city, plan_id, left(month, 4)::int, unit_id, state, sum(sign)
    from unnest(changes)
   group by city, plan_id, left(month, 4)::int, unit_id, state
  having sum(sign) <> 0
   order by city, plan_id, left(month, 4)::int, unit_id, state
  on conflict (city, plan_id, year, unit_id, state) do update set n = t.n + excluded.n;
end $$;
