create schema indicators;
grant usage on schema indicators to gongjian_app;

-- 指标: what is counted. `origin`: named by a pack, or derived from a promise of the notice.
create table indicators.indicator (
  city         text    not null,
  code         text    not null constraint indicator_code_is_a_code check (code ~ '^[0-9a-z][0-9a-z-]{0,79}$'),
  name         text    not null constraint indicator_has_a_name check (name <> ''),
  unit         text,
  over_time    text    not null constraint indicator_over_time_known check (over_time in ('sum', 'last', 'mean', 'max')),
  over_places  text    not null constraint indicator_over_places_known check (over_places in ('sum', 'mean', 'max', 'each')),
  better       text    not null constraint indicator_better_known check (better in ('more', 'less', 'within')),
  cumulative   boolean not null,
  ratio        boolean not null,
  -- Its figures come from records and are not for a unit to write.
  from_records boolean not null default false,
  origin       text    not null constraint indicator_origin_known check (origin in ('pack', 'notice')),
  -- The promises a pack says it proves, by their words, with what the words do not say.
  claims       jsonb   not null default '[]',
  primary key (city, code),
  constraint indicator_total_is_the_last check (not cumulative or over_time = 'last')
);

-- 绑定: which indicator proves a promise, and how its course is planned. Without an indicator: a person took it off.
create table indicators.binding (
  city           text        not null,
  promise_id     uuid        not null,
  measure_id     uuid        not null,
  indicator_code text,
  course         jsonb,
  base           jsonb,
  tolerance      numeric     constraint binding_tolerance_is_a_share check (tolerance >= 0),
  strength       text        not null constraint binding_strength_known check (strength in ('must', 'strive')),
  from_on        date        not null,
  to_on          date        not null,
  places         text[]      not null,
  how            text        not null constraint binding_how_known check (how in ('pack', 'notice', 'person')),
  reason         text,
  version        int         not null default 1,
  by_id          text        not null,
  by_name        text        not null,
  at             timestamptz not null,
  primary key (city, promise_id),
  constraint binding_promise foreign key (city, promise_id) references tasks.promise,
  constraint binding_measure foreign key (city, measure_id) references tasks.measure,
  constraint binding_indicator foreign key (city, indicator_code) references indicators.indicator,
  constraint binding_by_hand_has_a_reason check (how <> 'person' or reason <> '')
);
create index binding_measure on indicators.binding (city, measure_id);
create index binding_indicator on indicators.binding (city, indicator_code);

-- 指标值: appended only. Of one indicator, place and month the newest stands; a withdrawn one says that there is none.
create table indicators.value (
  city           text        not null,
  id             uuid        not null default gen_random_uuid(),
  no             bigint      generated always as identity,
  indicator_code text        not null,
  place          text        not null,
  month          text        not null constraint value_month_is_a_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  value          numeric,
  numerator      numeric,
  denominator    numeric,
  source_kind    text        not null constraint value_source_known check (source_kind in ('report', 'import', 'register', 'manual')),
  source_id      text,
  reason         text,
  corrects       uuid,
  on_day         date        not null,
  by_id          text        not null,
  by_name        text        not null,
  at             timestamptz not null,
  primary key (city, id),
  constraint value_indicator foreign key (city, indicator_code) references indicators.indicator,
  constraint value_place foreign key (city, place) references org.unit,
  constraint value_corrects foreign key (city, corrects) references indicators.value,
  constraint value_is_one_or_a_share check ((numerator is null) = (denominator is null) and (value is null or numerator is null)),
  constraint value_withdrawn_corrects check (value is not null or numerator is not null or corrects is not null),
  constraint value_by_hand_corrects_with_a_reason check (source_kind <> 'manual' or corrects is null or reason <> '')
);
create index value_of_indicator on indicators.value (city, indicator_code, month, place, no);
create index value_place on indicators.value (city, place);
create index value_corrects on indicators.value (city, corrects);
create index value_source on indicators.value (city, source_id);

grant select, insert, update on indicators.indicator, indicators.binding to gongjian_app;
grant select, insert on indicators.value to gongjian_app;

do $$
declare
  name text;
begin
  foreach name in array array['indicator', 'binding', 'value'] loop
    execute format('alter table indicators.%I enable row level security', name);
    execute format('alter table indicators.%I force row level security', name);
  end loop;
  foreach name in array array['indicator', 'binding'] loop
    execute format('create policy own_city on indicators.%I to gongjian_app using (city = current_setting(''gongjian.city'', true))', name);
  end loop;
end $$;

-- Figures of the plan are read by all who read the ledger; they are told by their place, and by whoever sees the whole city.
create policy own_city on indicators.value for select to gongjian_app using (city = current_setting('gongjian.city', true));
create policy own_places_write on indicators.value for insert to gongjian_app
  with check (city = current_setting('gongjian.city', true)
    and (current_setting('gongjian.sees', true) = 'city' or place = any (string_to_array(current_setting('gongjian.units', true), ','))));
