import { beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { at, beijingPack } from '../../test/make.ts';
import { ownServer } from '../../test/server.ts';
import { loadUnits } from './index.ts';

const db = ownDatabase();
const ctx = () => at(db(), '2022-03-01T02:00:00Z');
const app = ownServer(db, ctx);

const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, version?: number) => {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const reply = await app().inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, ...reply.json() };
};
const nameOn = async (id: string, on: string) =>
  (await call('GET', `/api/org/units?q=${id}&on=${on}&limit=1000`)).items.find((unit: { id: string }) => unit.id === id)?.name;
const resolve = (name: string, on: string) => call('GET', `/api/org/resolve?name=${encodeURIComponent(name)}&on=${on}`);
const event = (type: string) => db().selectFrom('platform.event').select(['subject_id', 'payload']).where('type', '=', type).execute();

beforeEach(async () => {
  await loadUnits(ctx(), beijingPack);
});

describe('a unit renamed', () => {
  it('is found under each name on the days of that name, and under the old one as an alias after', async () => {
    const { version } = await call('GET', '/api/org/units/bj-jrjgj');
    const renaming = { name: '市委金融办', fullName: '中共北京市委金融委员会办公室', from: '2024-03-01' };
    expect(await call('POST', '/api/org/units/bj-jrjgj/names', renaming, version)).toMatchObject({ status: 200, version: version + 1 });
    expect([await nameOn('bj-jrjgj', '2022-06-01'), await nameOn('bj-jrjgj', '2024-03-01')]).toEqual(['市金融监管局', '市委金融办']);
    expect(await resolve('市金融监管局', '2022-06-01')).toMatchObject({ how: 'unit', units: [{ id: 'bj-jrjgj' }] });
    expect(await resolve('市金融监管局', '2025-06-01')).toMatchObject({ how: 'alias', units: [{ id: 'bj-jrjgj', name: '市委金融办' }] });
    expect((await call('GET', '/api/org/units/bj-jrjgj')).history.names).toMatchObject([
      { to: '2024-03-01' },
      { from: '2024-03-01', to: null },
    ]);
    expect(await event('org.unit_renamed')).toMatchObject([{ subject_id: 'bj-jrjgj', payload: { before: { name: '市金融监管局' } } }]);
  });

  it.each([
    ['a stale page', { from: '2022-04-01' }, 9, 'org.changed'],
    ['a day on which the present name had not begun', { from: '1900-01-01' }, 1, 'org.rename_too_early'],
    ['a parent that is not there', { from: '2022-04-01', parent: 'nowhere' }, 1, 'org.unit_not_found'],
    ['a parent under itself', { from: '2022-04-01', parent: '110106001' }, 1, 'org.own_ancestor'],
  ])('is refused for %s', async (_, change, version, code) => {
    expect(await call('POST', '/api/org/units/110106/names', { name: '丰台区', fullName: '丰台区', ...change }, version)).toMatchObject({
      code,
    });
    expect(await nameOn('110106', '2022-04-02')).toBe('丰台区');
  });
});

describe('units merged', () => {
  it('are gone from the day on, what stood under them moves, and the history says where they went', async () => {
    const merged = await call('POST', '/api/org/merge', { units: ['110107'], into: '110106', on: '2023-07-01', reason: '区划调整' });
    expect(merged).toMatchObject({ status: 200, id: '110106' });
    expect([await nameOn('110107', '2023-06-30'), await nameOn('110107', '2023-07-01')]).toEqual(['石景山区', undefined]);
    const under = await call('GET', '/api/org/units?parent=110106&on=2023-07-01&limit=1000');
    expect(under.total).toBe(26 + 9);
    expect((await call('GET', '/api/org/units?parent=110107&on=2023-06-30')).total).toBe(9);
    expect((await call('GET', '/api/org/units/110106')).history.before).toMatchObject([
      { unit: { id: '110107' }, how: 'merged', on: '2023-07-01' },
    ]);
    expect((await call('GET', '/api/org/units/110107')).history.after).toMatchObject([{ unit: { id: '110106' } }]);
    expect((await resolve('各区政府', '2023-07-01')).units).toHaveLength(15);
    expect((await resolve('各区政府', '2022-07-01')).units).toHaveLength(16);
  });

  it.each([
    ['into itself', { units: ['110105'], into: '110105' }, 'org.merge_into_itself'],
    ['with one that is not there', { units: ['nowhere'], into: '110105' }, 'org.unit_not_found'],
    ['with one already closed', { units: ['110107'], into: '110105' }, 'org.unit_closed'],
  ])('%s are refused', async (_, body, code) => {
    expect(await call('POST', '/api/org/merge', { on: '2024-01-01', reason: '试', ...body })).toMatchObject({ code });
  });
});

it('a unit split goes on as units already known', async () => {
  const added = { kind: 'bureau', parent: '110000', fullName: '北京市城市运行局' };
  expect(await call('POST', '/api/org/units', { ...added, id: 'bj-yxj', name: '市城市运行局', from: '2023-01-01' })).toMatchObject({
    status: 201,
  });
  expect(await call('POST', '/api/org/units', { ...added, id: 'bj-yxj', name: '又一个' })).toMatchObject({ code: 'org.code_taken' });
  expect(
    await call('POST', '/api/org/units/bj-csglw/split', { into: ['bj-yxj', 'bj-cgzfj'], on: '2023-02-01', reason: '职责调整' }, 1),
  ).toMatchObject({ closedOn: '2023-02-01' });
  expect((await call('GET', '/api/org/units/bj-csglw')).history.after).toHaveLength(2);
  expect((await call('GET', '/api/org/units/bj-yxj')).history.before).toMatchObject([{ how: 'split', unit: { name: '市城市管理委' } }]);
});

describe('a group', () => {
  const members = async (on: string) =>
    (await call('GET', `/api/org/groups?on=${on}`)).items.find(({ id }: { id: string }) => id === 'nev-members');

  it('whose members somebody has listed is no longer open, from the day on', async () => {
    expect(await resolve('市新能源汽车联席会议成员单位', '2022-03-01')).toMatchObject({ how: 'open' });
    const { version, note } = await members('2022-03-01');
    const set = { phrases: [], members: ['bj-jxj', 'bj-jtw'], note };
    expect(await call('PUT', '/api/org/groups/nev-members', set, version)).toMatchObject({
      listed: ['bj-jtw', 'bj-jxj'],
      version: version + 1,
    });
    expect(await resolve('市新能源汽车联席会议成员单位', '2022-03-01')).toMatchObject({
      how: 'group',
      units: [{ id: 'bj-jxj' }, { id: 'bj-jtw' }],
    });
    await call('PUT', '/api/org/groups/nev-members', { ...set, members: ['bj-jxj'], from: '2022-09-01' }, version + 1);
    expect([(await members('2022-08-31')).listed, (await members('2022-09-01')).listed]).toEqual([['bj-jtw', 'bj-jxj'], ['bj-jxj']]);
  });

  it('cannot hold a unit that is not there', async () => {
    const { version } = await members('2022-03-01');
    expect(await call('PUT', '/api/org/groups/nev-members', { phrases: [], members: ['nowhere'], note: null }, version)).toMatchObject({
      code: 'org.unit_not_found',
    });
  });
});

it('lists page by page in official order, and grows a tree', async () => {
  const first = await call('GET', '/api/org/units?kind=district&limit=10');
  const second = await call('GET', `/api/org/units?kind=district&limit=10&after=${first.next}`);
  expect([...first.items, ...second.items].map(({ id }: { id: string }) => id).slice(0, 3)).toEqual(['110101', '110102', '110105']);
  expect([first.items.length + second.items.length, second.next]).toEqual([first.total, null]);
  const { roots } = await call('GET', '/api/org/tree');
  expect(roots).toHaveLength(1);
  expect(roots[0].children.find(({ id }: { id: string }) => id === '1101BDA').children).toHaveLength(2);
});
