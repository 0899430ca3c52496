-- 考核数据: what no room has yet comes as a file; it is kept as it was read, and an assessment freezes it with the rest.
create table assessment.input_file (
  city    text        not null,
  id      uuid        not null default gen_random_uuid(),
  scheme  text        not null,
  name    text        not null,
  sha256  text        not null constraint input_file_is_digested check (sha256 ~ '^[0-9a-f]{64}$'),
  told    jsonb       not null,
  by_id   text        not null,
  by_name text        not null,
  at      timestamptz not null,
  primary key (city, id)
);
grant select, insert on assessment.input_file to gongjian_app;
alter table assessment.input_file enable row level security;
alter table assessment.input_file force row level security;
create policy office_only on assessment.input_file to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');

-- Who is assessed may be a company that is no unit of the city: a testing station, a concrete plant.
alter table assessment.appeal drop constraint appeal_unit;
