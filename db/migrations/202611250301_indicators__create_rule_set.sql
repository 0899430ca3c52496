-- 亮灯规则: from which lag in points a goal is behind, and over which seriously; of a plan, or of all that have none of their own. Dated;
-- appended only, so that a light of the past stays explained by the rule it names.
create table indicators.rule_set (
  city            text        not null,
  id              text        not null constraint rule_set_id_is_a_name check (id ~ '^[0-9a-z][0-9a-z/.-]{0,79}$'),
  plan_id         uuid,
  from_on         date        not null,
  behind_from     numeric     not null constraint rule_set_behind_is_not_negative check (behind_from >= 0),
  serious_over    numeric     not null,
  about_tolerance numeric     not null constraint rule_set_tolerance_is_not_negative check (about_tolerance >= 0),
  source          text        not null constraint rule_set_has_a_source check (source <> ''),
  by_id           text        not null,
  by_name         text        not null,
  at              timestamptz not null,
  primary key (city, id),
  constraint rule_set_plan foreign key (city, plan_id) references tasks.plan,
  constraint rule_set_once_a_day unique nulls not distinct (city, plan_id, from_on),
  constraint rule_set_serious_is_worse check (serious_over >= behind_from)
);
create index rule_set_plan on indicators.rule_set (city, plan_id);

grant select, insert on indicators.rule_set to gongjian_app;
alter table indicators.rule_set enable row level security;
alter table indicators.rule_set force row level security;
create policy own_city on indicators.rule_set to gongjian_app using (city = current_setting('gongjian.city', true));
