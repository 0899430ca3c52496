-- Where a unit is gone and its successor already owes a report on the same measure, what the old one had not begun is owed no longer.
grant delete on reporting.obligation to gongjian_app;
create policy not_begun_goes on reporting.obligation for delete to gongjian_app
  using (city = current_setting('gongjian.city', true) and current_setting('gongjian.sees', true) = 'city'
    and state in ('not_due', 'due', 'overdue') and sent_at is null);

create function reporting.count_dropped() returns trigger language plpgsql as $$
begin
  if exists (select from removed) then
    perform reporting.move_counts((
      select array_agg((city, month, unit_id, plan_id, state, coalesce(sealed_from, state), desk, unit_levels, late_days, -1)::reporting.counted) from removed));
  end if;
  return null;
end $$;
create trigger obligation_is_counted_out after delete on reporting.obligation
  referencing old table as removed for each statement execute function reporting.count_dropped();
