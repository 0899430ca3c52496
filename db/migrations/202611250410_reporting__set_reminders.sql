-- 提醒设置: when units are told, and when nobody is disturbed. Without a row the usual rules hold.
create table reporting.reminder_setting (
  city          text    not null,
  rules         jsonb   not null,
  quiet_from    text    not null constraint reminder_quiet_from_is_a_time check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to      text    not null constraint reminder_quiet_to_is_a_time check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  workdays_only boolean not null,
  version       int     not null,
  primary key (city)
);
grant select, insert, update on reporting.reminder_setting to gongjian_app;
alter table reporting.reminder_setting enable row level security;
alter table reporting.reminder_setting force row level security;
create policy own_city on reporting.reminder_setting to gongjian_app using (city = current_setting('gongjian.city', true));
