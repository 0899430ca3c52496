-- 考核: schemes as definitions, and assessments whose inputs are frozen so that a score can be made again, byte for byte.
create schema assessment;
grant usage on schema assessment to gongjian_app;

create table assessment.scheme (
  city       text  not null,
  code       text  not null,
  version    int   not null,
  definition jsonb not null,
  primary key (city, code, version)
);

create table assessment.assessment (
  city           text        not null,
  id             uuid        not null default gen_random_uuid(),
  scheme         text        not null,
  scheme_version int         not null,
  title          text        not null constraint assessment_has_a_title check (title <> ''),
  on_day         date        not null,
  -- The very text the scores were made from, and of the scores, with their SHA-256.
  inputs         text        not null,
  scores         text        not null,
  sha256         text        not null constraint assessment_is_digested check (sha256 ~ '^[0-9a-f]{64}$'),
  supersedes     uuid,
  reason         text        not null default '',
  published_at   timestamptz,
  version        int         not null default 1,
  by_id          text        not null,
  by_name        text        not null,
  at             timestamptz not null,
  primary key (city, id),
  constraint assessment_scheme foreign key (city, scheme, scheme_version) references assessment.scheme,
  constraint assessment_supersedes foreign key (city, supersedes) references assessment.assessment,
  constraint assessment_superseded_once unique (city, supersedes)
);
create index assessment_scheme on assessment.assessment (city, scheme, scheme_version);
create index assessment_newest on assessment.assessment (city, on_day desc, at desc, id);

-- 申诉
create table assessment.appeal (
  city          text        not null,
  id            uuid        not null default gen_random_uuid(),
  assessment_id uuid        not null,
  unit_id       text        not null,
  item          text        not null,
  text          text        not null constraint appeal_has_a_text check (text <> ''),
  state         text        not null default 'open' constraint appeal_state_known check (state in ('open', 'granted', 'refused')),
  answer        text        not null default '',
  led_to        uuid,
  version       int         not null default 1,
  by_id         text        not null,
  by_name       text        not null,
  at            timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  primary key (city, id),
  constraint appeal_assessment foreign key (city, assessment_id) references assessment.assessment,
  constraint appeal_led_to foreign key (city, led_to) references assessment.assessment,
  constraint appeal_unit foreign key (city, unit_id) references org.unit,
  constraint appeal_is_answered check (state = 'open' or (answer <> '' and decided_by is not null))
);
create index appeal_assessment on assessment.appeal (city, assessment_id);
create index appeal_led_to on assessment.appeal (city, led_to);
create index appeal_unit on assessment.appeal (city, unit_id);
create unique index appeal_one_open on assessment.appeal (city, assessment_id, unit_id, item) where state = 'open';

grant select, insert on assessment.scheme, assessment.assessment, assessment.appeal to gongjian_app;
grant update (published_at, version) on assessment.assessment to gongjian_app;
grant update (state, answer, led_to, version, decided_by, decided_at) on assessment.appeal to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['scheme', 'assessment', 'appeal'] loop
    execute format('alter table assessment.%I enable row level security', name);
    execute format('alter table assessment.%I force row level security', name);
  end loop;
end $$;

create policy own_city on assessment.scheme to gongjian_app using (city = current_setting('gongjian.city', true));
-- Until it is published, an assessment is seen by the whole-city offices alone.
create policy published_or_office on assessment.assessment for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and (published_at is not null or current_setting('gongjian.sees', true) = 'city'));
create policy office_writes on assessment.assessment for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy office_publishes on assessment.assessment for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy own_or_office on assessment.appeal for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and (current_setting('gongjian.sees', true) = 'city'
    or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_unit_appeals on assessment.appeal for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and (current_setting('gongjian.sees', true) = 'city'
    or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy office_answers on assessment.appeal for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
