-- 文书模板: what a paper about a case says. Each version is kept; papers were made by it.
create table cases.paper_template (
  city       text        not null,
  code       text        not null,
  version    int         not null,
  definition jsonb       not null,
  -- Null: it came with the pack.
  by_name    text,
  at         timestamptz not null,
  primary key (city, code, version)
);

-- 文书: drafted from a template, edited, issued under a number with its bytes frozen, signed for and answered.
create table cases.paper (
  city             text        not null,
  id               uuid        not null default gen_random_uuid(),
  case_id          uuid        not null,
  case_number      text        not null,
  template         text        not null,
  template_version int         not null,
  name             text        not null,
  name_en          text        not null,
  is_public        boolean     not null,
  state            text        not null default 'draft' constraint paper_state_known check (state in ('draft', 'issued', 'withdrawn')),
  version          int         not null default 1,
  issuer           text        not null,
  text             jsonb       not null,
  units            text[]      not null,
  reply_days       int         constraint paper_reply_days_above_zero check (reply_days > 0),
  reply_due        date,
  series           text        not null,
  year             int,
  no               int,
  number           text,
  issued_on        date,
  issued_by        text,
  issued_at        timestamptz,
  end_reason       text,
  ended_by         text,
  ended_at         timestamptz,
  by_id            text        not null,
  by_name          text        not null,
  at               timestamptz not null,
  primary key (city, id),
  constraint paper_case foreign key (city, case_id) references cases.case,
  constraint paper_made_by_a_template foreign key (city, template, template_version) references cases.paper_template,
  constraint paper_issued_with_a_number check (state <> 'issued' or number is not null),
  constraint paper_ends_with_a_reason check (ended_at is null or end_reason <> '')
);
create index paper_case on cases.paper (city, case_id);
create index paper_made_by_a_template on cases.paper (city, template, template_version);
create index paper_newest on cases.paper (city, at desc, id);
create unique index paper_one_draft on cases.paper (city, case_id, template) where state = 'draft';

create table cases.paper_file (
  city     text  not null,
  paper_id uuid  not null,
  format   text  not null constraint paper_file_format_known check (format in ('docx', 'html', 'pdf')),
  bytes    bytea not null,
  sha256   text  not null,
  primary key (city, paper_id, format),
  constraint paper_file_paper foreign key (city, paper_id) references cases.paper
);

-- 签收和回复: one row for each unit a paper is sent to.
create table cases.paper_receipt (
  city          text not null,
  paper_id      uuid not null,
  unit_id       text not null,
  reply_due     date,
  signed_at     timestamptz,
  signed_by_id  text,
  signed_by     text,
  reply         text,
  replied_at    timestamptz,
  replied_by_id text,
  replied_by    text,
  -- The paper was withdrawn: nothing is awaited any more.
  is_over       boolean not null default false,
  primary key (city, paper_id, unit_id),
  constraint paper_receipt_paper foreign key (city, paper_id) references cases.paper,
  constraint paper_receipt_unit foreign key (city, unit_id) references org.unit,
  constraint paper_reply_is_whole check ((replied_at is null) = (reply is null))
);
create index paper_receipt_unit on cases.paper_receipt (city, unit_id);
create index paper_reply_awaited on cases.paper_receipt (city, reply_due) where reply_due is not null and replied_at is null and not is_over;

grant select, insert on cases.paper_template, cases.paper_file to gongjian_app;
grant select, insert, update on cases.paper, cases.paper_receipt to gongjian_app;
do $$
declare
  name text;
begin
  foreach name in array array['paper_template', 'paper', 'paper_file', 'paper_receipt'] loop
    execute format('alter table cases.%I enable row level security', name);
    execute format('alter table cases.%I force row level security', name);
  end loop;
end $$;

create policy own_city on cases.paper_template to gongjian_app using (city = current_setting('gongjian.city', true));
-- A draft is the office's own; what was issued, the units it was sent to may read; what is for everybody, everybody.
create policy office_or_addressed on cases.paper for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and (current_setting('gongjian.sees', true) = 'city'
    or issued_at is not null and (is_public or exists (select from cases.paper_receipt r where r.city = paper.city and r.paper_id = paper.id))));
create policy office_drafts on cases.paper for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy office_changes on cases.paper for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy with_its_paper on cases.paper_file to gongjian_app
  using (city = current_setting('gongjian.city', true) and exists (select from cases.paper p where p.city = paper_file.city and p.id = paper_file.paper_id));
-- The office sees every receipt; a unit its own.
create policy office_or_own on cases.paper_receipt for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and (current_setting('gongjian.sees', true) = 'city'
    or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy office_sends on cases.paper_receipt for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy office_or_own_changes on cases.paper_receipt for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and (current_setting('gongjian.sees', true) = 'city'
    or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
