-- 封存: a month as it was. A month opened again and sealed anew has another seal; none is changed but to say that it was opened.
create table reporting.seal (
  city         text        not null,
  cycle_id     uuid        not null,
  no           int         not null,
  month        text        not null,
  row_count    int         not null,
  hash         text        not null,
  by_id        text        not null,
  by_name      text        not null,
  at           timestamptz not null,
  opened_at    timestamptz,
  opened_by_id text,
  opened_by    text,
  open_reason  text,
  primary key (city, cycle_id, no),
  constraint seal_cycle foreign key (city, cycle_id) references reporting.cycle,
  constraint seal_opened_with_a_reason check (opened_at is null or open_reason <> '')
);

-- One line of the ledger as it stood: who owed what, the report, and the verdict of the measure.
create table reporting.sealed_row (
  city       text not null,
  cycle_id   uuid not null,
  no         int  not null,
  measure_id uuid not null,
  unit_id    text not null,
  content    jsonb not null,
  primary key (city, cycle_id, no, measure_id, unit_id),
  constraint sealed_row_seal foreign key (city, cycle_id, no) references reporting.seal
);

grant select, insert, update on reporting.seal to gongjian_app;
grant select, insert on reporting.sealed_row to gongjian_app;
alter table reporting.seal enable row level security;
alter table reporting.seal force row level security;
create policy own_city on reporting.seal to gongjian_app using (city = current_setting('gongjian.city', true));
alter table reporting.sealed_row enable row level security;
alter table reporting.sealed_row force row level security;
create policy own_city on reporting.sealed_row to gongjian_app using (city = current_setting('gongjian.city', true));
