-- Who holds a case that came of a visit reads the visit, also when the case was handed on to another unit.
create policy concerned_by_a_finding_read on supervision.visit for select to gongjian_app
  using (city = current_setting('gongjian.city', true) and state = 'submitted'
    and exists (select from supervision.finding f where f.city = visit.city and f.visit_id = visit.id));
