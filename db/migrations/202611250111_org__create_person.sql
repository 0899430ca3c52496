-- 人员: belongs to a unit; logs in under a name of their own. Passwords are not kept here.
create table org.person (
  city       text        not null,
  id         text        not null,
  login      text        not null constraint person_login_is_plain check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  name       text        not null constraint person_name_is_said check (name <> ''),
  unit_id    text        not null,
  phone      text,
  is_active  boolean     not null default true,
  version    int         not null default 1,
  created_at timestamptz not null,
  primary key (city, id),
  constraint person_login_is_taken_once unique (city, login),
  constraint person_unit foreign key (city, unit_id) references org.unit
);
create index person_unit on org.person (city, unit_id);

-- 授权: one role for one unit, from one day to another; one ended on its first day never held.
create table org.role_grant (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  person_id  text        not null,
  role       text        not null constraint grant_role_known check (role in
               ('coordinator', 'reporter', 'reviewer', 'leader', 'inspector', 'auditor',
                'systemAdministrator', 'securityAdministrator', 'auditAdministrator')),
  unit_id    text        not null,
  valid_from date        not null,
  valid_to   date,
  granted_by text        not null,
  granted_at timestamptz not null,
  primary key (city, id),
  constraint grant_person foreign key (city, person_id) references org.person,
  constraint grant_unit foreign key (city, unit_id) references org.unit,
  constraint grant_ends_after_it_begins check (valid_to >= valid_from),
  constraint grant_is_given_once exclude using gist
    (city with =, person_id with =, role with =, unit_id with =, daterange(valid_from, valid_to) with &&),
  -- 三员分立
  constraint grant_keeps_the_three_apart exclude using gist
    (city with =, person_id with =, role with <>, daterange(valid_from, valid_to) with &&)
    where (role in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator'))
);
create index grant_person on org.role_grant (city, person_id);
create index grant_unit on org.role_grant (city, unit_id);

-- 接口令牌: only its SHA-256 is kept.
create table org.api_token (
  city         text        not null,
  id           uuid        not null default gen_random_uuid(),
  person_id    text        not null,
  name         text        not null constraint token_name_is_said check (name <> ''),
  hash         bytea       not null,
  scopes       text[]      not null constraint token_has_scopes check (cardinality(scopes) > 0),
  created_at   timestamptz not null,
  expires_at   timestamptz not null constraint token_expires_later check (expires_at > created_at),
  revoked_at   timestamptz,
  last_used_at timestamptz,
  primary key (city, id),
  constraint token_hash_is_one unique (city, hash),
  constraint token_person foreign key (city, person_id) references org.person
);
create index token_person on org.api_token (city, person_id);

do $$
declare
  name text;
begin
  foreach name in array array['person', 'role_grant', 'api_token'] loop
    execute format('alter table org.%I enable row level security', name);
    execute format('alter table org.%I force row level security', name);
    execute format('create policy own_city on org.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
grant select, insert, update on org.person, org.role_grant, org.api_token to gongjian_app;
