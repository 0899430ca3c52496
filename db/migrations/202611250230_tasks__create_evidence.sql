-- 佐证: how one promise of a measure stands, as a room above found it. Rewritten with every new finding; the history is that of the verdicts.
create table tasks.evidence (
  city       text        not null,
  measure_id uuid        not null,
  about_id   uuid        not null,
  content    jsonb       not null,
  at         timestamptz not null,
  primary key (city, measure_id, about_id),
  constraint evidence_measure foreign key (city, measure_id) references tasks.measure
);

-- 常态工作、时间节点: what the accepted report of a unit told of one of them for a month. The newest report of the month stands.
create table tasks.act (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  measure_id uuid        not null,
  about_id   uuid        not null,
  unit_id    text        not null,
  month      text        not null constraint act_month_is_a_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  done       boolean     not null,
  on_day     date        not null,
  proofs     int         not null constraint act_proofs_are_counted check (proofs >= 0),
  source_id  text        not null,
  at         timestamptz not null,
  primary key (city, id),
  constraint act_measure foreign key (city, measure_id) references tasks.measure,
  constraint act_once_a_month unique (city, about_id, unit_id, month)
);
create index act_measure on tasks.act (city, measure_id);

-- The months for which anybody was asked to report on a plan: only these are held against standing work.
create table tasks.asked_month (
  city    text not null,
  plan_id uuid not null,
  month   text not null constraint asked_month_is_a_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  primary key (city, plan_id, month),
  constraint asked_month_plan foreign key (city, plan_id) references tasks.plan
);

grant select, insert, update, delete on tasks.evidence to gongjian_app;
grant select, insert, update on tasks.act to gongjian_app;
grant select, insert on tasks.asked_month to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['evidence', 'act', 'asked_month'] loop
    execute format('alter table tasks.%I enable row level security', name);
    execute format('alter table tasks.%I force row level security', name);
  end loop;
  foreach name in array array['evidence', 'asked_month'] loop
    execute format('create policy own_city on tasks.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;

-- What was accepted is no secret; it is told by its unit, and by whoever sees the whole city.
create policy own_city on tasks.act for select to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_units_write on tasks.act for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_change on tasks.act for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
