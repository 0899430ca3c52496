-- A report changes its state several times a month. Where no index speaks of `state` and a page has room, PostgreSQL writes the new
-- version beside the old one and touches no index (HOT). What the clock has to look at it finds by unit and month, from the kept counts.
drop index reporting.obligation_by_clock;
drop index reporting.obligation_to_open;
alter table reporting.obligation set (fillfactor = 70);
