import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as contract from '@gongjian/contract/tasks';
import type { HolidayNotice } from '@gongjian/domain/calendar/model';
import { localDate } from '@gongjian/domain/kernel/dates';
import { aDraft, aMeasure } from '@gongjian/domain/plan/review-examples';
import { beforeAll, expect, it } from 'vitest';
import { loadNotice } from '../src/calendar/load-notice.ts';
import { loadUnits } from '../src/org/index.ts';
import { renameUnit } from '../src/org/rename-unit.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { bareServer } from '../src/platform/server.ts';
import { tasksRoutes } from '../src/tasks/index.ts';
import { ownDatabase } from './database.ts';
import { at, beijingPack } from './make.ts';
import { aPublishedPlan } from './published-plan.ts';

const db = ownDatabase();
const now = '2022-09-26T02:00:00Z';
const ctx = () => at(db(), now);
const ask = async (path: string) => {
  const app = bareServer(async () => ctx());
  tasksRoutes(app);
  return (await app.inject({ url: path })).json();
};
const notice = async () => JSON.parse(await readFile(join(beijingPack, '..', 'china', 'holidays', '2022.json'), 'utf8')) as HolidayNotice;
const settle = () => deliverAll(db(), '110000', new Date(now));

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
  const october = { text: '10月11日前', kind: 'date', on: localDate('2022-10-11'), from: null, to: null, milestones: [] } as const;
  await aPublishedPlan(ctx(), aDraft([aMeasure('十月十一日前完成', { deadline: october }), aMeasure('年底前完成')]));
  await settle();
});

it('a notice that is loaded gives open dates the day from which they are near, and says which moved', async () => {
  await loadNotice(ctx(), await notice(), 0);
  await settle();
  const moved = contract.movedDates.reply.parse(await ask('/api/ledger/moved-dates?year=2022'));
  expect(moved.items.map(({ text, before, after }) => [text, before, after]).toSorted()).toEqual([
    ['十月十一日前完成', null, '2022-09-30'],
    ['年底前完成', null, '2022-12-26'],
  ]);
});

it('a notice that is corrected moves only what rests on the days it changed', async () => {
  const corrected = await notice();
  const holidays = corrected.holidays.map((h) => (h.name === '国庆节' ? { ...h, makeUpDays: [] } : h));
  await loadNotice(ctx(), { ...corrected, holidays }, 1);
  await settle();
  const { items } = await ask('/api/ledger/moved-dates?year=2022');
  expect(items[0]).toMatchObject({ text: '十月十一日前完成', before: '2022-09-30', after: '2022-09-28' });
  expect(items).toHaveLength(3);
});

it('a unit’s new name shows in every row it has a part in', async () => {
  const { version } = await db().selectFrom('org.unit').select('version').where('id', '=', 'bj-jtw').executeTakeFirstOrThrow();
  await renameUnit(ctx(), 'bj-jtw', version, {
    name: '市交通运输局',
    fullName: '北京市交通运输局',
    from: '2022-09-01',
    keepOldAsAlias: true,
  });
  await settle();
  const { items } = await ask('/api/ledger/measures?unit=bj-jtw');
  expect(items.map((item: contract.LedgerItem) => item.responsible[0]?.units[0]?.name)).toEqual(['市交通运输局', '市交通运输局']);
  expect((await ask(`/api/ledger/measures?q=${encodeURIComponent('市交通运输局')}`)).total).toBe(2);
});
