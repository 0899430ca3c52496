-- How standing work is watched, of a plan or of all that have no rule of their own: how many months 定期 is, from how many missed months
-- in a row it has lapsed, and from which day of the next month a month's reports are expected. Dated; appended only. One rule set of
-- lights has its part here and its part with the figures, under one name.
create table tasks.watch_rule (
  city           text     not null,
  id             text     not null constraint watch_rule_id_is_a_name check (id ~ '^[0-9a-z][0-9a-z/.-]{0,79}$'),
  plan_id        uuid,
  from_on        date     not null,
  regular_months smallint not null constraint watch_rule_regular_is_within_a_year check (regular_months in (1, 2, 3, 4, 6, 12)),
  lapsed_from    smallint not null constraint watch_rule_lapse_is_within_two_years check (lapsed_from between 1 and 24),
  expected_day   smallint not null constraint watch_rule_day_is_in_every_month check (expected_day between 1 and 28),
  primary key (city, id),
  constraint watch_rule_plan foreign key (city, plan_id) references tasks.plan
);
create index watch_rule_plan on tasks.watch_rule (city, plan_id);
-- A rule that is only looked at is taken back in the same transaction, and may stand beside one of the same day for so long.
create unique index watch_rule_once_a_day on tasks.watch_rule (city, plan_id, from_on) nulls not distinct where id <> 'preview';

grant select, insert on tasks.watch_rule to gongjian_app;
alter table tasks.watch_rule enable row level security;
alter table tasks.watch_rule force row level security;
create policy own_city on tasks.watch_rule to gongjian_app using (city = current_setting('gongjian.city', true));
