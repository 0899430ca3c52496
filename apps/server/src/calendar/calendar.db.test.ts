import { expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, nobody } from '../../test/make.ts';
import { allAtOnce } from '../../test/race.ts';
import { bareServer } from '../platform/server.ts';
import { loadNotice, loadShippedNotices } from './load-notice.ts';
import { loadCalendar, noticesLoaded } from './reads.ts';
import { calendarRoutes } from './routes.ts';

const db = ownDatabase();
const holiday = { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUpDays: ['2027-01-09'] };
const notice = (over: object = {}) => ({
  format: 'gongjian.holiday-notice/1',
  year: 2027,
  document: '国办发明电〔2026〕7号',
  publishedOn: '2026-11-04',
  source: '',
  holidays: [holiday],
  ...over,
});
const ctx = (actor?: Parameters<typeof at>[2]) => at(db(), '2026-11-25T02:00:00Z', actor);
const app = async (actor?: Parameters<typeof at>[2]) => {
  const server = bareServer(async () => ctx(actor));
  calendarRoutes(server);
  return server;
};

it('warns from October on that next year’s notice is missing, until somebody loads it', async () => {
  const ask = async () => (await (await app()).inject({ url: '/api/calendar/years' })).json().missing;
  expect(await ask()).toEqual([2026, 2027]);
  const reply = await (await app()).inject({ method: 'PUT', url: '/api/calendar/years/2027', payload: { ...notice(), replaces: 0 } });
  expect(reply.json()).toMatchObject({ year: 2027, version: 1, by: { name: '刘明' } });
  expect(await ask()).toEqual([2026]);
});

it('answers for a year it knows, and refuses one it does not', async () => {
  const server = await app();
  const ask = async (query: string) => (await server.inject({ url: `/api/calendar/workdays?${query}` })).json();
  expect(await ask('day=2027-01-09')).toMatchObject({ workday: true, why: 'makeUp', holiday: '元旦' });
  expect(await ask('day=2027-01-01&plus=3')).toMatchObject({ workday: false, why: 'holiday', landsOn: '2027-01-06' });
  expect(await ask('day=2031-01-01')).toMatchObject({ status: 422, code: 'calendar.notice_missing', problems: [{ at: ['year', 2031] }] });
  expect((await server.inject({ url: '/api/calendar/years/2027' })).json()).toMatchObject({
    days: expect.arrayContaining([{ day: '2027-01-09', kind: 'work', holiday: '元旦' }]),
  });
});

it('replaces only the version a person has seen, once, and keeps what it replaced in the trail', async () => {
  const change = () => loadNotice(ctx(), notice({ source: '更正' }), 1);
  const results = await allAtOnce(db(), (tx) => tx.selectFrom('calendar.notice').select('year').forUpdate().execute(), 2, change);
  expect(results.map((r) => (r.status === 'fulfilled' ? r.value.version : r.reason.code)).sort()).toEqual([2, 'calendar.changed']);
  const events = await db()
    .selectFrom('platform.event')
    .select('payload')
    .where('type', '=', 'calendar.notice_loaded')
    .orderBy('id')
    .execute();
  expect(events.at(-1)?.payload).toMatchObject({ version: 2, replaced: { source: '' } });
});

it('loads what is shipped, and leaves what people loaded as it is', async () => {
  const shipped = (await noticesLoaded(db())).map((loaded) => ({ ...loaded, source: 'pack' }));
  expect(await loadShippedNotices(ctx(), [...shipped, { ...shipped[0], year: 2028 } as never])).toEqual([2028]);
  expect((await noticesLoaded(db())).map(({ source }) => source)).toEqual(['更正', 'pack']);
  expect((await loadCalendar(db())).years).toEqual(new Set([2027, 2028]));
});

it('tells what is wrong with a notice and where, and stores nothing', async () => {
  await expect(loadNotice(ctx(), notice({ year: 2030, holidays: [{ ...holiday, to: '2026-01-01' }] }), 0)).rejects.toMatchObject({
    code: 'calendar.notice_invalid',
    problems: expect.arrayContaining([{ code: 'block_reversed', at: ['holidays', 0, 'to'] }]),
  });
  expect((await noticesLoaded(db())).map(({ year }) => year)).toEqual([2027, 2028]);
});

it('lets nobody load a notice who may not', async () => {
  const reply = await (await app(nobody)).inject({ method: 'PUT', url: '/api/calendar/years/2027', payload: { ...notice(), replaces: 2 } });
  expect(reply.json()).toMatchObject({ status: 403, code: 'access.denied' });
});
