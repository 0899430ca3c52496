-- A file of an accepted monthly report that proves a stage stands with the stage: copied once, with who handed it in.
alter table tasks.proof_file
  add column source_file uuid,
  add constraint proof_is_taken_once unique (city, stage_id, source_file);
create policy taken_from_an_accepted_report on tasks.proof_file for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true) and source_file is not null and current_setting('gongjian.sees', true) = 'city'
    and exists (select from tasks.stage s where s.city = proof_file.city and s.id = proof_file.stage_id and s.state = 'accepted'));
