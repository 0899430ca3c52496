-- 消息: one to one receiver. `event_key` says which happening it tells of: the same happening is told nobody twice by one channel.
create table reporting.message (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  event_key   text        not null,
  kind        text        not null constraint message_kind_known
                check (kind in ('opens', 'soon', 'tomorrow', 'today', 'overdue', 'returned', 'pressed')),
  month       text        not null,
  unit_id     text        not null,
  channel     text        not null constraint message_channel_known check (channel in ('inbox', 'webhook', 'email')),
  recipient   text        not null,
  title       text        not null,
  body        text        not null,
  state       text        not null constraint message_state_known check (state in ('waiting', 'sent', 'failed')),
  attempts    int         not null default 0,
  next_try_at timestamptz not null,
  last_error  text,
  at          timestamptz not null,
  sent_at     timestamptz,
  read_at     timestamptz,
  primary key (city, id),
  constraint message_once unique (city, event_key, channel, recipient)
);
create index message_inbox on reporting.message (city, recipient, at desc, id) where channel = 'inbox';
create index message_waiting on reporting.message (city, next_try_at) where state = 'waiting';
create index message_log on reporting.message (city, at desc, id);
create index message_of_unit on reporting.message (city, unit_id, at desc);

-- 消息模板, where it differs from the one that comes with the program.
create table reporting.template (
  city    text not null,
  kind    text not null,
  title   text not null,
  body    text not null,
  version int  not null,
  primary key (city, kind)
);

create table reporting.webhook (
  city   text        not null,
  id     uuid        not null default gen_random_uuid(),
  url    text        not null,
  secret text        not null,
  at     timestamptz not null,
  primary key (city, id)
);

-- 日历订阅: the secret address of one unit's due days, kept as its hash.
create table reporting.feed (
  city       text        not null,
  unit_id    text        not null,
  token_hash bytea       not null,
  by_id      text        not null,
  at         timestamptz not null,
  primary key (city, unit_id),
  constraint feed_unit foreign key (city, unit_id) references org.unit,
  constraint feed_token_is_one unique (token_hash)
);

grant select, insert, update on reporting.message, reporting.template, reporting.feed to gongjian_app;
grant select, insert, delete on reporting.webhook to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['message', 'template', 'webhook', 'feed'] loop
    execute format('alter table reporting.%I enable row level security', name);
    execute format('alter table reporting.%I force row level security', name);
  end loop;
  foreach name in array array['template', 'webhook', 'feed'] loop
    execute format('create policy own_city on reporting.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
-- A person reads and ticks off their own; the coordinating office and the program see all. Anybody's deed may cause one.
create policy own_or_office on reporting.message for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or recipient = current_setting('gongjian.person', true)));
create policy own_or_office_change on reporting.message for update to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or recipient = current_setting('gongjian.person', true)));
create policy own_city on reporting.message for insert to gongjian_app with check (city = current_setting('gongjian.city', true));
