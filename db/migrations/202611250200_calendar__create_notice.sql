create schema calendar;
grant usage on schema calendar to gongjian_app;

-- 节假日安排通知: one year's notice, as the State Council published it.
create table calendar.notice (
  city         text        not null,
  year         int         not null,
  document     text        not null constraint notice_cites_its_document check (document <> ''),
  published_on date        not null,
  source       text        not null,
  holidays     jsonb       not null,
  version      int         not null default 1 constraint notice_versions_from_one check (version >= 1),
  by_id        text,
  by_name      text,
  at           timestamptz not null,
  primary key (city, year),
  constraint notice_year_is_a_year check (year between 2000 and 2200)
);
grant select, insert, update on calendar.notice to gongjian_app;
alter table calendar.notice enable row level security;
alter table calendar.notice force row level security;
create policy own_city on calendar.notice to gongjian_app using (city = current_setting('gongjian.city', true));
