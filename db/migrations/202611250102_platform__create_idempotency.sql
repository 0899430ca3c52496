-- The answer of a create, kept in the create's own transaction, so a repeated call gets the same answer.
create table platform.idempotency (
  city       text        not null,
  actor_id   text        not null,
  key        text        not null constraint idempotency_key_is_short check (length(key) between 1 and 200),
  operation  text        not null,
  request    bytea       not null,
  reply      jsonb       not null,
  created_at timestamptz not null default now(),
  primary key (city, actor_id, key)
);
create index idempotency_age on platform.idempotency (created_at);
grant select, insert, delete on platform.idempotency to gongjian_app;
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy own_keys on platform.idempotency to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.person', true) in (actor_id, 'system'));
