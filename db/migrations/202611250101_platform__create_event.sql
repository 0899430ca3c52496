-- What happened: the audit trail, the queue and the live feed are the same rows. Appended only.
create table platform.event (
  city        text        not null,
  id          bigint      generated always as identity,
  type        text        not null,
  actor_id    text        not null,
  actor_name  text        not null,
  subject_id  text        not null,
  payload     jsonb       not null,
  happened_at timestamptz not null,
  request_id  text        not null,
  address     text,
  primary key (city, id)
);
create index event_subject on platform.event (city, subject_id, id);
create index event_actor on platform.event (city, actor_id, id);
create index event_time on platform.event (city, happened_at, id);

-- What a subscriber is still owed. A row leaves when the subscriber's own work commits.
create table platform.delivery (
  city        text        not null,
  event_id    bigint      not null,
  subscriber  text        not null,
  attempts    int         not null default 0,
  next_try_at timestamptz not null default now(),
  given_up_at timestamptz,
  last_error  text,
  primary key (city, event_id, subscriber),
  constraint delivery_event foreign key (city, event_id) references platform.event
);
create index delivery_owed on platform.delivery (city, next_try_at, event_id) where given_up_at is null;

-- What the sealer has still to link. Events carry no mark of their own: they are never updated.
create table platform.unsealed (
  city     text   not null,
  event_id bigint not null,
  primary key (city, event_id),
  constraint unsealed_event foreign key (city, event_id) references platform.event
);

-- 封印: the Merkle root of one batch of events, and the hash of the seal before it.
create table platform.seal (
  city      text        not null,
  no        bigint      not null,
  event_ids bigint[]    not null,
  root      bytea       not null,
  previous  bytea       not null,
  hash      bytea       not null,
  sealed_at timestamptz not null,
  primary key (city, no),
  constraint seal_numbers_from_one check (no >= 1),
  constraint seal_holds_events check (cardinality(event_ids) > 0)
);

grant select, insert on platform.event, platform.seal to gongjian_app;
grant select, insert, delete on platform.unsealed to gongjian_app;
grant select, insert, update, delete on platform.delivery to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['event', 'delivery', 'unsealed', 'seal'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('alter table platform.%I force row level security', name);
    execute format('create policy own_city on platform.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'platform.% is appended only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger event_is_never_changed before update or delete on platform.event
  for each row execute function platform.refuse_change();
create trigger event_is_never_emptied before truncate on platform.event
  for each statement execute function platform.refuse_change();
create trigger seal_is_never_changed before update or delete on platform.seal
  for each row execute function platform.refuse_change();
create trigger seal_is_never_emptied before truncate on platform.seal
  for each statement execute function platform.refuse_change();
