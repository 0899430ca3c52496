-- 及时性: what one unit owed and did in one month. Moved by every change of an obligation by exactly what changed.
create table reporting.unit_month (
  city        text not null,
  month       text not null,
  unit_id     text not null,
  expected    int  not null,
  on_time     int  not null,
  late        int  not null,
  missing     int  not null,
  with_unit   int  not null,
  unit_desk   int  not null,
  bureau_desk int  not null,
  accepted    int  not null,
  returned    int  not null,
  worst_late  int  not null default 0,
  primary key (city, month, unit_id)
);

-- A year's reports of one plan by unit and state.
create table reporting.plan_tally (
  city    text not null,
  plan_id uuid not null,
  year    int  not null,
  unit_id text not null,
  state   text not null,
  n       int  not null,
  primary key (city, plan_id, year, unit_id, state),
  constraint plan_tally_plan foreign key (city, plan_id) references tasks.plan
);

grant select, insert, update on reporting.unit_month, reporting.plan_tally to gongjian_app;
alter table reporting.unit_month enable row level security;
alter table reporting.unit_month force row level security;
create policy own_city on reporting.unit_month to gongjian_app using (city = current_setting('gongjian.city', true));
alter table reporting.plan_tally enable row level security;
alter table reporting.plan_tally force row level security;
create policy own_city on reporting.plan_tally to gongjian_app using (city = current_setting('gongjian.city', true));

-- How one obligation is counted: put in with sign 1, taken out with -1. `stood` is what it was when it was sealed, or is.
create type reporting.counted as (
  city text, month text, unit_id text, plan_id uuid, state text, stood text, desk smallint, unit_levels smallint, late_days int, sign int
);

create function reporting.move_counts(changes reporting.counted[]) returns void language sql as $$
  insert into reporting.unit_month as t
         (city, month, unit_id, expected, on_time, late, missing, with_unit, unit_desk, bureau_desk, accepted, returned, worst_late)
  select city, month, unit_id, sum(sign),
         coalesce(sum(sign) filter (where late_days = 0 and stood <> 'overdue'), 0),
         coalesce(sum(sign) filter (where late_days > 0 and stood <> 'overdue'), 0),
         coalesce(sum(sign) filter (where stood = 'overdue'), 0),
         coalesce(sum(sign) filter (where state in ('not_due', 'due', 'overdue', 'returned')), 0),
         coalesce(sum(sign) filter (where state = 'submitted' and desk <= unit_levels), 0),
         coalesce(sum(sign) filter (where state = 'submitted' and desk > unit_levels), 0),
         coalesce(sum(sign) filter (where stood = 'accepted'), 0),
         coalesce(sum(sign) filter (where state = 'returned'), 0),
         coalesce(max(late_days) filter (where sign = 1 and stood <> 'overdue'), 0)
    from unnest(changes)
   group by city, month, unit_id
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

-- Any statement that writes obligations moves the counts with it, in its own transaction: no deed can forget to.
create function reporting.count_opened() returns trigger language plpgsql as $$
begin
  if exists (select from added) then
    perform reporting.move_counts((
      select array_agg((city, month, unit_id, plan_id, state, coalesce(sealed_from, state), desk, unit_levels, late_days, 1)::reporting.counted) from added));
  end if;
  return null;
end $$;
create function reporting.count_moved() returns trigger language plpgsql as $$
declare
  changes reporting.counted[];
begin
  select array_agg(c::reporting.counted) into changes
    from (select a.city, a.month, a.unit_id, a.plan_id, a.state, coalesce(a.sealed_from, a.state), a.desk, a.unit_levels, a.late_days, 1
            from added a join removed r using (city, id)
           where (a.state, a.desk, a.late_days) is distinct from (r.state, r.desk, r.late_days)
          union all
          select r.city, r.month, r.unit_id, r.plan_id, r.state, coalesce(r.sealed_from, r.state), r.desk, r.unit_levels, r.late_days, -1
            from added a join removed r using (city, id)
           where (a.state, a.desk, a.late_days) is distinct from (r.state, r.desk, r.late_days)) c;
  if changes is not null then
    perform reporting.move_counts(changes);
  end if;
  return null;
end $$;
create trigger obligation_is_counted after insert on reporting.obligation
  referencing new table as added for each statement execute function reporting.count_opened();
create trigger obligation_is_recounted after update on reporting.obligation
  referencing new table as added old table as removed for each statement execute function reporting.count_moved();
