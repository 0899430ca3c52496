-- 电子邮箱: where reminders go besides the inbox. Bounded and on one line: it becomes a header of a mail.
alter table org.person add column email text
  constraint person_email_is_plain check (email ~ '^[^\s@<>",;:]{1,64}@[A-Za-z0-9.-]{1,180}$');
