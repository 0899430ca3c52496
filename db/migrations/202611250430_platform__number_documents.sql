-- 发文字号: one register for every official document of the city, by series (机关代字) and year. The last number is kept in a row
-- that is locked while one is taken, in the transaction of the deed: numbers have no gap and no two documents have the same.
create table platform.number_series (
  city   text not null,
  series text not null,
  year   int  not null,
  last   int  not null default 0,
  primary key (city, series, year),
  constraint number_series_counts_up check (last >= 0)
);

-- A number once given is never given again: a document taken back leaves it void, with the reason.
create table platform.document_number (
  city        text        not null,
  series      text        not null,
  year        int         not null,
  no          int         not null,
  subject_id  text        not null,
  title       text        not null,
  by_name     text        not null,
  at          timestamptz not null,
  voided_at   timestamptz,
  voided_by   text,
  void_reason text,
  primary key (city, series, year, no),
  constraint document_number_of_a_series foreign key (city, series, year) references platform.number_series,
  constraint document_number_void_with_a_reason check (voided_at is null or void_reason <> '')
);

grant select, insert, update on platform.number_series, platform.document_number to gongjian_app;
alter table platform.number_series enable row level security;
alter table platform.number_series force row level security;
create policy own_city on platform.number_series to gongjian_app using (city = current_setting('gongjian.city', true));
alter table platform.document_number enable row level security;
alter table platform.document_number force row level security;
create policy own_city on platform.document_number to gongjian_app using (city = current_setting('gongjian.city', true));
