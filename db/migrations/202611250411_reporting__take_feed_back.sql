-- 日历订阅: an address that became known to others can be taken back without making a new one.
grant delete on reporting.feed to gongjian_app;
