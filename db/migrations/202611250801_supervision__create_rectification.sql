-- 整改: what a case does not know of a finding: the plan, what each side found of it, objections, looking back, and what comes of it.

-- 整改方案: every one that was handed in, also those sent back.
create table supervision.rectification (
  city             text        not null,
  id               uuid        not null default gen_random_uuid(),
  case_id          uuid        not null,
  round            int         not null constraint rectification_round_above_zero check (round > 0),
  goal             text        not null constraint rectification_has_a_goal check (goal <> ''),
  measures         jsonb       not null,
  duty_unit        text        not null,
  supervising_unit text        not null,
  deadline         date        not null,
  state            text        not null default 'submitted' constraint rectification_state_known check (state in ('submitted', 'agreed', 'returned')),
  review           text        not null default '',
  by_id            text        not null,
  by_name          text        not null,
  at               timestamptz not null,
  decided_by       text,
  decided_at       timestamptz,
  primary key (city, id),
  constraint rectification_case foreign key (city, case_id) references cases.case,
  constraint rectification_duty_unit foreign key (city, duty_unit) references org.unit,
  constraint rectification_supervising_unit foreign key (city, supervising_unit) references org.unit,
  constraint rectification_round_once unique (city, case_id, round),
  constraint rectification_is_decided_by_somebody check ((state = 'submitted') = (decided_by is null))
);
create index rectification_case on supervision.rectification (city, case_id);
create index rectification_duty_unit on supervision.rectification (city, duty_unit);
create index rectification_supervising_unit on supervision.rectification (city, supervising_unit);

-- 自查、现场核查: measure by measure of the plan.
create table supervision.work_check (
  city             text        not null,
  id               uuid        not null default gen_random_uuid(),
  case_id          uuid        not null,
  rectification_id uuid        not null,
  kind             text        not null constraint work_check_known check (kind in ('self', 'on_site')),
  passed           boolean     not null,
  results          jsonb       not null,
  note             text        not null default '',
  by_id            text        not null,
  by_name          text        not null,
  at               timestamptz not null,
  primary key (city, id),
  constraint work_check_case foreign key (city, case_id) references cases.case,
  constraint work_check_rectification foreign key (city, rectification_id) references supervision.rectification
);
create index work_check_case on supervision.work_check (city, case_id);
create index work_check_rectification on supervision.work_check (city, rectification_id);

-- 公示异议: who objects is known to the offices of the city alone.
create table supervision.objection (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  case_id     uuid        not null,
  objector    text        not null default '',
  contact     text        not null default '',
  text        text        not null constraint objection_has_a_text check (text <> ''),
  received_on date        not null,
  state       text        not null default 'open' constraint objection_state_known check (state in ('open', 'upheld', 'rejected')),
  answer      text        not null default '',
  by_id       text        not null,
  by_name     text        not null,
  at          timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  primary key (city, id),
  constraint objection_case foreign key (city, case_id) references cases.case,
  constraint objection_is_answered check (state = 'open' or (answer <> '' and decided_by is not null))
);
create index objection_case on supervision.objection (city, case_id);

-- 回头看
create table supervision.look_back (
  city      text        not null,
  id        uuid        not null default gen_random_uuid(),
  case_id   uuid        not null,
  due       date        not null,
  -- void: the case was opened again before it was due.
  state     text        not null default 'open' constraint look_back_state_known check (state in ('open', 'kept', 'lapsed', 'void')),
  note      text        not null default '',
  photo     bytea       constraint look_back_photo_is_bounded check (octet_length(photo) between 1 and 20971520),
  photo_name text,
  longitude double precision,
  latitude  double precision,
  taken_at  timestamptz,
  by_id     text,
  by_name   text,
  at        timestamptz,
  primary key (city, id),
  constraint look_back_case foreign key (city, case_id) references cases.case,
  constraint look_back_shows_what_was_seen check (state in ('open', 'void') or (photo is not null and note <> '' and by_id is not null))
);
create index look_back_case on supervision.look_back (city, case_id);
create index look_back_due on supervision.look_back (city, due, id) where state = 'open';

-- 专项督察建议: a person accepts or declines it.
create table supervision.proposal (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  case_id     uuid        not null,
  reason      text        not null constraint proposal_reason_known check (reason in ('lapsed', 'returned_twice')),
  returns     int         not null,
  state       text        not null default 'open' constraint proposal_state_known check (state in ('open', 'accepted', 'declined')),
  answer      text        not null default '',
  campaign_id uuid,
  version     int         not null default 1,
  at          timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  primary key (city, id),
  constraint proposal_case foreign key (city, case_id) references cases.case,
  constraint proposal_campaign foreign key (city, campaign_id) references supervision.campaign,
  constraint proposal_is_answered check (state = 'open' or (answer <> '' and decided_by is not null)),
  constraint proposal_accepted_has_a_campaign check ((state = 'accepted') = (campaign_id is not null))
);
create index proposal_case on supervision.proposal (city, case_id);
create index proposal_campaign on supervision.proposal (city, campaign_id);
create unique index proposal_one_open on supervision.proposal (city, case_id) where state = 'open';

-- 典型案例
create table supervision.example (
  city       text        not null,
  id         uuid        not null default gen_random_uuid(),
  case_id    uuid        not null,
  kind       text        not null constraint example_kind_known check (kind in ('good', 'bad')),
  title      text        not null constraint example_has_a_title check (title <> ''),
  situation  text        not null constraint example_says_what_was check (situation <> ''),
  practice   text        not null constraint example_says_what_was_done check (practice <> ''),
  lesson     text        not null constraint example_says_what_is_learned check (lesson <> ''),
  state      text        not null default 'draft' constraint example_state_known check (state in ('draft', 'approved', 'withdrawn')),
  version    int         not null default 1,
  by_id      text        not null,
  by_name    text        not null,
  at         timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (city, id),
  constraint example_case foreign key (city, case_id) references cases.case,
  constraint example_is_approved_by_somebody check ((state = 'draft') = (decided_by is null))
);
create index example_case on supervision.example (city, case_id);
create index example_newest on supervision.example (city, at desc, id);

-- 责任追究: seen by nobody but those entitled, whatever else they may see.
create table supervision.referral (
  city         text        not null,
  id           uuid        not null default gen_random_uuid(),
  case_id      uuid,
  unit_id      text        not null,
  persons      jsonb       not null default '[]',
  reason       text        not null constraint referral_has_a_reason check (reason <> ''),
  addressee    text        not null constraint referral_goes_somewhere check (addressee <> ''),
  state        text        not null default 'open' constraint referral_state_known check (state in ('open', 'concluded')),
  outcome      text        not null default '',
  concluded_on date,
  version      int         not null default 1,
  by_id        text        not null,
  by_name      text        not null,
  at           timestamptz not null,
  primary key (city, id),
  constraint referral_case foreign key (city, case_id) references cases.case,
  constraint referral_unit foreign key (city, unit_id) references org.unit,
  constraint referral_has_an_outcome check ((state = 'concluded') = (concluded_on is not null) and (state = 'open' or outcome <> ''))
);
create index referral_case on supervision.referral (city, case_id);
create index referral_unit on supervision.referral (city, unit_id);
create index referral_newest on supervision.referral (city, at desc, id);

create table supervision.referral_file (
  city        text        not null,
  id          uuid        not null default gen_random_uuid(),
  referral_id uuid        not null,
  name        text        not null,
  bytes       bytea       not null constraint referral_file_is_bounded check (octet_length(bytes) between 1 and 20971520),
  size        int         not null,
  by_id       text        not null,
  by_name     text        not null,
  at          timestamptz not null,
  primary key (city, id),
  constraint referral_file_referral foreign key (city, referral_id) references supervision.referral
);
create index referral_file_referral on supervision.referral_file (city, referral_id);

grant select, insert on supervision.rectification, supervision.work_check, supervision.objection, supervision.look_back,
  supervision.proposal, supervision.example, supervision.referral, supervision.referral_file to gongjian_app;
grant update (state, review, decided_by, decided_at) on supervision.rectification to gongjian_app;
grant update (state, answer, decided_by, decided_at) on supervision.objection to gongjian_app;
grant update (state, note, photo, photo_name, longitude, latitude, taken_at, by_id, by_name, at) on supervision.look_back to gongjian_app;
grant update (state, answer, campaign_id, version, decided_by, decided_at) on supervision.proposal to gongjian_app;
grant update (title, situation, practice, lesson, state, version, decided_by, decided_at) on supervision.example to gongjian_app;
grant update (state, outcome, concluded_on, version) on supervision.referral to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['rectification', 'work_check', 'objection', 'look_back', 'proposal', 'example', 'referral', 'referral_file'] loop
    execute format('alter table supervision.%I enable row level security', name);
    execute format('alter table supervision.%I force row level security', name);
  end loop;
end $$;

create policy with_its_case on supervision.rectification to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = rectification.city and c.id = rectification.case_id));
create policy with_its_case on supervision.work_check to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = work_check.city and c.id = work_check.case_id));
create policy whole_city on supervision.look_back to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy with_its_case on supervision.look_back for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from cases.case c where c.city = look_back.city and c.id = look_back.case_id));
create policy whole_city on supervision.objection to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy whole_city on supervision.proposal to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy whole_city on supervision.example to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy approved_for_all on supervision.example for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and state = 'approved');
-- Opened by a transaction that has asked for the permission, and by no other.
create policy entitled on supervision.referral to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.accountability', true) = 'open');
create policy entitled on supervision.referral_file to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.accountability', true) = 'open');
