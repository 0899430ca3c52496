import * as contract from '@gongjian/contract/tasks';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { loadUnits } from '../org/index.ts';
import { systemActor } from '../platform/actor.ts';
import { listLedger } from './list-ledger.ts';
import { loadPackPlans } from './load-pack-plan.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-03-01T02:00:00Z', systemActor('110000'));
const ids = async () => (await db().selectFrom('tasks.measure').select('id').orderBy('id').execute()).map(({ id }) => id);

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
});

it('publishes the notice of the pack once, with every cell of its two tables in the ledger', async () => {
  expect(await loadPackPlans(ctx(), beijingPack)).toBe(1);
  const first = await ids();
  expect(first).toHaveLength(88);
  expect(await loadPackPlans(ctx(), beijingPack)).toBe(0);
  expect(await ids()).toEqual(first);
});

it('says of what it could not know that it was left open, by whom and why', async () => {
  const deferred = await db()
    .selectFrom('tasks.responsibility')
    .select(['phrase', 'by_id', 'reason'])
    .where('how', '=', 'deferred')
    .execute();
  expect(deferred.length).toBeGreaterThan(0);
  expect(new Set(deferred.map(({ by_id }) => by_id))).toEqual(new Set(['system']));
  expect(deferred.every(({ reason }) => reason?.includes('待攻坚办确认'))).toBe(true);
  const known = await db().selectFrom('tasks.responsibility').select('phrase').where('how', 'in', ['unit', 'alias', 'group']).execute();
  expect(known.length).toBeGreaterThan(deferred.length * 3);
});

it('gives all 88 rows in the promised shape', async () => {
  const page = contract.listLedger.reply.parse(JSON.parse(await listLedger(ctx(), { sort: 'plan', limit: 100 })));
  expect(page.items).toHaveLength(88);
  expect(page.items[0]).toMatchObject({
    plan: { title: expect.stringContaining('应对气候变化'), year: 2022 },
    task: { no: '1', title: '目标任务' },
  });
});
