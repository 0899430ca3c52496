-- 案件: whatever must be closed. Its kind is a definition, kept in every version that a case was opened under.
create schema cases;
grant usage on schema cases to gongjian_app;

create table cases.kind (
  city       text  not null,
  code       text  not null,
  version    int   not null,
  definition jsonb not null,
  primary key (city, code, version)
);

-- 案件编号: one row a year, held while a number is taken.
create table cases.number_register (
  city text not null,
  year int  not null,
  last int  not null constraint number_is_positive check (last > 0),
  primary key (city, year)
);

create table cases.case (
  city         text        not null,
  id           uuid        not null default gen_random_uuid(),
  number       text        not null,
  kind         text        not null,
  kind_version int         not null,
  origin       text        not null,
  title        text        not null constraint case_has_a_title check (title <> ''),
  fields       jsonb       not null,
  longitude    double precision constraint longitude_on_earth check (longitude between -180 and 180),
  latitude     double precision constraint latitude_on_earth check (latitude between -90 and 90),
  seen_at      timestamptz not null,
  stage        text        not null,
  since        date        not null,
  due          date,
  unit_id      text,
  -- Every unit that ever held it may go on reading it.
  units        text[]      not null default '{}',
  doers        text[]      not null default '{}',
  suspended_on date,
  extension_to date,
  extension_by text,
  extended     int         not null default 0,
  returns      int         not null default 0,
  closed_on    date,
  parent_id    uuid,
  version      int         not null default 1,
  by_id        text        not null,
  by_name      text        not null,
  at           timestamptz not null,
  primary key (city, id),
  constraint case_kind foreign key (city, kind, kind_version) references cases.kind,
  constraint case_unit foreign key (city, unit_id) references org.unit,
  constraint case_parent foreign key (city, parent_id) references cases.case,
  constraint case_number_once unique (city, number),
  constraint case_is_not_its_own_parent check (parent_id <> id),
  constraint case_has_a_whole_place check ((longitude is null) = (latitude is null)),
  constraint case_extension_is_asked_by_somebody check ((extension_to is null) = (extension_by is null))
);
create index case_kind on cases.case (city, kind, kind_version);
create index case_unit on cases.case (city, unit_id);
create index case_parent on cases.case (city, parent_id);
create index case_open_by_kind on cases.case (city, kind, stage, due) where closed_on is null and parent_id is null;
create index case_open_by_unit on cases.case (city, unit_id, due) where closed_on is null and parent_id is null;
create index case_in_order on cases.case (city, coalesce(due, date '9999-12-31'), id);

-- 办理过程, append-only: what was done, by whom, and where it led.
create table cases.step (
  city       text        not null,
  id         bigint      generated always as identity,
  case_id    uuid        not null,
  what       text        not null constraint step_known check (what in
               ('opened', 'merged', 'step', 'suspend', 'resume', 'ask_extension', 'decide_extension', 'reopen', 'answered', 'escalated')),
  action     text,
  from_stage text,
  to_stage   text        not null,
  unit_id    text,
  due        date,
  reason     text        not null default '',
  by_id      text        not null,
  by_name    text        not null,
  at         timestamptz not null,
  primary key (city, id),
  constraint step_case foreign key (city, case_id) references cases.case,
  constraint step_unit foreign key (city, unit_id) references org.unit
);
create index step_case on cases.step (city, case_id, id);
create index step_unit on cases.step (city, unit_id);

create table cases.evidence (
  city      text        not null,
  id        uuid        not null default gen_random_uuid(),
  case_id   uuid        not null,
  step_id   bigint,
  kind      text        not null constraint evidence_known check (kind in ('photo', 'document', 'reading', 'signature')),
  name      text        not null,
  type      text        not null,
  bytes     bytea       not null constraint evidence_is_bounded check (octet_length(bytes) between 1 and 20971520),
  size      int         not null,
  longitude double precision,
  latitude  double precision,
  taken_at  timestamptz,
  by_id     text        not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (city, id),
  constraint evidence_case foreign key (city, case_id) references cases.case,
  constraint evidence_step foreign key (city, step_id) references cases.step
);
create index evidence_case on cases.evidence (city, case_id);
create index evidence_step on cases.evidence (city, step_id);

-- 提醒、督办单、通报、约谈、专项督察、移送问责: each rung of the ladder a case has climbed.
create table cases.rung (
  city      text        not null,
  case_id   uuid        not null,
  name      text        not null constraint rung_known check (name in
              ('reminder', 'order', 'circular', 'talk', 'special_inspection', 'referral')),
  reply_due date,
  reason    text        not null,
  by_id     text        not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (city, case_id, name),
  constraint rung_case foreign key (city, case_id) references cases.case
);

grant select, insert, update on cases.kind, cases.number_register, cases.case to gongjian_app;
grant select, insert on cases.step, cases.rung to gongjian_app;
grant select, insert, delete on cases.evidence to gongjian_app;
grant update (step_id) on cases.evidence to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['kind', 'number_register', 'case', 'step', 'evidence', 'rung'] loop
    execute format('alter table cases.%I enable row level security', name);
    execute format('alter table cases.%I force row level security', name);
  end loop;
end $$;

create policy own_city on cases.kind to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_city on cases.number_register to gongjian_app using (city = current_setting('gongjian.city', true));

-- A case is seen by the whole-city offices, the units that held it, and whoever brought it in. A unit may hand it on to another one.
create policy concerned_see on cases.case for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or by_id = current_setting('gongjian.person', true)
      or units && string_to_array(current_setting('gongjian.units', true), ',')));
create policy anybody_brings on cases.case for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or by_id = current_setting('gongjian.person', true)));
create policy concerned_change on cases.case for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))))
  with check (city = current_setting('gongjian.city', true));

-- What belongs to a case is seen by whoever sees the case.
create policy with_its_case on cases.step to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = step.city and c.id = step.case_id));
create policy with_its_case on cases.evidence to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = evidence.city and c.id = evidence.case_id));
create policy with_its_case on cases.rung to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = rung.city and c.id = rung.case_id));
