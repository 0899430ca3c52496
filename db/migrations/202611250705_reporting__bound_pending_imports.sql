-- An import under way belongs to a unit, so that a unit has only so many of them: its people see that there are some, and touch only
-- their own. What was refused or failed cannot be confirmed any more: its file goes.
alter table reporting.import_job add column unit_id text;
create index import_job_pending on reporting.import_job (city, unit_id) where state in ('checking', 'ready', 'saving');
drop policy own_jobs on reporting.import_job;
create policy own_units_jobs on reporting.import_job for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and (by_id = current_setting('gongjian.person', true) or unit_id = any (string_to_array(current_setting('gongjian.units', true), ','))));
create policy own_jobs_begin on reporting.import_job for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and by_id = current_setting('gongjian.person', true));
create policy own_jobs_go_on on reporting.import_job for update to gongjian_app
  using (city = current_setting('gongjian.city', true) and by_id = current_setting('gongjian.person', true));
update reporting.import_job set bytes = null where state in ('refused', 'failed');
