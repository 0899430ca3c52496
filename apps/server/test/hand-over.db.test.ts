import * as contract from '@gongjian/contract/tasks';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { addUnit } from '../src/org/add-unit.ts';
import { mergeUnits, splitUnit } from '../src/org/succeed-unit.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { submitReport } from '../src/reporting/submit-report.ts';
import { saveDraft } from '../src/reporting/write-report.ts';
import { ledgerRounds, refreshLedger } from '../src/tasks/jobs.ts';
import { ownDatabase } from './database.ts';
import { anyone, at, beijingPack, CITY, memberOf } from './make.ts';
import { aCity, aPlan, owedBy, said } from './monthly.ts';
import { ownServer } from './server.ts';

const db = ownDatabase();
let now = '2022-03-01T02:00:00Z';
let who = anyone;
const ctx = (actor = anyone) => at(db(), now, actor);
const app = ownServer(db, () => ctx(who));
const settle = async () => {
  // What one event leads to tells another.
  for (let round = 0; round < 3; round++) await deliverAll(db(), CITY, new Date(now));
};
const waiting = async () => contract.listHandovers.reply.parse((await app().inject('/api/ledger/handovers')).json()).items;
const handOver = (unit: string, payload: object) =>
  app()
    .inject({ method: 'POST', url: `/api/ledger/handovers/${unit}`, payload })
    .then((reply) => reply.json());
const owes = async (unit: string) =>
  (await db().selectFrom('tasks.obligation').select('role').where('unit_id', '=', unit).orderBy('role').execute()).map(({ role }) => role);
const states = async (unit: string) => (await owedBy(db(), unit, '2022-02')).map(({ state }) => state).toSorted();
const counted = async (unit: string) =>
  (
    await sql<{ n: number }>`select expected::int as n from reporting.unit_month where unit_id = ${unit} and month = '2022-02'`.execute(
      db(),
    )
  ).rows[0]?.n ?? 0;

beforeAll(async () => {
  await aCity(ctx(), beijingPack);
  await aPlan(ctx());
  await openMonth(ctx(), '2022-02');
  await settle();
});

it('a merged unit’s obligations go to the unit it was merged into; what it sent stays its own, what it had begun goes along', async () => {
  const [sent] = await owedBy(db(), '110107', '2022-02');
  const member = ctx(memberOf('110107'));
  await submitReport(member, sent?.id ?? '', sent?.version ?? 0, said);
  expect([await owes('110107'), await owes('110109')]).toEqual([['responsible'], ['responsible']]);

  await mergeUnits(ctx(), ['110107', '110109'], '110106', { on: '2022-03-01', reason: '区划调整' });
  await settle();
  expect([await owes('110107'), await owes('110109'), await owes('110106')]).toEqual([[], [], ['responsible']]);
  expect(await waiting()).toEqual([]);
  // Sent: stays. Not begun, and owed by the successor already: dropped. The counts follow.
  expect([await states('110107'), await states('110109'), await states('110106')]).toEqual([['submitted'], [], ['due']]);
  expect([await counted('110107'), await counted('110109'), await counted('110106')]).toEqual([1, 0, 1]);
  expect((await app().inject('/api/ledger/measures?unit=110107')).json().total).toBe(0);
});

it('a merger of a later day waits for its day', async () => {
  await mergeUnits(ctx(), ['110108'], '110105', { on: '2022-03-10', reason: '区划调整' });
  await settle();
  await refreshLedger(ctx());
  expect(await owes('110108')).toEqual(['responsible']);
});

it('a unit split in several waits until a person says who goes on with what', async () => {
  const parts = ['bj-yxj', 'bj-wlj'];
  // New units begin with the day on which they go on for another.
  for (const [i, id] of parts.entries()) {
    const unit = { id, kind: 'bureau', name: `新局${i}`, fullName: `北京市新局${i}`, parent: '110000', aliases: [] };
    await addUnit(ctx(), unit, '2022-03-01');
  }
  const [mine] = await owedBy(db(), 'bj-jtw', '2022-02');
  await saveDraft(ctx(memberOf('bj-jtw')), mine?.id ?? '', mine?.version ?? 0, said);
  const { version } = await db().selectFrom('org.unit').select('version').where('id', '=', 'bj-jtw').executeTakeFirstOrThrow();
  await splitUnit(ctx(), 'bj-jtw', version, { into: parts, on: '2022-03-01', reason: '机构改革' });
  await settle();
  expect(await waiting()).toMatchObject([
    { unit: { id: 'bj-jtw' }, closedOn: '2022-03-01', successors: [{ id: 'bj-wlj' }, { id: 'bj-yxj' }], measures: [{ role: 'lead' }] },
  ]);

  expect(await handOver('bj-jtw', { to: ['bj-jtw'], reason: '试' })).toMatchObject({
    code: 'tasks.units_unknown',
    problems: [{ at: ['to', 0] }],
  });
  expect(await handOver('110105', { to: ['bj-yxj'], reason: '试' })).toMatchObject({ code: 'tasks.unit_still_there' });
  expect(await handOver('nowhere', { to: ['bj-yxj'], reason: '试' })).toMatchObject({ code: 'tasks.unit_not_found' });
  who = { ...memberOf('bj-yxj'), holds: (what) => what === 'tasks.report', may: () => false };
  expect(await handOver('bj-jtw', { to: ['bj-yxj'], reason: '试' })).toMatchObject({ code: 'access.denied' });
  who = anyone;

  expect(await handOver('bj-jtw', { to: parts, reason: '会议纪要〔2022〕3号' })).toEqual({ measures: 1 });
  expect(await handOver('bj-jtw', { to: parts, reason: '再来' })).toMatchObject({ code: 'tasks.nothing_to_hand_over' });
  await settle();
  expect([await owes('bj-jtw'), await owes('bj-yxj'), await owes('bj-wlj')]).toEqual([[], ['lead'], ['lead']]);
  expect([await states('bj-jtw'), await states('bj-yxj'), await states('bj-wlj')]).toEqual([[], ['due'], ['due']]);
  const draft = await db()
    .selectFrom('reporting.report')
    .select('unit_id')
    .where('obligation_id', '=', mine?.id ?? '')
    .executeTakeFirst();
  expect(draft?.unit_id).toBe('bj-yxj');
  const decided = await db().selectFrom('tasks.responsibility').select(['how', 'reason']).where('phrase', '=', '市交通委').execute();
  expect(decided).toEqual([{ how: 'decided', reason: '会议纪要〔2022〕3号' }]);
});

it('the worker hands over when the day of a merger has come, once', async () => {
  now = '2022-03-10T02:00:00Z';
  const [round] = ledgerRounds(db(), CITY);
  await round?.work(new Date(now));
  await round?.work(new Date(now));
  await settle();
  expect([await owes('110108'), await owes('110105')]).toEqual([[], ['responsible']]);
  const told = await db().selectFrom('platform.event').select('subject_id').where('type', '=', 'tasks.obligations_handed_over').execute();
  expect(told.map(({ subject_id }) => subject_id).filter((unit) => unit === '110108')).toHaveLength(1);
});
