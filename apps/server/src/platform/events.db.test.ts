import { beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, CITY } from '../../test/make.ts';
import { deliverAll, deliverNext, GIVE_UP_AFTER } from './deliver.ts';
import { emit, eventsAbout, subscribe } from './events.ts';

const db = ownDatabase();
const noon = '2022-03-01T04:00:00Z';
const heard: string[] = [];
let fail = false;
subscribe({
  name: 'test.listens',
  on: 'test.happened',
  handle: async (_, event) => {
    if (fail) throw new Error('not today');
    heard.push(event.subjectId);
  },
});
const tell = (subjectId: string, ctx = at(db(), noon)) =>
  ctx.transact((tx) => emit(tx, ctx, { type: 'test.happened', subjectId, payload: { n: 1 } }));
const owed = () => db().selectFrom('platform.delivery').select(['attempts', 'given_up_at', 'last_error']).execute();

beforeEach(async () => {
  heard.length = 0;
  fail = false;
  await db().deleteFrom('platform.delivery').execute();
});

describe('telling', () => {
  it('keeps who, what, about which, when and with what, and owes it to the sealer', async () => {
    await tell('s-kept');
    expect(await at(db(), noon).read((tx) => eventsAbout(tx, 's-kept'))).toMatchObject([
      { type: 'test.happened', actorId: 'p-liu', actorName: '刘明', payload: { n: 1 }, happenedAt: new Date(noon) },
    ]);
    expect(await db().selectFrom('platform.unsealed').selectAll().execute()).not.toHaveLength(0);
  });

  it('is undone with the deed it belongs to', async () => {
    const ctx = at(db(), noon);
    const failing = ctx.transact(async (tx) => {
      await emit(tx, ctx, { type: 'test.happened', subjectId: 's-undone', payload: {} });
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect(await ctx.read((tx) => eventsAbout(tx, 's-undone'))).toEqual([]);
  });

  it('is not heard in another city', async () => {
    await tell('s-here');
    const elsewhere = at(db(), noon, anActor({ city: '120000' }));
    expect(await elsewhere.read((tx) => eventsAbout(tx, 's-here'))).toEqual([]);
  });

  it('cannot be changed or taken back, not even by the owner of the database', async () => {
    await tell('s-fixed');
    await expect(db().deleteFrom('platform.event').execute()).rejects.toThrow('appended only');
    await expect(db().updateTable('platform.event').set({ type: 'x' }).execute()).rejects.toThrow('appended only');
    const plain = at(db(), noon).transact((tx) => tx.deleteFrom('platform.event').execute());
    await expect(plain).rejects.toThrow('permission denied');
  });
});

describe('delivering', () => {
  it('reaches the subscriber once', async () => {
    await tell('s-1');
    expect(await deliverAll(db(), CITY, new Date(noon))).toBe(1);
    expect(await deliverAll(db(), CITY, new Date(noon))).toBe(0);
    expect(heard).toEqual(['s-1']);
  });

  it('happens once even with two workers at the same moment', async () => {
    await tell('s-2');
    const ctx = at(db(), noon);
    const tried = await ctx.transact(async (first) => {
      const one = await deliverNext(first, ctx);
      const two = await ctx.transact((second) => deliverNext(second, ctx));
      return [one, two];
    });
    expect(tried).toEqual([true, false]);
    expect(heard).toEqual(['s-2']);
  });

  it('is tried again later when the subscriber fails, and at last given to a person', async () => {
    await tell('s-3');
    fail = true;
    expect(await deliverAll(db(), CITY, new Date(noon))).toBe(1);
    expect(await owed()).toEqual([{ attempts: 1, given_up_at: null, last_error: 'Error: not today' }]);
    for (let i = 1; i < GIVE_UP_AFTER; i++) await deliverAll(db(), CITY, new Date(Date.parse(noon) + i * 86_400_000));
    expect(await owed()).toMatchObject([{ attempts: GIVE_UP_AFTER, given_up_at: expect.any(Date) }]);
    expect(await deliverAll(db(), CITY, new Date('2023-01-01T00:00:00Z'))).toBe(0);
  });
});
