-- 公开: a catalogue that people approve says what may be public; the public reads snapshots of this room, and nothing else.
create schema publication;
grant usage on schema publication to gongjian_app;

-- 公开目录: one class of information. Nothing of it leaves before somebody approved the class.
create table publication.disclosure (
  city         text        not null,
  code         text        not null constraint disclosure_code_is_plain check (code ~ '^[a-z][a-z_]{1,39}$'),
  position     int         not null,
  title        text        not null constraint disclosure_has_a_title check (title <> ''),
  title_en     text        not null constraint disclosure_has_an_english_title check (title_en <> ''),
  room         text        not null,
  -- The fields that may leave; all others stay.
  fields       text[]      not null,
  timing       text        not null constraint disclosure_timing_known check (timing in ('immediately', 'on_seal', 'after_publicity', 'never')),
  working_days int         constraint disclosure_days_bounded check (working_days between 1 and 250),
  -- class: the approval of the class is enough; item: each item is looked at and approved by a person.
  approval     text        not null constraint disclosure_approval_known check (approval in ('class', 'item')),
  basis        text        not null constraint disclosure_has_a_basis check (basis <> ''),
  -- What the public is told about what is held back, in place of silence.
  withheld     text        not null default '',
  withheld_en  text        not null default '',
  state        text        not null default 'draft' constraint disclosure_state_known check (state in ('draft', 'approved', 'published', 'withdrawn')),
  reason       text        not null default '',
  version      int         not null default 1,
  edited_by_id text        not null,
  edited_by    text        not null,
  edited_at    timestamptz not null,
  approved_by_id text,
  approved_by  text,
  approved_at  timestamptz,
  primary key (city, code),
  constraint disclosure_days_are_of_publicity check ((timing = 'after_publicity') = (working_days is not null)),
  constraint disclosure_never_says_why check (timing <> 'never' or (withheld <> '' and withheld_en <> '')),
  constraint disclosure_never_published check (timing <> 'never' or state in ('draft', 'approved')),
  constraint disclosure_approved_by_somebody check (state not in ('approved', 'published') or approved_by_id is not null),
  constraint disclosure_withdrawn_with_reason check (state <> 'withdrawn' or reason <> '')
);

-- 公开事项: one thing of a class that is, was or is about to be public. Seen by the office alone.
create table publication.item (
  city           text        not null,
  id             uuid        not null default gen_random_uuid(),
  disclosure     text        not null,
  -- The end of its address; it never changes.
  key            text        not null constraint item_key_is_an_address check (key ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,119}$'),
  content        jsonb       not null,
  -- composed: from a room's records, made anew at each publishing; written: by a person.
  origin         text        not null constraint item_origin_known check (origin in ('composed', 'written')),
  -- Not before this day.
  from_day       date,
  state          text        not null default 'draft' constraint item_state_known check (state in ('draft', 'approved', 'published', 'withdrawn')),
  problems       jsonb       not null default '[]',
  reason         text        not null default '',
  version        int         not null default 1,
  edited_by_id   text        not null,
  edited_by      text        not null,
  edited_at      timestamptz not null,
  approved_by_id text,
  approved_by    text,
  approved_at    timestamptz,
  primary key (city, id),
  constraint item_disclosure foreign key (city, disclosure) references publication.disclosure,
  constraint item_once unique (city, disclosure, key),
  constraint item_approved_by_somebody check (state not in ('approved', 'published') or approved_by_id is not null),
  constraint item_withdrawn_with_reason check (state <> 'withdrawn' or reason <> '')
);
create index item_newest on publication.item (city, disclosure, edited_at desc, id);

-- 公开快照: what the public sees, append-only. A withdrawal is a snapshot without content.
create table publication.snapshot (
  city         text        not null,
  disclosure   text        not null,
  key          text        not null,
  version      int         not null constraint snapshot_version_is_positive check (version > 0),
  kind         text        not null constraint snapshot_kind_known check (kind in ('first', 'update', 'correction', 'withdrawal')),
  content      jsonb,
  -- Of the content's canonical text.
  sha256       text        constraint snapshot_is_digested check (sha256 ~ '^[0-9a-f]{64}$'),
  -- 更正说明: field, before and after, of a correction.
  changes      jsonb       not null default '[]',
  reason       text        not null default '',
  -- What the public search looks through.
  search       text        not null default '',
  current      boolean     not null default true,
  edition      bigint      not null,
  published_at timestamptz not null,
  by_id        text        not null,
  by_name      text        not null,
  primary key (city, disclosure, key, version),
  constraint snapshot_item foreign key (city, disclosure, key) references publication.item (city, disclosure, key),
  constraint snapshot_withdrawn_is_empty check ((kind = 'withdrawal') = (content is null) and (content is null) = (sha256 is null)),
  constraint snapshot_withdrawn_with_reason check (kind <> 'withdrawal' or reason <> '')
);
create unique index snapshot_one_current on publication.snapshot (city, disclosure, key) where current;
create index snapshot_newest on publication.snapshot (city, published_at desc, disclosure, key) where current;

-- 版次: rises with every publishing; pages are kept by it. The row also makes publishings wait for each other.
create table publication.edition (
  city text        not null,
  no   bigint      not null,
  at   timestamptz not null,
  primary key (city)
);

grant select, insert, update on publication.disclosure, publication.item, publication.edition to gongjian_app;
grant select, insert, update (current) on publication.snapshot to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['disclosure', 'item', 'snapshot', 'edition'] loop
    execute format('alter table publication.%I enable row level security', name);
    execute format('alter table publication.%I force row level security', name);
  end loop;
  -- The catalogue and what waits in it are the business of the whole-city offices.
  foreach name in array array['disclosure', 'item'] loop
    execute format($p$create policy office on publication.%I to gongjian_app
      using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city')$p$, name);
  end loop;
end $$;

-- Anybody sees what is public now; what was public before, the offices alone.
create policy public_or_office on publication.snapshot for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and (current or current_setting('gongjian.sees', true) = 'city'));
create policy office_appends on publication.snapshot for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy office_supersedes on publication.snapshot for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy anybody_reads on publication.edition for select to gongjian_app using (city = current_setting('gongjian.city', true));
create policy office_counts on publication.edition for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy office_counts_on on publication.edition for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
