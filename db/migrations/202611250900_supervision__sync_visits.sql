-- 外业同步: what phones send of a visit, each submission once and for ever, and every version a visit has had.

-- Written by the database itself, so that no edit, from a phone or at the desk, can forget it.
create table supervision.visit_version (
  city          text        not null,
  visit_id      uuid        not null,
  version       int         not null,
  said          jsonb       not null,
  trunk_version int,
  base_version  int,
  branch_id     uuid,
  at            timestamptz not null default clock_timestamp(),
  primary key (city, visit_id, version),
  constraint visit_version_visit foreign key (city, visit_id) references supervision.visit
);

create function supervision.keep_visit_version() returns trigger language plpgsql as $$
begin
  insert into supervision.visit_version (city, visit_id, version, said, trunk_version, base_version, branch_id)
  values (new.city, new.id, new.version,
          jsonb_build_object('startedAt', new.started_at, 'endedAt', new.ended_at, 'longitude', new.longitude, 'latitude', new.latitude,
                             'accuracy', new.accuracy, 'companions', new.companions, 'answers', new.answers,
                             'signatureId', new.signature_id, 'signer', new.signer, 'unsignedReason', new.unsigned_reason,
                             'handedIn', new.state = 'submitted'),
          new.trunk_version, new.base_version, new.branch_id);
  return null;
end $$;

create trigger visit_is_made after insert on supervision.visit for each row execute function supervision.keep_visit_version();
create trigger visit_is_changed after update on supervision.visit for each row
  when (new.version is distinct from old.version) execute function supervision.keep_visit_version();

insert into supervision.visit_version (city, visit_id, version, said)
select city, id, version,
       jsonb_build_object('startedAt', started_at, 'endedAt', ended_at, 'longitude', longitude, 'latitude', latitude,
                          'accuracy', accuracy, 'companions', companions, 'answers', answers, 'signatureId', signature_id,
                          'signer', signer, 'unsignedReason', unsigned_reason, 'handedIn', state = 'submitted')
  from supervision.visit;

-- 提交: kept as it was sent. The visit may not exist yet: an update can come before the create.
create table supervision.field_submission (
  city        text        not null,
  instance_id uuid        not null,
  visit_id    uuid        not null,
  target_id   uuid        not null,
  action      text        not null constraint submission_action_known check (action in ('create', 'update')),
  base        int         constraint submission_base_counts check (base > 0),
  trunk       int         constraint submission_trunk_counts check (trunk > 0),
  branch_id   uuid,
  said        jsonb       not null,
  content     text        not null constraint submission_is_digested check (content ~ '^[0-9a-f]{64}$'),
  deprecates  uuid,
  corrected_by uuid,
  deleted_at  timestamptz,
  state       text        not null constraint submission_state_known check (state in ('applied', 'held', 'refused', 'withdrawn', 'corrected')),
  why         text,
  -- The version it became, and on which ground.
  version     int,
  server_base int,
  forced      boolean     not null default false,
  late_create boolean     not null default false,
  conflict    text        constraint submission_conflict_known check (conflict in ('soft', 'hard')),
  conflicting text[]      not null default '{}',
  by_id       text        not null,
  by_name     text        not null,
  received_at timestamptz not null,
  primary key (city, instance_id),
  constraint submission_target foreign key (city, target_id) references supervision.target,
  constraint submission_applied_has_a_version check ((state = 'applied') <= (version is not null)),
  constraint submission_refused_says_why check ((state = 'refused') = (why is not null))
);
create index submission_visit on supervision.field_submission (city, visit_id);
create index submission_target on supervision.field_submission (city, target_id);
create unique index submission_makes_one_version on supervision.field_submission (city, visit_id, version) where version is not null;
create index submission_held on supervision.field_submission (city, received_at) where state = 'held';
create index visit_in_conflict on supervision.visit (city, conflict) where conflict is not null;

grant select, insert on supervision.visit_version to gongjian_app;
grant select, insert on supervision.field_submission to gongjian_app;
grant update (state, why, version, server_base, forced, late_create, conflict, conflicting, corrected_by, deleted_at)
  on supervision.field_submission to gongjian_app;

alter table supervision.visit_version enable row level security;
alter table supervision.visit_version force row level security;
alter table supervision.field_submission enable row level security;
alter table supervision.field_submission force row level security;

-- The drafts of an inspection are for the inspecting only; the inspected see the visit when it is handed in.
create policy whole_city on supervision.visit_version to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
create policy whole_city on supervision.field_submission to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city');
