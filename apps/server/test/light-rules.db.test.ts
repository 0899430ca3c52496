import * as contract from '@gongjian/contract/indicators';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { deliverAll } from '../src/platform/deliver.ts';
import { askForMonth } from '../src/tasks/index.ts';
import { refreshLedger } from '../src/tasks/jobs.ts';
import { ownDatabase } from './database.ts';
import { anyone, at, beijingPack, CITY, nobody } from './make.ts';
import { aCity } from './monthly.ts';
import { aPublishedPlan } from './published-plan.ts';
import { ownServer } from './server.ts';

const db = ownDatabase();
const now = '2022-04-20T02:00:00Z';
let who = anyone;
const ctx = () => at(db(), now, who);
const app = ownServer(db, ctx);
const post = (path: string, payload: object) =>
  app()
    .inject({ method: 'POST', url: `/api${path}`, payload })
    .then((reply) => reply.json());
const stands = async () =>
  (await sql<{ state: string }>`select state from tasks.ledger_row order by measure_id`.execute(db())).rows[0]?.state;
const events = async () => (await sql<{ n: number }>`select count(*)::int as n from platform.event`.execute(db())).rows[0]?.n;
const usual = { planId: null, behindFrom: '10', seriousOver: '30', aboutTolerance: '10', regularMonths: 3, lapsedFrom: 3, expectedDay: 15 };

beforeAll(async () => {
  const always = { text: '长期实施', kind: 'standing', on: null, from: null, to: null, milestones: [] } as const;
  const duties = [{ phrase: '每月执法', frequency: 'monthly' as const, source: { start: 0, end: 1, line: 1, page: null } }];
  await aCity(ctx(), beijingPack);
  await aPublishedPlan(
    ctx(),
    aDraft([aMeasure('持续执法', { lead: [unitNamed('市生态环境局')], responsible: [], deadline: always, duties })]),
  );
  // One month was asked for, and nobody said that the work was done in it.
  await ctx().transact(async (tx) => {
    const plans = await tx.selectFrom('tasks.plan').select('id').execute();
    await askForMonth(
      tx,
      ctx(),
      plans.map(({ id }) => id),
      '2022-03',
    );
  });
  await refreshLedger(ctx());
});

it('shows which lights would change, and keeps nothing of it', async () => {
  expect(await stands()).toBe('behind');
  const before = await events();
  const preview = contract.previewPaceRules.reply.parse(await post('/indicator-rules/preview', { ...usual, lapsedFrom: 1 }));
  expect(preview).toMatchObject({
    measures: 1,
    changed: 1,
    items: [{ text: '持续执法', before: { state: 'behind', light: 'yellow' }, after: { state: 'standing_lapsed', light: 'red' } }],
  });
  expect(await post('/indicator-rules/preview', usual)).toMatchObject({ changed: 0, items: [] });
  expect(await post('/indicator-rules/preview', { ...usual, expectedDay: 21 })).toMatchObject({ changed: 1 });
  expect([await stands(), await events()]).toEqual(['behind', before]);
  const kept = await sql<{
    n: number;
  }>`select (select count(*) from indicators.rule_set) + (select count(*) from tasks.watch_rule) as n`.execute(db());
  expect(Number(kept.rows[0]?.n)).toBe(0);
});

it('refuses what is no rule, says where, and shows nothing to who may not set any', async () => {
  expect(await post('/indicator-rules/preview', { ...usual, regularMonths: 5, seriousOver: '5' })).toMatchObject({
    code: 'indicators.rules_refused',
    problems: [
      { code: 'order', at: ['seriousOver'] },
      { code: 'not_a_period', at: ['regularMonths'] },
    ],
  });
  who = nobody;
  expect(await post('/indicator-rules/preview', usual)).toMatchObject({ code: 'access.denied' });
  who = anyone;
});

it('judges standing work by the rules in force: of the plan before those for all, from their day on', async () => {
  const source = '攻坚办〔2022〕1号';
  expect(await post('/indicator-rules', { ...usual, lapsedFrom: 1, from: '2022-04-20', source })).toEqual({ id: 'pace/2022-04-20' });
  await deliverAll(db(), CITY, new Date(now));
  expect(await stands()).toBe('standing_lapsed');
  // A look at others is possible on the day from which there are rules already.
  expect(await post('/indicator-rules/preview', usual)).toMatchObject({ changed: 1 });
  const plan = await db().selectFrom('tasks.plan').select('id').executeTakeFirstOrThrow();
  await post('/indicator-rules', { ...usual, planId: plan.id, from: '2022-04-20', source });
  await deliverAll(db(), CITY, new Date(now));
  expect(await stands()).toBe('behind');
  await post('/indicator-rules', { ...usual, planId: plan.id, lapsedFrom: 1, from: '2022-05-01', source });
  await deliverAll(db(), CITY, new Date(now));
  expect(await stands()).toBe('behind');
  const { items } = contract.listPaceRules.reply.parse((await app().inject('/api/indicator-rules')).json());
  expect(items.map(({ from, planId, lapsedFrom }) => [from, planId === null, lapsedFrom])).toEqual([
    ['2022-05-01', false, 1],
    ['2022-04-20', false, 3],
    ['2022-04-20', true, 1],
  ]);
});
