-- The figures without which no report is sent, and whose.
-- What measures promise for a month each, as far as it is still in the plan, and how they stand. One plan for any number of them: chosen
-- by their number it would be made anew each time.
create or replace function reporting.asked_of(measures uuid[], months text[])
  returns table (id uuid, month text, behind boolean, targets json, duties uuid[], deliverables json)
  language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    select m.id, g.month, coalesce(l.light in ('yellow', 'red'), false),
           coalesce((select json_agg(json_build_object(
                       'promiseId', p.id, 'ratio', coalesce(i.ratio, false), 'locked', coalesce(i.from_records, false),
                       'requiredOf', case when b.required then b.places else '{}' end,
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
