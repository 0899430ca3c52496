-- How a session began: a password that has run out bars only those who came by it.
alter table identity."session" add column "way" text not null default 'password'
  constraint session_way_known check ("way" in ('password', 'sign-on'));
