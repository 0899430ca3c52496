-- 催办间隔: a unit pressed for a month is not pressed again for it within these hours. 0: as often as one likes.
alter table reporting.reminder_setting
  add column press_gap_hours int not null default 24 constraint reminder_press_gap_is_a_month_at_most check (press_gap_hours between 0 and 720);
