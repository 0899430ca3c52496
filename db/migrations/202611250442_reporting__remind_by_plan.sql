-- 计划自己的提醒规则. A plan without a row goes by the city's. `since`: what was sent by the city's rules before then is not said again.
create table reporting.plan_reminder (
  city    text        not null,
  plan_id uuid        not null,
  rules   jsonb       not null,
  since   timestamptz not null,
  version int         not null,
  primary key (city, plan_id),
  constraint plan_reminder_plan foreign key (city, plan_id) references tasks.plan
);
grant select, insert, update, delete on reporting.plan_reminder to gongjian_app;
alter table reporting.plan_reminder enable row level security;
alter table reporting.plan_reminder force row level security;
create policy own_city on reporting.plan_reminder to gongjian_app using (city = current_setting('gongjian.city', true));
