-- 督察: checklists as definitions, campaigns with their team and targets, and the visits that are made to them.
create schema supervision;
grant usage on schema supervision to gongjian_app;

create table supervision.checklist (
  city       text  not null,
  code       text  not null,
  version    int   not null,
  definition jsonb not null,
  primary key (city, code, version)
);

-- 例行、日常、专项: what each kind of campaign asks.
create table supervision.campaign_type (
  city       text  not null,
  code       text  not null,
  version    int   not null,
  definition jsonb not null,
  primary key (city, code, version)
);

create table supervision.campaign (
  city         text        not null,
  id           uuid        not null default gen_random_uuid(),
  type         text        not null,
  type_version int         not null,
  title        text        not null constraint campaign_has_a_title check (title <> ''),
  purpose      text        not null default '',
  starts_on    date        not null,
  ends_on      date        not null,
  state        text        not null default 'planned' constraint campaign_state_known check (state in ('planned', 'running', 'closed', 'cancelled')),
  -- What was found when it was closed, or why it was cancelled.
  summary      text        not null default '',
  version      int         not null default 1,
  by_id        text        not null,
  by_name      text        not null,
  at           timestamptz not null,
  primary key (city, id),
  constraint campaign_type foreign key (city, type, type_version) references supervision.campaign_type,
  constraint campaign_ends_after_it_begins check (ends_on >= starts_on)
);
create index campaign_by_type on supervision.campaign (city, type, type_version);
create index campaign_newest on supervision.campaign (city, starts_on desc, id);

create table supervision.campaign_member (
  city        text    not null,
  campaign_id uuid    not null,
  person_id   text    not null,
  name        text    not null,
  leads       boolean not null default false,
  primary key (city, campaign_id, person_id),
  constraint member_campaign foreign key (city, campaign_id) references supervision.campaign,
  constraint member_person foreign key (city, person_id) references org.person
);
create index member_campaign on supervision.campaign_member (city, campaign_id);
create index member_person on supervision.campaign_member (city, person_id);
create unique index campaign_has_one_lead on supervision.campaign_member (city, campaign_id) where leads;

-- 检查对象: a unit, an area or a field, always with the unit that answers for it.
create table supervision.target (
  city              text not null,
  id                uuid not null default gen_random_uuid(),
  campaign_id       uuid not null,
  kind              text not null constraint target_kind_known check (kind in ('unit', 'area', 'field')),
  name              text not null constraint target_has_a_name check (name <> ''),
  unit_id           text not null,
  checklist         text not null,
  checklist_version int  not null,
  longitude         double precision constraint target_longitude_on_earth check (longitude between -180 and 180),
  latitude          double precision constraint target_latitude_on_earth check (latitude between -90 and 90),
  primary key (city, id),
  constraint target_campaign foreign key (city, campaign_id) references supervision.campaign,
  constraint target_unit foreign key (city, unit_id) references org.unit,
  constraint target_checklist foreign key (city, checklist, checklist_version) references supervision.checklist,
  constraint target_has_a_whole_place check ((longitude is null) = (latitude is null))
);
create index target_campaign on supervision.target (city, campaign_id);
create index target_unit on supervision.target (city, unit_id);
create index target_checklist on supervision.target (city, checklist, checklist_version);

-- 检查记录: its id is made on the device, so that what is sent twice is kept once.
create table supervision.visit (
  city              text        not null,
  id                uuid        not null,
  campaign_id       uuid        not null,
  target_id         uuid        not null,
  unit_id           text        not null,
  checklist         text        not null,
  checklist_version int         not null,
  inspector_id      text        not null,
  inspector_name    text        not null,
  companions        text[]      not null default '{}',
  started_at        timestamptz not null,
  ended_at          timestamptz constraint visit_ends_after_it_begins check (ended_at >= started_at),
  longitude         double precision constraint visit_longitude_on_earth check (longitude between -180 and 180),
  latitude          double precision constraint visit_latitude_on_earth check (latitude between -90 and 90),
  -- Metres, as the device said.
  accuracy          double precision constraint visit_accuracy_not_below_zero check (accuracy >= 0),
  -- By item of the checklist: { value, note, photos: ids of visit files }.
  answers           jsonb       not null default '{}',
  -- A file of the visit; it may arrive after the visit.
  signature_id      uuid,
  signer            text        not null default '',
  unsigned_reason   text        not null default '',
  state             text        not null default 'open' constraint visit_state_known check (state in ('open', 'submitted')),
  submitted_at      timestamptz,
  version           int         not null default 1,
  -- The last version of the server the device had seen, the version on the device when it was edited, and its line of edits.
  trunk_version     int,
  base_version      int,
  branch_id         uuid,
  conflict          text        constraint visit_conflict_known check (conflict in ('soft', 'hard')),
  at                timestamptz not null,
  primary key (city, id),
  constraint visit_campaign foreign key (city, campaign_id) references supervision.campaign,
  constraint visit_target foreign key (city, target_id) references supervision.target,
  constraint visit_unit foreign key (city, unit_id) references org.unit,
  constraint visit_checklist foreign key (city, checklist, checklist_version) references supervision.checklist,
  constraint visit_has_a_whole_place check ((longitude is null) = (latitude is null)),
  constraint visit_is_submitted_at_a_time check ((state = 'submitted') = (submitted_at is not null))
);
create index visit_campaign on supervision.visit (city, campaign_id);
create index visit_target on supervision.visit (city, target_id);
create index visit_unit on supervision.visit (city, unit_id);
create index visit_checklist on supervision.visit (city, checklist, checklist_version);

-- Photos and signatures. Without a foreign key to the visit: from a telephone a file may come first.
create table supervision.visit_file (
  city      text        not null,
  id        uuid        not null,
  visit_id  uuid        not null,
  kind      text        not null constraint visit_file_known check (kind in ('photo', 'signature')),
  name      text        not null,
  type      text        not null,
  bytes     bytea       not null constraint visit_file_is_bounded check (octet_length(bytes) between 1 and 20971520),
  size      int         not null,
  sha256    text        not null constraint visit_file_is_digested check (sha256 ~ '^[0-9a-f]{64}$'),
  longitude double precision,
  latitude  double precision,
  taken_at  timestamptz,
  by_id     text        not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (city, id)
);
create index visit_file_visit on supervision.visit_file (city, visit_id);

-- A finding is a case; this is where it was found. One of a visit and item is raised once, however often the visit is sent.
create table supervision.finding (
  city        text        not null,
  case_id     uuid        not null,
  visit_id    uuid        not null,
  item        text        not null,
  campaign_id uuid        not null,
  target_id   uuid        not null,
  unit_id     text        not null,
  at          timestamptz not null,
  primary key (city, case_id),
  constraint finding_case foreign key (city, case_id) references cases.case,
  constraint finding_visit foreign key (city, visit_id) references supervision.visit,
  constraint finding_campaign foreign key (city, campaign_id) references supervision.campaign,
  constraint finding_target foreign key (city, target_id) references supervision.target,
  constraint finding_unit foreign key (city, unit_id) references org.unit,
  constraint finding_raised_once unique (city, visit_id, item)
);
create index finding_case on supervision.finding (city, case_id);
create index finding_visit on supervision.finding (city, visit_id);
create index finding_campaign on supervision.finding (city, campaign_id);
create index finding_target on supervision.finding (city, target_id);
create index finding_unit on supervision.finding (city, unit_id);

grant select, insert on supervision.checklist, supervision.campaign_type to gongjian_app;
grant select, insert, update on supervision.campaign, supervision.target, supervision.visit to gongjian_app;
grant select, insert, update, delete on supervision.campaign_member to gongjian_app;
grant delete on supervision.target to gongjian_app;
grant select, insert on supervision.visit_file, supervision.finding to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['checklist', 'campaign_type', 'campaign', 'campaign_member', 'target', 'visit', 'visit_file', 'finding'] loop
    execute format('alter table supervision.%I enable row level security', name);
    execute format('alter table supervision.%I force row level security', name);
  end loop;
end $$;

create policy own_city on supervision.checklist to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_city on supervision.campaign_type to gongjian_app using (city = current_setting('gongjian.city', true));

-- The inspected see a visit when it is handed in, never before: nobody is told that an inspection is coming.
create policy whole_city on supervision.visit to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy the_inspected_read on supervision.visit for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and state = 'submitted'
    and unit_id = any (string_to_array(current_setting('gongjian.units', true), ',')));
create policy whole_city on supervision.visit_file to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy the_inspected_read on supervision.visit_file for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from supervision.visit v where v.city = visit_file.city and v.id = visit_file.visit_id));
create policy whole_city on supervision.target to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy the_inspected_read on supervision.target for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from supervision.visit v where v.city = target.city and v.target_id = target.id));
create policy whole_city on supervision.campaign to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy the_inspected_read on supervision.campaign for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from supervision.visit v where v.city = campaign.city and v.campaign_id = campaign.id));
create policy whole_city on supervision.campaign_member to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
-- A finding is seen by whoever sees its case.
create policy whole_city on supervision.finding to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy with_its_case on supervision.finding for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = finding.city and c.id = finding.case_id));
