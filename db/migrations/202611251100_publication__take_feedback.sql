-- 公众反馈: what a resident sent, and what was answered. It is worked on as a case; who sent it stands in a table of its own.
create table publication.feedback (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  -- Of the number the resident was shown once: who reads this table cannot follow anything with it.
  number_hash bytea       not null constraint feedback_number_is_digested check (octet_length(number_hash) = 32),
  case_id     uuid        not null,
  topic       text        not null constraint feedback_topic_bounded check (char_length(topic) between 1 and 40),
  text        text        not null constraint feedback_text_bounded check (char_length(text) between 1 and 2000),
  place       text        not null default '' constraint feedback_place_bounded check (char_length(place) <= 200),
  language    text        not null constraint feedback_language_known check (language in ('zh', 'en')),
  photo       boolean     not null,
  sent_at     timestamptz not null,
  -- 公开答复: what the resident reads. Empty until somebody wrote it.
  answer      text        not null default '' constraint feedback_answer_bounded check (char_length(answer) <= 4000),
  answered_by_id text,
  answered_by text,
  answered_at timestamptz,
  version     int         not null default 1,
  primary key (city, id),
  constraint feedback_number_once unique (city, number_hash),
  constraint feedback_case foreign key (city, case_id) references cases.case,
  constraint feedback_answered_by_somebody check ((answer = '') = (answered_by_id is null) and (answer = '') = (answered_at is null))
);
create unique index feedback_case on publication.feedback (city, case_id);
create index feedback_newest on publication.feedback (city, sent_at desc, id);

-- 反馈人信息: sealed with a key that is not in the database, and thrown away when it is needed no more. The masked forms are for screens.
create table publication.feedback_contact (
  city           text  not null,
  feedback_id    uuid  not null,
  sealed         bytea not null constraint contact_is_bounded check (octet_length(sealed) between 29 and 2000),
  masked_name    text  not null,
  masked_contact text  not null,
  primary key (city, feedback_id),
  constraint contact_feedback foreign key (city, feedback_id) references publication.feedback
);

grant select, insert on publication.feedback to gongjian_app;
grant update (answer, answered_by_id, answered_by, answered_at, version) on publication.feedback to gongjian_app;
grant select, insert, delete on publication.feedback_contact to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['feedback', 'feedback_contact'] loop
    execute format('alter table publication.%I enable row level security', name);
    execute format('alter table publication.%I force row level security', name);
    -- The whole-city offices alone: a unit reads what it must work on in its case.
    execute format($p$create policy office on publication.%I to gongjian_app
      using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city')$p$, name);
  end loop;
end $$;
