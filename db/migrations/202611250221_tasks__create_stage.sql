-- 成果阶段: one unit's record that a deliverable reached 起草, 征求意见, 审查 or 印发. What is not yet accepted belongs to the unit alone.
create table tasks.stage (
  city            text        not null,
  id              uuid        not null default gen_random_uuid(),
  promise_id      uuid        not null,
  measure_id      uuid        not null,
  unit_id         text        not null,
  stage           text        not null constraint stage_known check (stage in ('draft', 'consult', 'review', 'issue')),
  reached_on      date,
  document_number text,
  note            text,
  state           text        not null default 'draft' constraint stage_state_known check (state in ('draft', 'submitted', 'accepted', 'returned')),
  version         int         not null default 1,
  by_id           text        not null,
  by_name         text        not null,
  at              timestamptz not null,
  submitted_by    text,
  decided_by_id   text,
  decided_by_name text,
  decided_at      timestamptz,
  decision_reason text,
  primary key (city, id),
  constraint stage_promise foreign key (city, promise_id) references tasks.promise,
  constraint stage_measure foreign key (city, measure_id) references tasks.measure,
  constraint stage_once_per_unit unique (city, promise_id, unit_id, stage),
  constraint stage_accepted_is_dated check (state not in ('submitted', 'accepted') or reached_on is not null),
  constraint stage_accepted_is_signed check (state <> 'accepted' or decided_by_id is not null)
);
create index stage_measure on tasks.stage (city, measure_id, state);
create index stage_unit on tasks.stage (city, unit_id, state);
create index stage_waiting on tasks.stage (city, state, at, id);

create table tasks.proof_file (
  city     text        not null,
  id       uuid        not null default gen_random_uuid(),
  stage_id uuid        not null,
  name     text        not null,
  type     text        not null,
  size     int         not null,
  bytes    bytea       not null constraint proof_is_bounded check (octet_length(bytes) between 1 and 20971520),
  by_id    text        not null,
  by_name  text        not null,
  at       timestamptz not null,
  primary key (city, id),
  constraint proof_stage foreign key (city, stage_id) references tasks.stage
);
create index proof_stage on tasks.proof_file (city, stage_id);

-- 人工改判
create table tasks.override (
  city           text        not null,
  id             uuid        not null default gen_random_uuid(),
  measure_id     uuid        not null,
  state          text        not null,
  light          text        not null,
  reason         text        not null constraint override_has_a_reason check (reason <> ''),
  approver       text        not null constraint override_has_an_approver check (approver <> ''),
  by_id          text        not null,
  by_name        text        not null,
  at             timestamptz not null,
  withdrawn_at   timestamptz,
  withdrawn_by_id   text,
  withdrawn_by_name text,
  primary key (city, id),
  constraint override_measure foreign key (city, measure_id) references tasks.measure
);
create index override_measure on tasks.override (city, measure_id);
create unique index override_one_in_force on tasks.override (city, measure_id) where withdrawn_at is null;

-- 个人视图
create table tasks.saved_view (
  city      text   not null,
  id        uuid   not null default gen_random_uuid(),
  person_id text   not null,
  name      text   not null,
  filters   jsonb  not null,
  columns   text[] not null,
  version   int    not null default 1,
  primary key (city, id),
  constraint view_name_once_per_person unique (city, person_id, name)
);

grant select, insert, update, delete on tasks.stage, tasks.saved_view to gongjian_app;
grant select, insert, delete on tasks.proof_file to gongjian_app;
grant select, insert, update on tasks.override to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['stage', 'proof_file', 'override', 'saved_view'] loop
    execute format('alter table tasks.%I enable row level security', name);
    execute format('alter table tasks.%I force row level security', name);
  end loop;
end $$;

create policy accepted_or_own on tasks.stage for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (state = 'accepted' or current_setting('gongjian.sees', true) = 'city'
      or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_write on tasks.stage for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_change on tasks.stage for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_delete on tasks.stage for delete to gongjian_app
  using (city = current_setting('gongjian.city', true) and state = 'draft'
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));

-- A file is seen by whoever sees its stage record.
create policy with_its_stage on tasks.proof_file to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from tasks.stage s where s.city = proof_file.city and s.id = proof_file.stage_id));

create policy own_city on tasks.override to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_views on tasks.saved_view to gongjian_app
  using (city = current_setting('gongjian.city', true) and person_id = current_setting('gongjian.person', true));
