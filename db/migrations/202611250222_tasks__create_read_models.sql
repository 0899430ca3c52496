-- How a verdict changed over time. Appended only.
create table tasks.verdict (
  city       text        not null,
  measure_id uuid        not null,
  no         int         not null,
  state      text        not null,
  light      text        not null,
  alert      boolean     not null,
  content    jsonb       not null,
  as_of      date        not null,
  at         timestamptz not null,
  primary key (city, measure_id, no),
  constraint verdict_measure foreign key (city, measure_id) references tasks.measure
);

-- The ledger as it is read: one row a measure, with its card ready as JSON. Written only by refreshMeasures, in the deed's transaction.
create table tasks.ledger_row (
  city          text     not null,
  measure_id    uuid     not null,
  programme_id  uuid     not null,
  plan_id       uuid     not null,
  section_id    uuid     not null,
  task_id       uuid     not null,
  order_key     bigint   not null,
  due_key       date     not null,
  next_on       date,
  alert_on      date,
  deadline_kind text     not null,
  promise_kinds text[]   not null,
  state         text     not null,
  light         text     not null,
  urgency       smallint not null,
  alert         boolean  not null,
  retired       boolean  not null,
  search        text     not null,
  counted       json     not null,
  card          text     not null,
  primary key (city, measure_id),
  constraint ledger_row_measure foreign key (city, measure_id) references tasks.measure
) with (toast_tuple_target = 8160);
comment on table tasks.ledger_row is 'Cards stay in the row and uncompressed: a page of them is read far more often than one is written.';
create index ledger_by_due on tasks.ledger_row (city, due_key, measure_id) where not retired;
create index ledger_by_order on tasks.ledger_row (city, order_key, measure_id) where not retired;
create index ledger_by_urgency on tasks.ledger_row (city, urgency, due_key, measure_id) where not retired;
create index ledger_by_plan on tasks.ledger_row (city, plan_id, state) where not retired;
create index ledger_by_next on tasks.ledger_row (city, next_on) where not retired;

-- One row for each measure and unit, whatever the roles (1 lead, 2 responsible, 4 support), so that a unit's list is one index scan.
create table tasks.ledger_unit (
  city         text     not null,
  unit_id      text     not null,
  measure_id   uuid     not null,
  roles        smallint not null constraint ledger_unit_has_a_role check (roles between 1 and 7),
  state        text     not null,
  light        text     not null,
  due_key      date     not null,
  plan_id      uuid     not null,
  section_id   uuid     not null,
  primary key (city, measure_id, unit_id),
  constraint ledger_unit_measure foreign key (city, measure_id) references tasks.measure
);
create index ledger_unit_in_state on tasks.ledger_unit (city, unit_id, state, due_key, measure_id) include (roles);
create index ledger_unit_by_due on tasks.ledger_unit (city, unit_id, due_key, measure_id) include (roles, state, light);
create index ledger_unit_by_section on tasks.ledger_unit (city, plan_id, section_id);

-- Counts of measures, moved by every change by exactly what changed. dim: plan, section, lead, unit, district, month.
create table tasks.tally (
  city    text not null,
  plan_id uuid not null,
  dim     text not null,
  key     text not null,
  state   text not null,
  light   text not null,
  n       int  not null,
  primary key (city, plan_id, dim, key, state, light),
  constraint tally_plan foreign key (city, plan_id) references tasks.plan
);
-- The same, ready to send.
create table tasks.plan_counts (
  city    text not null,
  plan_id uuid not null,
  dim     text not null,
  counts  text not null,
  -- Of the counts: whoever has the same digest has the same counts.
  digest  text not null,
  primary key (city, plan_id, dim),
  constraint plan_counts_plan foreign key (city, plan_id) references tasks.plan
);

-- Dates of open measures that moved with a holiday notice. Appended only.
create table tasks.moved_date (
  city       text        not null,
  id         bigint      generated always as identity,
  year       int         not null,
  measure_id uuid        not null,
  what       text        not null,
  before_on  date,
  after_on   date,
  at         timestamptz not null,
  primary key (city, id),
  constraint moved_date_measure foreign key (city, measure_id) references tasks.measure
);
create index moved_date_measure on tasks.moved_date (city, measure_id);
create index moved_date_year on tasks.moved_date (city, year, id);

grant select, insert on tasks.verdict, tasks.moved_date to gongjian_app;
grant select, insert, update on tasks.ledger_row to gongjian_app;
grant select, insert, update, delete on tasks.ledger_unit, tasks.tally, tasks.plan_counts to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['verdict', 'ledger_row', 'ledger_unit', 'tally', 'plan_counts', 'moved_date'] loop
    execute format('alter table tasks.%I enable row level security', name);
    execute format('alter table tasks.%I force row level security', name);
    execute format('create policy own_city on tasks.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
