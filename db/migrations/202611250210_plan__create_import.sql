create schema plan;
grant usage on schema plan to gongjian_app;

-- What is known of a document; its bytes and text stand apart, so that a list never reads them.
create table plan.document (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  name        text        not null,
  kind        text        not null constraint document_kind_known check (kind in ('text', 'markdown', 'html', 'docx', 'xlsx', 'pdf')),
  sha256      text        not null constraint document_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  size        int         not null,
  characters  int         not null,
  page_starts int[]       not null,
  by_id       text        not null,
  by_name     text        not null,
  at          timestamptz not null,
  primary key (city, id)
);
create table plan.document_content (
  city        text  not null,
  document_id uuid  not null,
  bytes       bytea not null constraint document_is_bounded check (octet_length(bytes) <= 67108864),
  text        text  not null,
  primary key (city, document_id),
  constraint content_document foreign key (city, document_id) references plan.document on delete cascade
);

-- 方案: a published notice with its plans; what each version holds stands in plan.version.
create table plan.programme (
  city            text        not null,
  id              uuid        not null default gen_random_uuid(),
  title           text        not null constraint programme_has_a_title check (title <> ''),
  year            int,
  document_number text,
  issuer          text,
  issued_on       date,
  version         int         not null default 1 constraint programme_versions_from_one check (version >= 1),
  created_at      timestamptz not null,
  primary key (city, id)
);

-- An import session: the draft as read, and as it now stands after the edits below.
create table plan.import (
  city              text        not null,
  id                uuid        not null default gen_random_uuid(),
  state             text        not null constraint import_state_known check (state in ('reviewing', 'published', 'discarded')),
  version           int         not null default 1,
  title             text        not null,
  year              int,
  document_id       uuid,
  amends_programme  uuid,
  amends_version    int,
  original          jsonb       not null,
  draft             jsonb       not null,
  asked             jsonb       not null,
  counts            jsonb       not null,
  by_id             text        not null,
  by_name           text        not null,
  at                timestamptz not null,
  primary key (city, id),
  constraint import_document foreign key (city, document_id) references plan.document,
  constraint import_amends foreign key (city, amends_programme) references plan.programme,
  constraint import_amends_a_version check ((amends_programme is null) = (amends_version is null))
);
create index import_newest on plan.import (city, at desc, id);
create index import_document on plan.import (city, document_id);
create index import_amends on plan.import (city, amends_programme);

-- Every change of a draft and every undoing, in order. Appended only.
create table plan.edit (
  city      text        not null,
  import_id uuid        not null,
  no        int         not null,
  edit      jsonb,
  undoes    int,
  by_id     text        not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (city, import_id, no),
  constraint edit_import foreign key (city, import_id) references plan.import,
  constraint edit_changes_or_undoes check ((edit is null) <> (undoes is null))
);
create unique index edit_undone_once on plan.edit (city, import_id, undoes) where undoes is not null;

-- What a person decided about a question of the draft. The newest row of a question stands. Appended only.
create table plan.decision (
  city      text        not null,
  import_id uuid        not null,
  no        bigint      generated always as identity,
  question  text        not null,
  decision  text        not null constraint decision_known check (decision in ('answer', 'defer', 'reopen')),
  answer    text,
  units     text[],
  reason    text,
  edit_no   int,
  by_id     text        not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (city, import_id, no),
  constraint decision_import foreign key (city, import_id) references plan.import,
  constraint decision_deferred_with_reason check (decision <> 'defer' or reason is not null)
);

-- A published version: whole, for ever. Appended only.
create table plan.version (
  city         text        not null,
  programme_id uuid        not null,
  no           int         not null constraint version_from_one check (no >= 1),
  import_id    uuid        not null,
  document_id  uuid,
  approved_by  text        not null constraint version_names_its_approval check (approved_by <> ''),
  reason       text        constraint version_amends_with_reason check (no = 1 or reason is not null),
  content      jsonb       not null,
  summary      jsonb       not null,
  by_id        text        not null,
  by_name      text        not null,
  at           timestamptz not null,
  primary key (city, programme_id, no),
  constraint version_programme foreign key (city, programme_id) references plan.programme,
  constraint version_import foreign key (city, import_id) references plan.import,
  constraint version_document foreign key (city, document_id) references plan.document,
  constraint version_once_per_import unique (city, import_id)
);
create index version_document on plan.version (city, document_id);

grant select, insert, delete on plan.document, plan.document_content to gongjian_app;
grant select, insert, update on plan.import, plan.programme to gongjian_app;
grant select, insert on plan.edit, plan.decision, plan.version to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['document', 'document_content', 'programme', 'import', 'edit', 'decision', 'version'] loop
    execute format('alter table plan.%I enable row level security', name);
    execute format('alter table plan.%I force row level security', name);
    execute format('create policy own_city on plan.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;
