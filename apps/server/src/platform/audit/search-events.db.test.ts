import { beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { anActor, at } from '../../../test/make.ts';
import { aTrail, noon } from '../../../test/trail.ts';
import { emit } from '../events.ts';
import { bareServer } from '../server.ts';
import { auditRoutes } from './routes.ts';

const db = ownDatabase();
const { clear, key, seal, tell } = aTrail(db);
beforeEach(() => clear());

describe('the auditor', () => {
  const app = () => {
    const server = bareServer(async () => at(db(), noon));
    auditRoutes(server, { key, folder: '/nowhere', keepMonths: 6 });
    return server;
  };
  const get = async (url: string) => (await app().inject(url)).json();
  beforeEach(async () => {
    await tell(5, { type: 'org.unit_renamed', word: '市水务局' });
    const other = at(db(), '2022-04-01T00:00:00Z', anActor({ id: 'p-wang', name: '王芳' }));
    await other.transact((tx) => emit(tx, other, { type: 'session.logged_in', subjectId: 'p-wang', payload: { by: 'password' } }));
  });

  it.each([
    ['type=org.unit_renamed', 5],
    ['type=org.', 5],
    ['type=org', 0],
    ['actor=p-wang', 1],
    ['actor=%E7%8E%8B%E8%8A%B3', 1],
    ['q=%E6%B0%B4%E5%8A%A1', 5],
    ['subject=p-wang', 1],
    ['from=2022-03-15T00:00:00Z', 1],
    ['to=2022-03-15T00:00:00Z', 5],
    ['from=2022-03-01T00:00:00%2B08:00&to=2022-03-02T00:00:00%2B08:00&q=3', 1],
  ])('finds by %s %i events', async (query, n) => {
    const found = await get(`/api/audit/events?${query}`);
    expect([found.items.length, found.total]).toEqual([n, n]);
  });

  it('reads page by page, the newest first', async () => {
    const first = await get('/api/audit/events?limit=4');
    const second = await get(`/api/audit/events?limit=4&after=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect([ids.length, second.next, first.items[0].type]).toEqual([6, null, 'session.logged_in']);
  });

  it('takes the selection away as a file that opens in a spreadsheet, and that is told too', async () => {
    const csv = await app().inject('/api/audit/export?format=csv&type=session.');
    expect(csv.body.split('\r\n').slice(0, 2)).toEqual([expect.stringContaining('"编号","时间"'), expect.stringContaining('"王芳"')]);
    const xlsx = await app().inject('/api/audit/export?type=org.');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await get('/api/audit/events?type=audit.exported')).total).toBe(2);
  });

  it('finds who is in the trail by a part of the name, or by id', async () => {
    const names = async (q: string) =>
      (await get(`/api/audit/actors?q=${encodeURIComponent(q)}`)).items.map((one: { name: string }) => one.name);
    expect(await names('')).toEqual(expect.arrayContaining(['刘明', '王芳']));
    expect([await names('芳'), await names('p-wang'), await names('%'), await names('无人')]).toEqual([['王芳'], ['王芳'], [], []]);
  });

  it('proves the trail, and the proof is told', async () => {
    await seal();
    expect(await get('/api/audit/verify')).toMatchObject({ whole: true, events: 6 });
    expect((await get('/api/audit/events?type=audit.verified')).total).toBe(1);
  });
});
