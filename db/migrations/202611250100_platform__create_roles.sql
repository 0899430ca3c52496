-- Every request works as this plain role, so that row-level security holds even against a mistake of ours.
do $$
begin
  create role gongjian_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'gongjian_app', 'member') then
    grant gongjian_app to current_user;
  end if;
end $$;

create schema platform;
grant usage on schema platform to gongjian_app;

-- 城市: the jurisdictions of this installation; a transaction is confined to one.
create table platform.city (
  code text primary key constraint city_code_is_gbt2260 check (code ~ '^\d{6}$')
);
grant select on platform.city to gongjian_app;

-- Exclusion over codes and days.
create extension if not exists btree_gist;
