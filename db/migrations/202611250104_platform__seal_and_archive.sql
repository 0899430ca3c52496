-- Each seal also keeps the hash of each event, so that the first changed row can be named, and a signature of the
-- installation's own key, which is not in the database: who can write here still cannot make a seal.
alter table platform.seal
  add column leaves    bytea not null,
  add column signature bytea not null,
  add constraint seal_has_a_leaf_for_each_event check (octet_length(leaves) = 32 * cardinality(event_ids));
create index seal_time on platform.seal (city, sealed_at);

-- 归档: old events in a file with a signed manifest. Events leave the trail by no other way.
create table platform.archive (
  city       text        not null,
  id         uuid        not null,
  before     timestamptz not null,
  first_seal bigint      not null,
  last_seal  bigint      not null,
  events     bigint      not null,
  file       text        not null,
  sha256     text        not null,
  signature  text        not null,
  by_id      text        not null,
  by_name    text        not null,
  at         timestamptz not null,
  deleted_at timestamptz,
  primary key (city, id),
  constraint archive_seals_are_a_range check (last_seal >= first_seal),
  constraint archive_seals_overlap_no_other exclude using gist (city with =, int8range(first_seal, last_seal, '[]') with &&)
);
grant select, insert on platform.archive to gongjian_app;
alter table platform.archive enable row level security;
alter table platform.archive force row level security;
create policy own_city on platform.archive to gongjian_app using (city = current_setting('gongjian.city', true));

create or replace function platform.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'event' and current_setting('gongjian.archive', true) <> '' then
    return old;
  end if;
  raise exception 'platform.% is appended only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Deletes what an archive holds; the seals stay. Whoever calls it has proved the file first.
create function platform.delete_archived(archive_city text, archive_id uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  deleted bigint;
  span record;
begin
  select first_seal, last_seal into strict span
    from platform.archive where city = archive_city and id = archive_id and deleted_at is null for update;
  perform set_config('gongjian.archive', archive_id::text, true);
  create temporary table leaving on commit drop as
    select unnest(event_ids) as id from platform.seal where city = archive_city and no between span.first_seal and span.last_seal;
  delete from platform.delivery d using leaving l where d.city = archive_city and d.event_id = l.id;
  delete from platform.event e using leaving l where e.city = archive_city and e.id = l.id;
  get diagnostics deleted = row_count;
  drop table leaving;
  perform set_config('gongjian.archive', '', true);
  update platform.archive set deleted_at = now() where city = archive_city and id = archive_id;
  return deleted;
end $$;
revoke execute on function platform.delete_archived(text, uuid) from public;
grant execute on function platform.delete_archived(text, uuid) to gongjian_app;
