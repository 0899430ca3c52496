import { beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { at, CITY } from '../../../test/make.ts';
import { aTrail, noon } from '../../../test/trail.ts';
import { emit } from '../events.ts';
import { sealAll, sealNext } from './seal-events.ts';
import { freshKey } from './signing-key.ts';
import { verifyTrail } from './verify-trail.ts';

const db = ownDatabase();
const { clear, key, seal, tamper, tell, verify } = aTrail(db);
beforeEach(() => clear());

describe('sealing', () => {
  it('links what waits into one batch, and the next batch to the one before', async () => {
    await tell(3);
    expect(await seal()).toBe(3);
    await tell(2);
    expect(await seal()).toBe(2);
    expect(await seal()).toBe(0);
    expect(await verify()).toMatchObject({
      whole: true,
      events: 5,
      seals: 2,
      waiting: 0,
      broken: null,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is done by one of two at the same moment', async () => {
    await tell(3);
    const ctx = at(db(), noon);
    const sealed = await ctx.transact(async (first) => {
      const one = await sealNext(first, CITY, key, ctx.now);
      const two = await ctx.transact((second) => sealNext(second, CITY, key, ctx.now));
      return [one, two];
    });
    expect(sealed).toEqual([3, 0]);
    expect(await verify()).toMatchObject({ whole: true, seals: 1 });
  });

  it('waits for an event whose deed has not ended yet, and takes it later', async () => {
    const ctx = at(db(), noon);
    await ctx.transact(async (slow) => {
      await emit(slow, ctx, { type: 'test.slow', subjectId: 'slow', payload: {} });
      await tell(1);
      expect(await seal()).toBe(1);
    });
    expect(await seal()).toBe(1);
    expect(await verify()).toMatchObject({ whole: true, events: 2, seals: 2 });
  });
});

describe('the proof', () => {
  let ids: number[];
  beforeEach(async () => {
    for (let i = 0; i < 3; i++) {
      await tell(4);
      await seal();
    }
    ids = (await db().selectFrom('platform.event').select('id').orderBy('id').execute()).map(({ id }) => id);
  });
  const broken = async (statement: string) => {
    await tamper(statement);
    return (await verify()).broken;
  };

  it.each(['type', 'actor_id', 'actor_name', 'subject_id', 'request_id', 'address'])(
    'names the event whose %s was changed',
    async (column) => {
      expect(await broken(`update platform.event set ${column} = 'other' where id = ${ids[5]}`)).toEqual({
        what: 'event_changed',
        seal: 2,
        event: ids[5],
      });
    },
  );

  it('names the event whose content or time was changed', async () => {
    expect(await broken(`update platform.event set payload = '{"n":99}' where id = ${ids[5]}`)).toEqual({
      what: 'event_changed',
      seal: 2,
      event: ids[5],
    });
    expect(await broken(`update platform.event set happened_at = happened_at - interval '1 microsecond' where id = ${ids[1]}`)).toEqual({
      what: 'event_changed',
      seal: 1,
      event: ids[1],
    });
  });

  it('names the event that was taken out', async () => {
    expect(await broken(`delete from platform.event where id = ${ids[6]}`)).toEqual({ what: 'event_missing', seal: 2, event: ids[6] });
  });

  it('names the event that was slipped in', async () => {
    const added = `insert into platform.event (city, type, actor_id, actor_name, subject_id, payload, happened_at, request_id) values ('${CITY}', 'x', 'x', 'x', 'x', '{}', now(), 'x')`;
    expect(await broken(added)).toMatchObject({ what: 'event_extra', event: expect.any(Number) });
  });

  it('names the first of two events that changed places', async () => {
    expect(
      await broken(`update platform.event e set payload = o.payload from platform.event o
                          where (e.id, o.id) in ((${ids[4]}, ${ids[7]}), (${ids[7]}, ${ids[4]}))`),
    ).toEqual({ what: 'event_changed', seal: 2, event: ids[4] });
  });

  it('names the seal that was taken out, changed, or put after another', async () => {
    await tamper('create table if not exists public.kept as table platform.seal');
    expect(await broken('delete from platform.seal where no = 2')).toEqual({ what: 'seal_missing', seal: 2, event: null });
    await tamper('insert into platform.seal select * from public.kept where no = 2');
    expect(await broken(`update platform.seal set event_ids = array(select unnest(event_ids) order by 1 desc) where no = 2`)).toMatchObject(
      {
        what: 'seal_changed',
        seal: 2,
      },
    );
    await tamper('delete from platform.seal');
    await tamper('insert into platform.seal select * from public.kept');
    expect(await broken(`update platform.seal set previous = hash where no = 3`)).toMatchObject({ what: 'chain_cut', seal: 3 });
    await tamper('drop table public.kept');
  });

  it('does not believe a chain that was made anew without the key', async () => {
    await tamper('delete from platform.seal');
    await tamper(`insert into platform.unsealed select city, id from platform.event`);
    await sealAll(db(), CITY, freshKey());
    expect((await verify()).broken).toEqual({ what: 'seal_changed', seal: 1, event: null });
    expect(await at(db(), noon).read((tx) => verifyTrail(tx, CITY, null))).toMatchObject({ whole: true });
  });

  it('tells by its head that something was cut off the end', async () => {
    const { head } = await verify();
    await tamper('delete from platform.seal where no = 3');
    await tamper(`delete from platform.event where id > ${ids[7]}`);
    const after = await verify();
    expect(after.whole).toBe(true);
    expect(after.head).not.toBe(head);
  });
});
