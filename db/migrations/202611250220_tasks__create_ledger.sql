create schema tasks;
grant usage on schema tasks to gongjian_app;

-- 行动计划: one annex of a programme. `retired_in` is the version that took a record out of the plan; nothing is deleted.
create table tasks.plan (
  city         text not null,
  id           uuid not null default gen_random_uuid(),
  seq          bigint generated always as identity,
  programme_id uuid not null,
  position     int  not null,
  attachment   int,
  title        text not null,
  year         int,
  retired_in   int,
  primary key (city, id),
  constraint plan_programme foreign key (city, programme_id) references plan.programme
);
create index plan_programme on tasks.plan (city, programme_id);

create table tasks.section (
  city       text not null,
  id         uuid not null default gen_random_uuid(),
  plan_id    uuid not null,
  position   int  not null,
  part       text,
  ordinal    text,
  title      text,
  retired_in int,
  primary key (city, id),
  constraint section_plan foreign key (city, plan_id) references tasks.plan
);
create index section_plan on tasks.section (city, plan_id);

-- 重点任务
create table tasks.task (
  city       text not null,
  id         uuid not null default gen_random_uuid(),
  plan_id    uuid not null,
  section_id uuid not null,
  position   int  not null,
  no         text,
  title      text,
  retired_in int,
  primary key (city, id),
  constraint task_plan foreign key (city, plan_id) references tasks.plan,
  constraint task_section foreign key (city, section_id) references tasks.section
);
create index task_plan on tasks.task (city, plan_id);
create index task_section on tasks.task (city, section_id);

-- 工作措施
create table tasks.measure (
  city          text  not null,
  id            uuid  not null default gen_random_uuid(),
  programme_id  uuid  not null,
  plan_id       uuid  not null,
  section_id    uuid  not null,
  task_id       uuid  not null,
  position      int   not null,
  ordinal       int   not null,
  text          text  not null constraint measure_has_text check (text <> ''),
  source        jsonb,
  document_id   uuid,
  deadline      jsonb not null,
  inferred      text[] not null,
  since_version int   not null,
  in_version    int   not null,
  retired_in    int,
  version       int   not null default 1,
  primary key (city, id),
  constraint measure_programme foreign key (city, programme_id) references plan.programme,
  constraint measure_plan foreign key (city, plan_id) references tasks.plan,
  constraint measure_section foreign key (city, section_id) references tasks.section,
  constraint measure_task foreign key (city, task_id) references tasks.task,
  constraint measure_document foreign key (city, document_id) references plan.document
);
create index measure_programme on tasks.measure (city, programme_id);
create index measure_plan on tasks.measure (city, plan_id);
create index measure_section on tasks.measure (city, section_id);
create index measure_task on tasks.measure (city, task_id);
create index measure_document on tasks.measure (city, document_id);

-- What a measure said in each version that changed it. Appended only.
create table tasks.measure_version (
  city       text  not null,
  measure_id uuid  not null,
  no         int   not null,
  change     text  not null constraint measure_version_change_known check (change in ('published', 'changed', 'retired')),
  content    jsonb not null,
  changes    jsonb not null,
  by_id      text  not null,
  by_name    text  not null,
  at         timestamptz not null,
  primary key (city, measure_id, no),
  constraint measure_version_measure foreign key (city, measure_id) references tasks.measure
);

create table tasks.milestone (
  city       text not null,
  id         uuid not null default gen_random_uuid(),
  measure_id uuid not null,
  position   int  not null,
  falls_on   date not null,
  what       text not null,
  primary key (city, id),
  constraint milestone_measure foreign key (city, measure_id) references tasks.measure
);
create index milestone_measure on tasks.milestone (city, measure_id, position);

-- 量化指标、成果、常态工作
create table tasks.promise (
  city       text  not null,
  id         uuid  not null default gen_random_uuid(),
  measure_id uuid  not null,
  kind       text  not null constraint promise_kind_known check (kind in ('target', 'deliverable', 'duty')),
  position   int   not null,
  phrase     text  not null,
  due_on     date,
  content    jsonb not null,
  retired_in int,
  primary key (city, id),
  constraint promise_measure foreign key (city, measure_id) references tasks.measure
);
create index promise_measure on tasks.promise (city, measure_id, position);

-- 责任: one printed unit or group with its role, how it was understood and who decided it.
create table tasks.responsibility (
  city       text    not null,
  id         uuid    not null default gen_random_uuid(),
  measure_id uuid    not null,
  role       text    not null constraint responsibility_role_known check (role in ('lead', 'responsible', 'support')),
  position   int     not null,
  phrase     text    not null,
  note       text,
  is_group   boolean not null,
  how        text    not null constraint responsibility_how_known check (how in ('unit', 'alias', 'group', 'decided', 'deferred', 'open')),
  reason     text,
  by_id      text,
  by_name    text,
  at         timestamptz,
  retired_in int,
  primary key (city, id),
  constraint responsibility_measure foreign key (city, measure_id) references tasks.measure
);
create index responsibility_measure on tasks.responsibility (city, measure_id, position);
create index responsibility_undecided on tasks.responsibility (city, how) where how in ('deferred', 'open') and retired_in is null;

-- A responsibility expanded: what one unit owes.
create table tasks.obligation (
  city              text not null,
  responsibility_id uuid not null,
  unit_id           text not null,
  measure_id        uuid not null,
  role              text not null constraint obligation_role_known check (role in ('lead', 'responsible', 'support')),
  primary key (city, responsibility_id, unit_id),
  constraint obligation_responsibility foreign key (city, responsibility_id) references tasks.responsibility,
  constraint obligation_measure foreign key (city, measure_id) references tasks.measure
);
create index obligation_measure on tasks.obligation (city, measure_id);
create index obligation_unit on tasks.obligation (city, unit_id);

grant select, insert, update on tasks.plan, tasks.section, tasks.task, tasks.measure, tasks.promise, tasks.responsibility to gongjian_app;
grant select, insert on tasks.measure_version to gongjian_app;
grant select, insert, delete on tasks.milestone, tasks.obligation to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['plan', 'section', 'task', 'measure', 'measure_version', 'milestone', 'promise', 'responsibility', 'obligation'] loop
    execute format('alter table tasks.%I enable row level security', name);
    execute format('alter table tasks.%I force row level security', name);
    execute format('create policy own_city on tasks.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
