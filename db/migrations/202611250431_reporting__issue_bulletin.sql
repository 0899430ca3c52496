-- 月通报: what was composed from a seal, the text a person made of it, and once issued the bytes that went out.
create table reporting.bulletin (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  month      text        not null,
  cycle_id   uuid        not null,
  seal_no    int         not null,
  state      text        not null constraint bulletin_state_known check (state in ('draft', 'issued', 'withdrawn', 'replaced')),
  version    int         not null default 1,
  issuer     text        not null,
  composed   jsonb       not null,
  text       jsonb       not null,
  number     text,
  series     text,
  year       int,
  no         int,
  issued_on  date,
  issued_by  text,
  issued_at  timestamptz,
  end_reason text,
  ended_by   text,
  ended_at   timestamptz,
  by_name    text        not null,
  at         timestamptz not null,
  primary key (city, id),
  constraint bulletin_seal foreign key (city, cycle_id, seal_no) references reporting.seal,
  constraint bulletin_issued_with_a_number check (state = 'draft' or state = 'withdrawn' or number is not null),
  constraint bulletin_ends_with_a_reason check (ended_at is null or end_reason <> '')
);
create index bulletin_of_seal on reporting.bulletin (city, cycle_id, seal_no);
create unique index bulletin_one_draft_a_month on reporting.bulletin (city, month) where state = 'draft';
create unique index bulletin_one_in_force_a_month on reporting.bulletin (city, month) where state = 'issued';

create table reporting.bulletin_file (
  city        text  not null,
  bulletin_id uuid  not null,
  format      text  not null constraint bulletin_file_format_known check (format in ('docx', 'html', 'pdf')),
  bytes       bytea not null,
  sha256      text  not null,
  primary key (city, bulletin_id, format),
  constraint bulletin_file_bulletin foreign key (city, bulletin_id) references reporting.bulletin
);

-- 签收: one row for each unit addressed.
create table reporting.bulletin_receipt (
  city         text not null,
  bulletin_id  uuid not null,
  unit_id      text not null,
  signed_at    timestamptz,
  signed_by_id text,
  signed_by    text,
  reminded_at  timestamptz,
  primary key (city, bulletin_id, unit_id),
  constraint bulletin_receipt_bulletin foreign key (city, bulletin_id) references reporting.bulletin,
  constraint bulletin_receipt_unit foreign key (city, unit_id) references org.unit
);
create index bulletin_receipt_of_unit on reporting.bulletin_receipt (city, unit_id);

grant select, insert, update on reporting.bulletin, reporting.bulletin_receipt to gongjian_app;
grant select, insert on reporting.bulletin_file to gongjian_app;
do $$
declare
  name text;
begin
  foreach name in array array['bulletin', 'bulletin_file', 'bulletin_receipt'] loop
    execute format('alter table reporting.%I enable row level security', name);
    execute format('alter table reporting.%I force row level security', name);
  end loop;
end $$;
-- A draft is the office's own; what was issued everybody may read.
create policy issued_or_office on reporting.bulletin to gongjian_app
  using (city = current_setting('gongjian.city', true) and (issued_at is not null or current_setting('gongjian.sees', true) = 'city'));
create policy own_city on reporting.bulletin_file to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_city on reporting.bulletin_receipt to gongjian_app using (city = current_setting('gongjian.city', true));

-- Messages may tell of a bulletin, beside whatever they may tell of so far.
do $$
declare
  said text := (select pg_get_constraintdef(oid) from pg_constraint
                 where conname = 'message_kind_known' and conrelid = 'reporting.message'::regclass);
begin
  alter table reporting.message drop constraint message_kind_known;
  execute 'alter table reporting.message add constraint message_kind_known ' || replace(said, 'ARRAY[', 'ARRAY[''bulletin''::text, ');
end $$;
