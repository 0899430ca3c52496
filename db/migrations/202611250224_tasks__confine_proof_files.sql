-- A file is seen by whoever sees its stage record, but added or taken away only by the record's own unit, and only while it may still change.
drop policy with_its_stage on tasks.proof_file;
create policy seen_with_its_stage on tasks.proof_file for select to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from tasks.stage s where s.city = proof_file.city and s.id = proof_file.stage_id));
create policy added_by_its_unit on tasks.proof_file for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and exists (select from tasks.stage s where s.city = proof_file.city and s.id = proof_file.stage_id and s.state in ('draft', 'returned')
      and (current_setting('gongjian.sees', true) = 'city' or s.unit_id = any (string_to_array(current_setting('gongjian.units', true), ',')))));
create policy removed_by_its_unit on tasks.proof_file for delete to gongjian_app
  using (city = current_setting('gongjian.city', true)
    and exists (select from tasks.stage s where s.city = proof_file.city and s.id = proof_file.stage_id and s.state in ('draft', 'returned')
      and (current_setting('gongjian.sees', true) = 'city' or s.unit_id = any (string_to_array(current_setting('gongjian.units', true), ',')))));
