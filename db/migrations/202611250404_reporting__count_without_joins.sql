-- Counts are sums: what a statement put in less what it took out. Nothing has to be matched with what it was, so that a statement over a
-- whole month costs no more a row than one over a single report, whatever plan the session has kept.
create or replace function reporting.move_counts(changes reporting.counted[]) returns void language sql as $$
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
$$;

create or replace function reporting.count_moved() returns trigger language plpgsql as $$
declare
  changes reporting.counted[];
begin
  select array_agg(c::reporting.counted) into changes
    from (select city, month, unit_id, plan_id, state, coalesce(sealed_from, state), desk, unit_levels, late_days, 1 from added
          union all
          select city, month, unit_id, plan_id, state, coalesce(sealed_from, state), desk, unit_levels, late_days, -1 from removed) c;
  if changes is not null then
    perform reporting.move_counts(changes);
  end if;
  return null;
end $$;
