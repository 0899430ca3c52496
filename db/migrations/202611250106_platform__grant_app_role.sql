-- Since PostgreSQL 16 whoever creates a role may administer it but not yet work as it. Where an administrator has made the
-- role and granted it beforehand, there is nothing to do, and no right to do it.
do $$
begin
  execute format('grant gongjian_app to %I', current_user);
exception when insufficient_privilege then null;
end $$;
