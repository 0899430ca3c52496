import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import * as contract from '@gongjian/contract/tasks';
import type { HolidayNotice } from '@gongjian/domain/calendar/model';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { Target } from '@gongjian/domain/plan/draft';
import { aDraft, aMeasure, unitNamed } from '@gongjian/domain/plan/review-examples';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { aPublishedPlan } from '../../test/published-plan.ts';
import { loadShippedNotices } from '../calendar/index.ts';
import { loadUnits } from '../org/index.ts';
import { bareServer } from '../platform/server.ts';
import { refreshLedger } from './jobs.ts';
import { tasksRoutes } from './routes.ts';

const db = ownDatabase();
const ctx = (instant = '2022-12-28T02:00:00Z', actor?: Parameters<typeof at>[2]) => at(db(), instant, actor);
let programme: string;
const app = (actor?: Parameters<typeof at>[2]) => {
  const server = bareServer(async () => ctx(undefined, actor));
  tasksRoutes(server);
  return server;
};
const ask = async (path: string, actor?: Parameters<typeof at>[2]) => (await app(actor).inject({ url: path })).json();

const june = { text: '6月底前', kind: 'date', on: localDate('2022-06-30'), from: null, to: null, milestones: [] } as const;
const always = { text: '长期实施', kind: 'standing', on: null, from: null, to: null, milestones: [] } as const;
const target: Target = {
  phrase: '检查180万辆次以上',
  metric: '检查',
  comparator: 'atLeast',
  value: '180',
  unit: '万辆次',
  scope: 'city',
  places: [],
  strength: 'must',
  about: false,
  by: null,
  excludes: [],
  source: { start: 0, end: 1, line: 1, page: null },
};
const measures = [
  aMeasure('检查重型柴油车180万辆次以上', { targets: [target] }),
  aMeasure('推动出台碳达峰政策文件', { deadline: june, lead: [unitNamed('市发展改革委')] }),
  aMeasure('持续开展施工扬尘执法100%覆盖', { deadline: always, support: [unitNamed('各区政府(含北京经济技术开发区管委会)')] }),
];

async function noticeOf2022(): Promise<HolidayNotice> {
  const read = readNotice(JSON.parse(await readFile(join(beijingPack, '..', 'china', 'holidays', '2022.json'), 'utf8')));
  if ('problems' in read) throw new Error('the notice of 2022 is not valid');
  return read.notice;
}

beforeAll(async () => {
  await loadUnits(ctx(), beijingPack);
  await loadShippedNotices(ctx(), [await noticeOf2022()]);
  ({ programmeId: programme } = await aPublishedPlan(ctx(), aDraft(measures.slice(0, 2), measures.slice(2))));
  await aPublishedPlan(ctx(), aDraft([aMeasure('另一个计划的措施', { lead: [unitNamed('市水务局')], responsible: [] })]));
});

const texts = async (query: string) =>
  (await ask(`/api/ledger/measures?${query}`)).items.map((item: contract.LedgerItem) => item.text.slice(0, 4));

describe('the ledger', () => {
  it('gives JSON of the promised shape, built from ready cards', async () => {
    const reply = contract.listLedger.reply.parse(await ask('/api/ledger/measures?unit=bj-sthjj'));
    expect(reply).toMatchObject({ total: 2, next: null });
    expect(reply.items[0]?.lead).toEqual([
      { phrase: '市生态环境局', group: false, open: false, units: [{ id: 'bj-sthjj', name: '市生态环境局', kind: 'bureau' }] },
    ]);
  });

  it.each([
    ['sort=plan', ['检查重型', '推动出台', '持续开展', '另一个计']],
    ['sort=due', ['推动出台', '检查重型', '另一个计', '持续开展']],
    ['unit=110101', ['持续开展']],
    ['unit=bj-sthjj&role=support', []],
    ['unit=bj-sthjj&role=lead,support&sort=plan', ['检查重型', '持续开展']],
    ['unit=bj-sthjj&state=awaiting_evidence&sort=plan', ['检查重型', '持续开展']],
    ['state=overdue', ['推动出台']],
    ['light=red&unit=bj-fgw', ['推动出台']],
    ['light=none,green&unit=bj-fgw', []],
    ['dueFrom=2022-06-01&dueTo=2022-06-30', ['推动出台']],
    ['dueFrom=2022-12-01', ['检查重型', '另一个计']],
    ['deadline=standing', ['持续开展']],
    ['promise=target', ['检查重型']],
    ['alert=true&sort=plan', ['检查重型', '另一个计']],
    ['q=%E6%89%AC%E5%B0%98', ['持续开展']],
    ['q=100%25', ['持续开展']],
    ['q=1_0', []],
    ['q=%E5%8F%91%E5%B1%95%E6%94%B9%E9%9D%A9 %E6%94%BF%E7%AD%96', ['推动出台']],
    ['unit=bj-jtw&q=%E9%87%8D%E5%9E%8B', ['检查重型']],
  ])('filters and sorts: %s', async (query, expected) => {
    expect((await texts(query)).toSorted()).toEqual(expected.toSorted());
    if (query.startsWith('sort=due')) expect((await texts(query))[0]).toBe('推动出台');
  });

  it('filters by programme, plan, section and task', async () => {
    const outline = contract.ledgerOutline.reply.parse(await ask('/api/ledger/outline'));
    expect(outline.programmes).toHaveLength(2);
    const own = outline.programmes.find(({ id }) => id === programme);
    const section = own?.plans[0]?.sections[0]?.id;
    for (const query of [`programme=${programme}`, `plan=${own?.plans[0]?.id}`, `section=${section}`])
      expect(await texts(query)).toHaveLength(3);
    const { items } = await ask(`/api/ledger/measures?programme=${programme}&sort=plan`);
    expect(await texts(`task=${items[0].task.id}`)).toHaveLength(2);
    expect(await texts(`task=${items[0].task.id}&unit=bj-fgw`)).toEqual(['推动出台']);
  });

  it.each(['due', 'plan', 'urgency'])(
    'turns its pages by %s without losing or repeating a row, and tells the total on each',
    async (sort) => {
      const seen: string[] = [];
      let after = '';
      for (let page = 0; page < 10; page++) {
        const reply = await ask(`/api/ledger/measures?sort=${sort}&limit=1${after}`);
        expect(reply.total).toBe(4);
        seen.push(...reply.items.map(({ id }: contract.LedgerItem) => id));
        if (reply.next === null) break;
        after = `&after=${reply.next}`;
      }
      expect(new Set(seen).size).toBe(4);
      expect(seen).toHaveLength(4);
    },
  );

  it('refuses a cursor it did not make', async () => {
    expect(await ask('/api/ledger/measures?after=xyz')).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await ask(`/api/ledger/measures?after=${Buffer.from('["x\'; drop","y"]').toString('base64url')}`)).toMatchObject({
      status: 400,
    });
  });

  it('shows another city nothing', async () => {
    expect(await ask('/api/ledger/measures', anActor({ city: '120000' }))).toEqual({ items: [], next: null, total: 0 });
  });

  it('exports what the screen shows: the same rows, order and columns', async () => {
    const { items } = await ask('/api/ledger/measures?sort=urgency&unit=bj-sthjj');
    const file = await app().inject({ url: '/api/ledger/measures.xlsx?sort=urgency&unit=bj-sthjj&columns=text,state,lead' });
    const workbook = new Workbook();
    await workbook.xlsx.load(file.rawPayload);
    const rows = workbook.worksheets[0]
      ?.getSheetValues()
      .slice(1)
      .map((row) => (row as string[]).slice(1));
    expect(rows?.[0]).toEqual(['工作措施', '状态', '牵头部门']);
    expect(rows?.slice(1).map((row) => row[0])).toEqual(items.map(({ text }: contract.LedgerItem) => text));
    expect(rows?.[1]?.[1]).toBe('待佐证');
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('任务台账-2022-12-28.xlsx'));
    expect(await db().selectFrom('platform.event').select('payload').where('type', '=', 'tasks.ledger_exported').execute()).toMatchObject([
      { payload: { rows: 2 } },
    ]);
  });
});

describe('the pictures of the ledger', () => {
  it('the overview has the promised shape and counts every measure once', async () => {
    const whole = contract.overview.reply.parse(await ask('/api/ledger/overview'));
    expect(whole.lights).toEqual({ total: 4, green: 0, yellow: 0, red: 1, none: 3 });
    expect(whole.districts).toHaveLength(17);
    expect(whole.months.map(({ month, lights }) => [month, lights.total])).toEqual([
      ['2022-06', 1],
      ['2022-12', 2],
    ]);
    expect(whole.due).toMatchObject({ days: 30, total: 2 });
    expect(whole.leads.find(({ unit }) => unit.id === 'bj-sthjj')?.lights.total).toBe(2);
    const one = contract.overview.reply.parse(await ask(`/api/ledger/overview?programme=${programme}`));
    expect(one.lights.total).toBe(3);
  });

  it('the counts of a plan stand ready', async () => {
    const plan = (await ask('/api/ledger/outline')).programmes.find(({ id }: { id: string }) => id === programme).plans[0].id;
    const counts = contract.planCounts.reply.parse(await ask(`/api/ledger/plans/${plan}/counts`));
    expect(counts.items).toContainEqual({ key: 'bj-fgw', name: '市发展改革委', state: 'overdue', n: 1 });
    expect(await ask(`/api/ledger/plans/${plan}/counts`)).toEqual(counts);
    expect(await ask(`/api/ledger/plans/${plan}/counts`, anActor({ city: '120000' }))).toMatchObject({ code: 'tasks.plan_not_found' });
    expect(await ask(`/api/ledger/plans/${crypto.randomUUID()}/counts`)).toMatchObject({ code: 'tasks.plan_not_found' });
  });

  it('a unit sees what it leads, is responsible for and supports', async () => {
    const page = contract.unitPage.reply.parse(await ask('/api/ledger/units/bj-fgw'));
    expect(page).toMatchObject({
      lead: { total: 1, red: 1 },
      responsible: { total: 0 },
      all: { total: 1 },
      red: [{ text: '推动出台碳达峰政策文件' }],
    });
    expect(await ask('/api/ledger/units/nobody')).toMatchObject({ code: 'tasks.unit_not_found' });
  });

  it('the matrix and the timeline have the promised shape', async () => {
    const grid = contract.matrix.reply.parse(await ask('/api/ledger/matrix?kind=bureau'));
    expect(grid.units.map(({ kind }) => kind)).not.toContain('district');
    expect(grid.cells.find(({ unit }) => unit === 'bj-fgw')).toMatchObject({ total: 1, red: 1, worst: 'red' });
    const bars = contract.timeline.reply.parse(await ask(`/api/ledger/timeline?programme=${programme}`));
    expect(bars.items.map(({ dueOn }) => dueOn)).toEqual(['2022-06-30', '2022-12-31', null]);
  });

  it('the red list has the promised shape, says why, and is exported as it is', async () => {
    const list = contract.redList.reply.parse(await ask('/api/ledger/red-list'));
    expect(list).toMatchObject({
      asOf: '2022-12-28',
      total: 1,
      items: [{ measure: { text: '推动出台碳达峰政策文件' }, reasons: [{ code: 'overdue' }, {}] }],
    });
    expect(contract.redList.reply.parse(await ask('/api/ledger/red-list?unit=110101'))).toMatchObject({ total: 0, items: [] });
    expect(contract.redList.reply.parse(await ask('/api/ledger/red-list?light=red,none')).total).toBe(4);
    const workbook = new Workbook();
    await workbook.xlsx.load((await app().inject({ url: '/api/ledger/red-list.xlsx' })).rawPayload);
    expect(workbook.worksheets[0]?.getRow(2).getCell(10).value).toBe('应于2022-06-30前完成，已超过181天，没有完成的佐证');
  });

  it('a measure explains itself and shows the clause it came from', async () => {
    const [first] = (await ask('/api/ledger/measures?state=overdue')).items;
    const detail = contract.measureDetail.parse(await ask(`/api/ledger/measures/${first.id}`));
    expect(detail.explanation).toMatchObject({
      state: 'overdue',
      rule: 'dates-and-stages/1',
      asOf: '2022-12-28',
      reasons: [{ code: 'overdue', values: { days: 181 } }, { code: 'nothing_recorded' }],
    });
    const source = contract.measureSource.reply.parse(await ask(`/api/ledger/measures/${first.id}/source?around=5`));
    expect(source).toMatchObject({ clause: '一二三四五六七八九十一', after: '二三四五六', before: '' });
    const history = contract.measureHistory.reply.parse(await ask(`/api/ledger/measures/${first.id}/history`));
    expect(history.items.map(({ what }) => what)).toEqual(['verdict', 'published']);
  });
});

it('is judged anew when a day passes, and a second time changes nothing', async () => {
  const plan = (await ask('/api/ledger/outline')).programmes.find(({ id }: { id: string }) => id === programme).plans[0].id;
  const overdue = async () =>
    (await ask(`/api/ledger/plans/${plan}/counts`)).items.filter((item: { state: string }) => item.state === 'overdue').length;
  expect(await overdue()).toBe(1);
  const tomorrow = ctx('2023-01-01T02:00:00Z');
  expect(await refreshLedger(tomorrow)).toBe(2);
  expect(await refreshLedger(tomorrow)).toBe(0);
  expect(await overdue()).toBe(2);
  expect((await texts('state=overdue')).toSorted()).toEqual(['推动出台', '另一个计', '检查重型'].toSorted());
  const told = await db().selectFrom('platform.event').select('payload').where('type', '=', 'tasks.verdict_changed').execute();
  expect(told.map(({ payload }) => payload)).toMatchObject([{ from: 'awaiting_evidence', to: 'overdue', asOf: '2023-01-01' }, {}]);
  await refreshLedger(ctx());
});
