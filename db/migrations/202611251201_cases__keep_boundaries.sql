-- 区界: the city's districts as GeoJSON, as its pack has them; kept as text, for it is only ever handed on.
create table cases.boundary (
  city    text not null primary key,
  sha256  text not null,
  geojson text not null
);
grant select, insert, update on cases.boundary to gongjian_app;
alter table cases.boundary enable row level security;
alter table cases.boundary force row level security;
create policy own_city on cases.boundary to gongjian_app using (city = current_setting('gongjian.city', true));
