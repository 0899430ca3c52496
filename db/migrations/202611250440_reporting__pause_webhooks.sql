-- 暂停推送: what is owed to a paused address waits until it is resumed.
alter table reporting.webhook add column paused_at timestamptz;
grant update (paused_at) on reporting.webhook to gongjian_app;
