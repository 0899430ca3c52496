-- 批量导入: one file on its way in, seen by whoever sent it alone. What it writes, it writes in one transaction of its own.
create table reporting.import_job (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  month      text        not null,
  name       text        not null,
  state      text        not null constraint import_job_state_known
               check (state in ('checking', 'ready', 'refused', 'saving', 'done', 'cancelled', 'failed')),
  total      int         not null default 0,
  done       int         not null default 0,
  problems   jsonb       not null default '[]',
  -- Kept until it is done or given up.
  bytes      bytea       constraint import_job_is_bounded check (octet_length(bytes) between 1 and 33554432),
  by_id      text        not null,
  at         timestamptz not null,
  touched_at timestamptz not null,
  primary key (city, id)
);
grant select, insert, update on reporting.import_job to gongjian_app;
alter table reporting.import_job enable row level security;
alter table reporting.import_job force row level security;
create policy own_jobs on reporting.import_job to gongjian_app
  using (city = current_setting('gongjian.city', true) and by_id = current_setting('gongjian.person', true));
