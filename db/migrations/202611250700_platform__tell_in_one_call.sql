-- What every deed tells: the audit lines, what the sealer owes them, and one delivery for each subscriber. PostgreSQL keeps the plan of a
-- statement inside a function for the session, also behind a pooler, where a statement that comes as text is planned anew each time.
-- Deeds done together say for each event when it happened, and by which request from where.
create function platform.tell(
  of_city text, doer text, doer_name text, told_at timestamptz, by_request text, from_address text, events jsonb, subscribed text[],
  subscribers text[]
) returns void language plpgsql as $$
begin
  with told as (
    insert into platform.event (city, type, actor_id, actor_name, subject_id, payload, happened_at, request_id, address)
    select of_city, e.type, doer, doer_name, e.subject_id, e.payload, coalesce(e.happened_at, told_at), coalesce(e.request_id, by_request),
           case when e.request_id is null then from_address else e.address end
      from jsonb_to_recordset(events) as e (type text, subject_id text, payload jsonb, happened_at timestamptz, request_id text, address text)
    returning id, type, happened_at
  ), unsealed as (
    insert into platform.unsealed (city, event_id) select of_city, id from told
  )
  insert into platform.delivery (city, event_id, subscriber, next_try_at)
  select of_city, told.id, s.name, told.happened_at
    from told
    join unnest(subscribed, subscribers) as s (type, name) on s.type = told.type;
end $$;
