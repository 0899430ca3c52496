/** 200,000 open cases: the board, one unit's own list, the map, and steps taken with their trail; each beside plain SQL on the same rows. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { casesRoutes } from '../apps/server/src/cases/index.ts';
import { loadPack } from '../apps/server/src/pack.ts';
import { type Actor, systemActor } from '../apps/server/src/platform/actor.ts';
import { makeCtx } from '../apps/server/src/platform/ctx.ts';
import { openDb, openPool } from '../apps/server/src/platform/db.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/launcher.ts';
import { bareServer } from '../apps/server/src/platform/server.ts';
import { type Line, report, time } from './measure.ts';

const CASES = 200_000;
const CITY = '110000';
const NOW = new Date('2022-06-15T02:00:00Z');
const TODAY = '2022-06-15';
const AT_ONCE = 10;
const STEPS = 3000;
/** One statement, in one round trip: the row, its history, the event, what the sealer owes it. */
const BARE_STEP = `
  with moved as (update cases.case set version = version + 1 where city = $2 and id = $1 returning id, stage, unit_id, due),
  kept as (insert into cases.step (city, case_id, what, to_stage, unit_id, due, by_id, by_name, at)
           select $2, id, 'suspend', stage, unit_id, due, 'p', 'p', now() from moved),
  told as (insert into platform.event (city, type, actor_id, actor_name, subject_id, payload, happened_at, request_id)
           select $2, 'cases.case_suspended', 'p', 'p', id::text, '{}', now(), 'bench' from moved returning id)
  insert into platform.unsealed (city, event_id) select $2, id from told`;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const folder = here('../var/bench/cases');
rmSync(folder, { recursive: true, force: true });
const postgres = await startPostgres(folder);
const url = postgres.url('postgres');
const pool = openPool(url, AT_ONCE);
const db = openDb(pool);
const office: Actor = { ...systemActor(CITY), id: 'p-office', name: '攻坚办', seesAll: true, holds: () => true, may: () => true };
const unit: Actor = { ...office, id: 'p-unit', name: '填报员', units: ['110105'], seesAll: false, may: (_, of) => of === '110105' };
const lines: Line[] = [];
try {
  await migrate(url, here('../db/migrations'));
  await loadPack(makeCtx(db, systemActor(CITY), new Date('2022-02-21T02:00:00Z'), 'bench'), db, here('../packs/beijing-2022'));
  await fill();
  lines.push(await board(), await ownList(), await everybodysList(), await map());
  lines.push(...(await steps()));
} finally {
  await db.destroy();
  await postgres.stop();
}
report(lines);
process.exit();

/** Cases of all kinds in all their open stages, with every unit, some without; each with the step that brought it there. */
async function fill(): Promise<void> {
  await pool.query(`
    with stage as (
      select k.code, k.version, s->>'code' as stage, row_number() over () - 1 as n, count(*) over () as all
        from (select distinct on (code) * from cases.kind order by code, version desc) k, jsonb_array_elements(k.definition->'stages') s
       where s->>'duty' <> 'end'
    ), unit as (select id, row_number() over (order by sort_order, id) - 1 as n, count(*) over () as all from org.unit where kind in ('district', 'zone', 'street', 'bureau'))
    insert into cases.case (city, number, kind, kind_version, origin, title, fields, longitude, latitude, seen_at, stage, since, due, unit_id, units,
                            suspended_on, by_id, by_name, at)
    select '${CITY}', 'AJ2022-' || lpad(i::text, 6, '0'), s.code, s.version, 'inspection', '某工地裸土未苫盖 ' || i, '{"subject":"裸土"}',
           115.6 + (i * 7919 % 1700) / 1000.0, 39.5 + (i * 104729 % 1400) / 1000.0, now(), s.stage, date '2022-05-20' + (i % 26)::int,
           case when i % 20 = 0 then null else date '2022-05-25' + (i * 31 % 60)::int end, u.id, array[u.id],
           case when i % 50 = 0 then date '2022-06-10' end, 'p-import', '导入', timestamptz '2022-05-20 02:00Z' + i % 26 * interval '1 day'
      from generate_series(1::bigint, ${CASES}) i
      join stage s on s.n = i % s.all
      join unit u on u.n = i * 13 % u.all`);
  await pool.query(`
    insert into cases.step (city, case_id, what, to_stage, unit_id, due, by_id, by_name, at)
    select city, id, 'opened', stage, unit_id, due, by_id, by_name, at from cases.case`);
  await pool.query('vacuum analyze');
}

function serverFor(actor: Actor) {
  const app = bareServer(async () => makeCtx(db, actor, NOW, 'bench'));
  casesRoutes(app);
  return async (path: string, body?: object, version = 1) => {
    const reply = await app.inject(
      body === undefined
        ? { method: 'GET', url: path }
        : { method: 'POST', url: path, payload: body, headers: { 'if-match': `"${version}"` } },
    );
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`);
    return reply;
  };
}

/** Milliseconds beside the same question asked in one statement, without rules or rights, its JSON made by the database. */
async function beside(what: string, own: () => Promise<unknown>, best: string, limit: number): Promise<Line> {
  const [bare, measured] = [await time(() => pool.query(best), { runs: 15 }), await time(own, { runs: 15 })];
  console.log(`  ${what}: ${measured.toFixed(1)} ms beside ${bare.toFixed(1)} ms`);
  return { what: `${what}, beside plain SQL`, measured: measured / bare, limit, unit: 'times' };
}

function board(): Promise<Line> {
  const ask = serverFor(office);
  return beside(
    `the board of a kind among ${CASES} open cases`,
    () => ask('/api/cases/board?kind=dust_alarm'),
    `select json_agg(b) from (
       select stage, count(*) filter (where suspended_on is null and due < '${TODAY}') as overdue,
              count(*) filter (where suspended_on is null and due between '${TODAY}' and '2022-06-20') as soon,
              count(*) filter (where suspended_on is null and due > '2022-06-20') as later,
              count(*) filter (where suspended_on is null and due is null) as unlimited, count(*) filter (where suspended_on is not null) as suspended
         from cases.case where city = '${CITY}' and kind = 'dust_alarm' and closed_on is null and parent_id is null group by stage) b`,
    1.5,
  );
}

function listSql(where: string): string {
  return `
  select json_build_object('total', (select count(*) from cases.case where city = '${CITY}' and closed_on is null and parent_id is null ${where}), 'items', (
    select json_agg(i) from (
      select c.id, c.number, c.kind, k.definition->>'title' as kind_title, c.title, c.stage, c.due, c.suspended_on, c.returns, c.longitude, c.latitude,
             c.at, c.version, n.name as unit
        from (select * from cases.case where city = '${CITY}' and closed_on is null and parent_id is null ${where}
               order by coalesce(due, date '9999-12-31'), id limit 51) c
        join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
        left join org.unit_name n on n.city = c.city and n.unit_id = c.unit_id and n.valid_to is null
       order by coalesce(c.due, date '9999-12-31'), c.id) i))`;
}

function ownList(): Promise<Line> {
  const ask = serverFor(unit);
  return beside('the list of one unit’s own cases', () => ask('/api/cases?open=true&mine=true'), listSql("and unit_id = '110105'"), 1.5);
}

function everybodysList(): Promise<Line> {
  const ask = serverFor(office);
  return beside('the list of all open cases', () => ask('/api/cases?open=true'), listSql(''), 2);
}

function map(): Promise<Line> {
  const ask = serverFor(office);
  const best = `with hits as materialized (select id, unit_id, longitude, latitude, title, due < '${TODAY}' as late from cases.case
                   where city = '${CITY}' and closed_on is null and parent_id is null)
    select json_build_object('units', (select json_agg(u) from (select unit_id, count(*), count(*) filter (where late) from hits group by unit_id) u),
      'cells', (select json_agg(c) from (select avg(longitude), avg(latitude), count(*), count(*) filter (where late), min(id::text), min(title)
                  from hits group by round(longitude / 0.02::float8), round(latitude / 0.02::float8) order by 3 desc limit 2000) c))`;
  return beside('the map of all open cases', () => ask('/api/cases/map?open=true'), best, 1.5);
}

/** Steps taken by many at once: suspended and resumed, each with its version, its history, its event and what the sealer owes it. */
async function steps(): Promise<Line[]> {
  const { rows } = await pool.query<{ id: string; version: number }>(
    `select id, version from cases.case where suspended_on is null order by md5(id::text) limit ${STEPS}`,
  );
  const ask = serverFor(office);
  const bare = await perSecond(rows, ({ id }) => pool.query(BARE_STEP, [id, CITY]));
  const again = await pool.query<{ id: string; version: number }>('select id, version from cases.case where id = any ($1)', [
    rows.map(({ id }) => id),
  ]);
  const own = await perSecond(again.rows, ({ id, version }) => ask(`/api/cases/${id}/deeds`, { do: 'suspend', reason: '停工' }, version));
  console.log(`  ${own.toFixed(0)} steps a second beside ${bare.toFixed(0)} bare audited writes`);
  const enough = own >= 500;
  return [
    enough
      ? { what: 'steps taken with their trail', measured: own, limit: 500, unit: 'a second', atLeast: true }
      : {
          what: 'steps taken with their trail, of what one bare audited write allows',
          measured: own / bare,
          limit: 0.3,
          unit: 'of it',
          atLeast: true,
        },
  ];
}

async function perSecond<Row>(rows: readonly Row[], work: (row: Row) => Promise<pg.QueryResult | unknown>): Promise<number> {
  const queue = [...rows];
  const start = performance.now();
  const hand = async (): Promise<void> => {
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) await work(row);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return rows.length / ((performance.now() - start) / 1000);
}
