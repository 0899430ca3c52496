-- Who can log in. The first five tables are better-auth's own, in its own spelling; gongjian_app has no right to any of them.
create schema identity;

create table identity."user" (
  "id"               text primary key,
  "name"             text not null,
  "email"            text not null constraint user_email_is_one unique,
  "emailVerified"    boolean not null,
  "image"            text,
  "createdAt"        timestamptz not null default now(),
  "updatedAt"        timestamptz not null default now(),
  "twoFactorEnabled" boolean
);
create table identity."session" (
  "id"        text primary key,
  "expiresAt" timestamptz not null,
  "token"     text not null constraint session_token_is_one unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    text not null constraint session_is_of_user references identity."user" on delete cascade
);
create index session_of_user on identity."session" ("userId");
create index session_end on identity."session" ("expiresAt");
create table identity."account" (
  "id"                    text primary key,
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                text not null constraint account_user references identity."user" on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,
  "createdAt"             timestamptz not null default now(),
  "updatedAt"             timestamptz not null
);
create index account_user on identity."account" ("userId");
create table identity."verification" (
  "id"         text primary key,
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default now(),
  "updatedAt"  timestamptz not null default now()
);
create index verification_identifier on identity."verification" ("identifier");
create table identity."twoFactor" (
  "id"                      text primary key,
  "secret"                  text not null,
  "backupCodes"             text not null,
  "userId"                  text not null constraint two_factor_user references identity."user" on delete cascade,
  "verified"                boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index two_factor_user on identity."twoFactor" ("userId");

-- 口令策略, as one paper states it; the row in force is the newest one begun.
create table identity.password_policy (
  valid_from   date primary key,
  min_length   int  not null constraint policy_length_is_sane check (min_length between 8 and 64),
  min_classes  int  not null constraint policy_classes_exist check (min_classes between 1 and 4),
  history      int  not null constraint policy_history_is_kept check (history between 0 and 24),
  expires_days int  constraint policy_expiry_is_sane check (expires_days between 1 and 3650),
  tries        int  not null constraint policy_allows_a_try check (tries between 1 and 100),
  lock_minutes int  not null constraint policy_locks_for_a_while check (lock_minutes between 1 and 1440),
  source       text not null constraint policy_cites_its_paper check (source <> '')
);
insert into identity.password_policy values ('2020-01-01', 10, 3, 5, 90, 5, 15, 'GB/T 22239-2019 8.1.4.1');

-- When a password was set, and the hashes before it.
create table identity.password_set (
  user_id     text primary key constraint password_set_user references identity."user" on delete cascade,
  set_at      timestamptz not null,
  must_change boolean not null
);
create table identity.password_before (
  user_id text        not null constraint password_before_user references identity."user" on delete cascade,
  set_at  timestamptz not null,
  hash    text        not null,
  primary key (user_id, set_at)
);

-- Tries that failed, by login name, whether or not anybody bears it.
create table identity.login_try (
  login        text primary key,
  failures     int  not null,
  locked_until timestamptz,
  last_try_at  timestamptz not null
);
