-- What may be seen is asked once a statement, not once a row.
alter policy concerned_see on cases.case
  using (city = (select current_setting('gongjian.city', true))
    and ((select current_setting('gongjian.sees', true)) = 'city' or by_id = (select current_setting('gongjian.person', true))
      or units && (select string_to_array(current_setting('gongjian.units', true), ','))));

-- Open cases are counted from indexes alone: they hold what the policy asks for, too.
drop index cases.case_open_by_kind;
create index case_open_by_kind on cases.case (city, kind, stage, due) include (suspended_on, unit_id, by_id, units)
  where closed_on is null and parent_id is null;
drop index cases.case_open_by_unit;
create index case_open_by_unit on cases.case (city, unit_id, due) include (by_id, units) where closed_on is null and parent_id is null;
-- Of a long history, the open ones by urgency.
create index case_open_in_order on cases.case (city, coalesce(due, date '9999-12-31'), id) where closed_on is null and parent_id is null;
