create schema org;
grant usage on schema org to gongjian_app;

-- 单位: stays itself through every rename. A day is in a validity when from <= day < to.
create table org.unit (
  city       text not null,
  id         text not null constraint unit_id_is_a_code check (id ~ '^[0-9A-Za-z][0-9A-Za-z-]{1,39}$'),
  kind       text not null constraint unit_kind_known
               check (kind in ('city', 'bureau', 'office', 'district', 'zone', 'street', 'central', 'company')),
  sort_order int  not null,
  opened_on  date not null default '1900-01-01',
  closed_on  date constraint unit_closes_after_opening check (closed_on > opened_on),
  version    int  not null default 1,
  primary key (city, id)
);

-- What a unit was called and under whom it stood, at any time.
create table org.unit_name (
  city       text not null,
  unit_id    text not null,
  valid_from date not null default '1900-01-01',
  valid_to   date,
  name       text not null constraint unit_name_is_said check (name <> ''),
  full_name  text not null constraint unit_full_name_is_said check (full_name <> ''),
  parent_id  text constraint unit_is_not_its_own_parent check (parent_id <> unit_id),
  primary key (city, unit_id, valid_from),
  constraint unit_name_unit foreign key (city, unit_id) references org.unit,
  constraint unit_name_parent foreign key (city, parent_id) references org.unit,
  constraint unit_name_lasts_a_while check (valid_to > valid_from),
  constraint unit_has_one_name_a_day exclude using gist
    (city with =, unit_id with =, daterange(valid_from, valid_to) with &&)
);
create index unit_name_under on org.unit_name (city, parent_id);

-- 别名 and, where `is_trade`, the word by which prose calls it (生态环境 in 生态环境部门).
create table org.unit_alias (
  city     text    not null,
  unit_id  text    not null,
  alias    text    not null constraint alias_is_said check (alias <> ''),
  is_trade boolean not null default false,
  primary key (city, unit_id, alias),
  constraint unit_alias_unit foreign key (city, unit_id) references org.unit
);

-- 沿革: which unit went on as which. A merger has many before and one after, a split one before and many after.
create table org.succession (
  city    text not null,
  before  text not null,
  after   text not null,
  on_day  date not null,
  how     text not null constraint succession_how_known check (how in ('merged', 'split', 'replaced')),
  reason  text not null,
  primary key (city, before, after, on_day),
  constraint succession_before foreign key (city, before) references org.unit,
  constraint succession_after foreign key (city, after) references org.unit,
  constraint succession_moves_on check (before <> after)
);
create index succession_into on org.succession (city, after);

-- 一组单位: `kinds` expands to every unit of those kinds on the day; members are added by hand.
create table org.unit_group (
  city    text   not null,
  id      text   not null,
  name    text   not null,
  phrases text[] not null,
  kinds   text[] not null,
  note    text,
  version int    not null default 1,
  primary key (city, id)
);
create table org.group_member (
  city       text not null,
  group_id   text not null,
  unit_id    text not null,
  valid_from date not null default '1900-01-01',
  valid_to   date,
  primary key (city, group_id, unit_id, valid_from),
  constraint group_member_group foreign key (city, group_id) references org.unit_group,
  constraint group_member_unit foreign key (city, unit_id) references org.unit,
  constraint group_member_lasts_a_while check (valid_to > valid_from)
);
create index group_member_unit on org.group_member (city, unit_id);

-- What a person said an open phrase (相关区政府) means in one place. Appended; the newest stands.
create table org.group_decision (
  city       text        not null,
  id         bigint      generated always as identity,
  -- Where it was asked: the key of a measure, or of a mention.
  subject    text        not null,
  phrase     text        not null,
  units      text[]      not null,
  reason     text,
  decided_by text        not null,
  decided_at timestamptz not null,
  primary key (city, id)
);
create index group_decision_subject on org.group_decision (city, subject, phrase, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['unit', 'unit_name', 'unit_alias', 'succession', 'unit_group', 'group_member', 'group_decision'] loop
    execute format('alter table org.%I enable row level security', name);
    execute format('alter table org.%I force row level security', name);
    execute format('create policy own_city on org.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
grant select, insert, update on org.unit, org.unit_name, org.unit_group, org.group_member to gongjian_app;
grant select, insert, delete on org.unit_alias to gongjian_app;
grant delete on org.unit_name, org.group_member to gongjian_app;
grant select, insert on org.succession, org.group_decision to gongjian_app;
