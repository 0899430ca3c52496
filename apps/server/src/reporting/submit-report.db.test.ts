import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, said } from '../../test/monthly.ts';
import { makeCtx } from '../platform/ctx.ts';
import { openMonth } from './open-month.ts';
import { acceptReport } from './review-report.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const office = anActor({ id: 'p-gjb', name: '攻坚办' });
const later = (seconds: number): Date => new Date(Date.parse('2022-03-02T02:00:00Z') + seconds * 1000);
type Owed = { readonly id: string; readonly unit_id: string };
let owed: Owed[];

beforeAll(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  await aCity(start, beijingPack);
  await aPlan(start);
  await openMonth(at(db(), '2022-03-01T02:00:00Z'), '2022-02');
  owed = await db().selectFrom('reporting.obligation').select(['id', 'unit_id']).orderBy('id').execute();
});

const trail = async () =>
  (
    await sql<{ subject: string; request: string; address: string | null; at: Date; unit: string }>`
      select subject_id as subject, request_id as request, address, happened_at as at, payload ->> 'unit' as unit
        from platform.event where type = 'reporting.report_submitted' order by request_id`.execute(db())
  ).rows;

it('of one person at the same moment are each in the trail with their own request, address and time', async () => {
  const some = owed.slice(0, 8);
  const done = await Promise.all(
    some.map(({ id }, i) => submitReport(makeCtx(db(), office, later(i), `request-${i}`, i === 3 ? null : `10.0.0.${i}`), id, 1, said)),
  );
  expect(done.map(({ id, state, version }) => [id, state, version])).toEqual(some.map(({ id }) => [id, 'submitted', 2]));
  expect(await trail()).toEqual(
    some.map(({ id, unit_id }, i) => ({
      ...{ subject: id, request: `request-${i}`, address: i === 3 ? null : `10.0.0.${i}`, at: later(i), unit: unit_id },
    })),
  );
  const { rows } = await sql<{ n: number; told: number; steps: number; times: number }>`
    select count(*)::int as n, count(*) filter (where r.content ->> 'progress' = ${said.content.progress})::int as told,
           (select count(*)::int from reporting.review where action = 'submitted') as steps, count(distinct r.at)::int as times
      from reporting.report r`.execute(db());
  expect(rows[0]).toEqual({ n: 8, told: 8, steps: 8, times: 8 });
});

it('are refused one by one: incomplete, out of date, of another unit, or not there', async () => {
  const [a, b] = owed.slice(8, 10) as [Owed, Owed];
  const two = memberOf(a.unit_id, b.unit_id);
  const send = (id: string, version = 1, progress = said.content.progress) =>
    submitReport(makeCtx(db(), two, later(60), 'x'), id, version, { ...said, content: { ...said.content, progress } });
  const foreign = owed.find(({ unit_id }) => unit_id !== a.unit_id && unit_id !== b.unit_id) as Owed;
  const ended = await Promise.allSettled([
    send(a.id, 1, ' '),
    send(b.id, 7),
    send(foreign.id),
    send('00000000-0000-4000-8000-000000000000'),
    send(b.id),
  ]);
  expect(ended.map((one) => (one.status === 'fulfilled' ? one.value.state : one.reason.code))).toEqual([
    ...['reporting.incomplete', 'reporting.changed', 'reporting.not_found', 'reporting.not_found', 'submitted'],
  ]);
  expect(await trail()).toHaveLength(9);
});

it('stays inside the unit’s desks until it leaves them, however it was sent', async () => {
  const { rows } = await sql<{ internal: boolean; desk: number; levels: number }>`
    select distinct v.is_internal as internal, o.desk, o.unit_levels as levels
      from reporting.review v join reporting.obligation o on o.id = v.obligation_id`.execute(db());
  expect(rows.every(({ internal, desk, levels }) => internal === desk <= levels)).toBe(true);
});

it('says in the trail when somebody else than the unit sent it, and lets that person not accept it', async () => {
  const [own, behalf] = owed.slice(10, 12) as [Owed, Owed];
  await submitReport(makeCtx(db(), memberOf(own.unit_id), later(90), 'own'), own.id, 1, said);
  const { version } = await submitReport(makeCtx(db(), office, later(91), 'behalf'), behalf.id, 1, said);
  const { rows } = await sql<{ request: string; told: boolean; actor: string }>`
    select request_id as request, payload ->> 'onBehalf' = 'true' as told, actor_name as actor
      from platform.event where request_id in ('own', 'behalf') order by request_id`.execute(db());
  expect(rows).toEqual([
    { request: 'behalf', told: true, actor: '攻坚办' },
    { request: 'own', told: null, actor: '填报员' },
  ]);
  await expect(acceptReport(makeCtx(db(), office, later(92), 'accept'), behalf.id, version, null)).rejects.toMatchObject({
    code: 'reporting.own_work',
  });
});
