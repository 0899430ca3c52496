create schema reporting;
grant usage on schema reporting to gongjian_app;

-- 报送规则: how a plan is reported on, from a month on. Without a plan: for every plan that has none of its own.
create table reporting.setting (
  city          text     not null,
  id            uuid     not null default gen_random_uuid(),
  plan_id       uuid,
  from_month    text     not null constraint setting_month_is_a_month check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  workday       smallint not null constraint setting_workday_is_one_of_a_month check (workday between 1 and 15),
  inclusive     boolean  not null,
  -- Where the day ends with the office hours, such as 17:30; null: at midnight.
  closes_at     text     constraint setting_closes_at_is_a_time check (closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  opens_before  smallint not null constraint setting_opens_before_is_within_the_month check (opens_before between 0 and 27),
  roles         text[]   not null constraint setting_asks_somebody check (roles <@ array['lead', 'responsible', 'support'] and cardinality(roles) > 0),
  unit_levels   smallint not null constraint setting_unit_levels_are_few check (unit_levels between 0 and 3),
  bureau_levels smallint not null constraint setting_bureau_levels_are_few check (bureau_levels between 0 and 3),
  bureau        text,
  by_id         text     not null,
  by_name       text     not null,
  at            timestamptz not null,
  primary key (city, id),
  constraint setting_reviews_once check (unit_levels + bureau_levels > 0),
  constraint setting_plan foreign key (city, plan_id) references tasks.plan,
  constraint setting_bureau foreign key (city, bureau) references org.unit,
  constraint setting_once_a_month unique nulls not distinct (city, plan_id, from_month)
);
create index setting_bureau on reporting.setting (city, bureau);
create index setting_plan on reporting.setting (city, plan_id);

-- 报送月份: one month whose reports have been asked for.
create table reporting.cycle (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  month      text        not null constraint cycle_month_is_a_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  opens_on   date        not null,
  due_on     date        not null,
  cutoff_at  timestamptz not null,
  opened_at  timestamptz not null,
  -- The number of the seal in force; null while the month is open.
  sealed_no  int,
  primary key (city, id),
  constraint cycle_once_a_month unique (city, month)
);

-- 报送义务: what one unit owes for one measure and month, and where it stands. The rules are those of the month, kept here.
create table reporting.obligation (
  city           text        not null,
  id             uuid        not null default gen_random_uuid(),
  cycle_id       uuid        not null,
  month          text        not null,
  plan_id        uuid        not null,
  measure_id     uuid        not null,
  unit_id        text        not null,
  role           text        not null constraint obligation_role_known check (role in ('lead', 'responsible', 'support')),
  delegated_from uuid,
  state          text        not null constraint obligation_state_known
                   check (state in ('not_due', 'due', 'overdue', 'submitted', 'returned', 'accepted', 'sealed')),
  -- The month's day and instant, and those in force: after a return, the reply day.
  due_on         date        not null,
  cutoff_at      timestamptz not null,
  wanted_on      date        not null,
  wanted_at      timestamptz not null,
  opens_on       date        not null,
  unit_levels    smallint    not null,
  bureau_levels  smallint    not null,
  bureau         text,
  -- The review it waits for, counted through the unit's levels and on through the bureau's; 0 where it waits for none.
  desk           smallint    not null default 0,
  -- When it was first sent, and the most working days any sending was late; 0 is in time.
  sent_at        timestamptz,
  late_days      int,
  accountable    jsonb,
  submitted_by   text,
  -- What it was when the month was sealed.
  sealed_from    text,
  version        int         not null default 1,
  primary key (city, id),
  constraint obligation_cycle foreign key (city, cycle_id) references reporting.cycle,
  constraint obligation_plan foreign key (city, plan_id) references tasks.plan,
  constraint obligation_measure foreign key (city, measure_id) references tasks.measure,
  constraint obligation_delegated_from foreign key (city, delegated_from) references reporting.obligation,
  constraint obligation_once unique (city, cycle_id, measure_id, unit_id),
  constraint obligation_desk_only_when_submitted check ((desk > 0) = (coalesce(sealed_from, state) = 'submitted')),
  constraint obligation_lateness_is_of_what_came check ((sent_at is null) = (late_days is null)),
  constraint obligation_sealed_remembers check ((state = 'sealed') = (sealed_from is not null))
);
create index obligation_plan on reporting.obligation (city, plan_id);
create index obligation_measure on reporting.obligation (city, measure_id, month);
create index obligation_delegated_from on reporting.obligation (city, delegated_from) where delegated_from is not null;
create index obligation_of_unit on reporting.obligation (city, unit_id, month, id);
create index obligation_of_month on reporting.obligation (city, month, id);
create index obligation_by_clock on reporting.obligation (city, wanted_at) where state in ('due', 'returned');
create index obligation_to_open on reporting.obligation (city, opens_on) where state = 'not_due';

-- 月报: the text.
create table reporting.report (
  city          text        not null,
  obligation_id uuid        not null,
  unit_id       text        not null,
  content       jsonb       not null,
  by_id         text        not null,
  by_name       text        not null,
  at            timestamptz not null,
  primary key (city, obligation_id),
  constraint report_obligation foreign key (city, obligation_id) references reporting.obligation
);

-- 审核记录: appended only.
create table reporting.review (
  city          text        not null,
  id            bigint      generated always as identity,
  obligation_id uuid        not null,
  unit_id       text        not null,
  action        text        not null constraint review_action_known check (action in ('submitted', 'recalled', 'passed', 'accepted', 'returned', 'reopened', 'imported')),
  desk          smallint    not null,
  is_internal   boolean     not null,
  reason        text,
  by_id         text        not null,
  by_name       text        not null,
  at            timestamptz not null,
  primary key (city, id),
  constraint review_obligation foreign key (city, obligation_id) references reporting.obligation,
  constraint review_return_has_a_reason check (action not in ('returned', 'reopened') or reason <> '')
);
create index review_obligation on reporting.review (city, obligation_id, id);

create table reporting.attachment (
  city          text        not null,
  id            uuid        not null default gen_random_uuid(),
  obligation_id uuid        not null,
  name          text        not null,
  type          text        not null,
  -- What the bytes say it is.
  detected      text        not null,
  size          int         not null,
  bytes         bytea       not null constraint attachment_is_bounded check (octet_length(bytes) between 1 and 20971520),
  by_id         text        not null,
  by_name       text        not null,
  at            timestamptz not null,
  primary key (city, id),
  constraint attachment_report foreign key (city, obligation_id) references reporting.report
);
create index attachment_report on reporting.attachment (city, obligation_id);

grant select, insert, update on reporting.setting, reporting.cycle, reporting.obligation, reporting.report to gongjian_app;
grant select, insert on reporting.review to gongjian_app;
grant select, insert, delete on reporting.attachment to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['setting', 'cycle', 'obligation', 'report', 'review', 'attachment'] loop
    execute format('alter table reporting.%I enable row level security', name);
    execute format('alter table reporting.%I force row level security', name);
  end loop;
  foreach name in array array['setting', 'cycle'] loop
    execute format('create policy own_city on reporting.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;

-- What is owed is no secret. It is moved by its unit, by the bureau that reviews it, and by who sees the whole city.
create policy own_city on reporting.obligation for select to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_units_write on reporting.obligation for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_change on reporting.obligation for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city'
      or array[unit_id, bureau] && string_to_array(current_setting('gongjian.units', true), ',')));

-- The text is read and written by its unit and by who sees the whole city; others read it once it has left the unit's own desks.
create policy handed_in_or_own on reporting.report for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city'
      or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))
      or exists (select from reporting.obligation o
                  where o.city = report.city and o.id = report.obligation_id
                    and (coalesce(o.sealed_from, o.state) = 'accepted' or o.desk > o.unit_levels))));
create policy own_units_write on reporting.report for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_units_change on reporting.report for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy handed_in_or_own on reporting.review for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (not is_internal or current_setting('gongjian.sees', true) = 'city'
      or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_city on reporting.review for insert to gongjian_app with check (city = current_setting('gongjian.city', true));
-- A file is seen by whoever sees its report.
create policy with_its_report on reporting.attachment to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from reporting.report r where r.city = attachment.city and r.obligation_id = attachment.obligation_id));
