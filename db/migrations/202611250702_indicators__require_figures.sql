-- 必填数值: without its figure the monthly report of a unit that is counted is not sent.
alter table indicators.binding add column required boolean not null default false;
