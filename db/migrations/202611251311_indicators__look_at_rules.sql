-- A rule that is only looked at is taken back in the same transaction, and may stand beside one of the same day for so long.
alter table indicators.rule_set drop constraint rule_set_once_a_day;
create unique index rule_set_once_a_day on indicators.rule_set (city, plan_id, from_on) nulls not distinct where id <> 'preview';
