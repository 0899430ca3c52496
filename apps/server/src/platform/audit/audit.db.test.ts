import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { anActor, at, CITY } from '../../../test/make.ts';
import { emit } from '../events.ts';
import { bareServer } from '../server.ts';
import { auditRoutes } from './routes.ts';
import { sealAll, sealNext } from './seal-events.ts';
import { freshKey } from './signing-key.ts';
import { verifyTrail } from './verify-trail.ts';

const db = ownDatabase();
const key = freshKey();
const noon = '2022-03-01T04:00:00Z';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tell = async (n: number, about: { type?: string; word?: string; on?: string } = {}) => {
  const ctx = at(db(), about.on ?? noon);
  const events = Array.from({ length: n }, (_, i) => ({
    type: about.type ?? 'test.told',
    subjectId: `s-${i}`,
    payload: { n: i, word: about.word ?? '蓝天' },
  }));
  await ctx.transact((tx) => emit(tx, ctx, ...events));
};
const seal = (on = noon) => sealAll(db(), CITY, key, new Date(on));
const verify = () => at(db(), noon).read((tx) => verifyTrail(tx, CITY, key));
/** As somebody who owns the database and switches its guards off. */
const tamper = async (statement: string) => {
  await sql`set session_replication_role = replica`.execute(db());
  try {
    await sql.raw(statement).execute(db());
  } finally {
    await sql`set session_replication_role = origin`.execute(db());
  }
};

beforeEach(async () => {
  const tables = ['platform.delivery', 'platform.unsealed', 'platform.archive', 'platform.seal', 'platform.event'];
  await db()
    .connection()
    .execute(async (one) => {
      await sql`set session_replication_role = replica`.execute(one);
      for (const table of tables) await sql.raw(`delete from ${table}`).execute(one);
      await sql`set session_replication_role = origin`.execute(one);
    });
});

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
    expect(await broken(`update platform.seal set event_ids = array(select unnest(event_ids) order by 1 desc) where no = 2`)).toMatchObject({
      what: 'seal_changed',
      seal: 2,
    });
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

describe('an archive', () => {
  const auditor = () => {
    const app = bareServer(async () => at(db(), '2022-12-01T02:00:00Z'));
    auditRoutes(app, { key, folder, keepMonths: 6 });
    return app;
  };
  const post = async (url: string, payload = {}) => (await auditor().inject({ method: 'POST', url, payload })).json();
  beforeEach(async () => {
    await tell(3, { on: '2022-01-10T00:00:00Z' });
    await seal('2022-01-10T00:00:01Z');
    await tell(2, { on: '2022-02-10T00:00:00Z' });
    await seal('2022-02-10T00:00:01Z');
    await tell(2, { on: '2022-11-10T00:00:00Z' });
    await seal('2022-11-10T00:00:01Z');
  });

  it('holds old events with a signed manifest; only then may they go, and the proof still holds', async () => {
    const made = await post('/api/audit/archives', { before: '2022-03-01T00:00:00Z' });
    expect(made).toMatchObject({ firstSeal: 1, lastSeal: 2, events: 5, deletedAt: null });
    const lines = gunzipSync(await readFile(join(folder, made.file)))
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(2 + 5 + 1);
    expect(await db().selectFrom('platform.event').select('id').where('type', '=', 'test.told').execute()).toHaveLength(7);

    expect((await post(`/api/audit/archives/${made.id}/delete-events`)).deletedAt).not.toBeNull();
    expect(await db().selectFrom('platform.event').select('id').where('type', '=', 'test.told').execute()).toHaveLength(2);
    expect(await verify()).toMatchObject({ whole: true, archived: 5 });
    expect(await post(`/api/audit/archives/${made.id}/delete-events`)).toMatchObject({ code: 'audit.already_deleted' });
    expect(await post('/api/audit/archives', { before: '2022-03-01T00:00:00Z' })).toMatchObject({ code: 'audit.nothing_to_archive' });
  });

  it('of events younger than the retention is refused', async () => {
    expect(await post('/api/audit/archives', { before: '2022-06-02T00:00:00Z' })).toMatchObject({
      status: 422,
      code: 'audit.too_young',
      problems: [{ at: [6] }],
    });
  });

  it('of a trail that is broken is refused', async () => {
    await tamper(`update platform.event set type = 'x' where id = (select min(id) from platform.event)`);
    expect(await post('/api/audit/archives', { before: '2022-03-01T00:00:00Z' })).toMatchObject({ code: 'audit.trail_broken' });
  });

  it('that was changed or lost takes nothing with it', async () => {
    const made = await post('/api/audit/archives', { before: '2022-03-01T00:00:00Z' });
    const path = join(folder, made.file);
    const whole = await readFile(path);
    await writeFile(path, gzipSync(gunzipSync(whole).toString().replace('蓝天', '雾天')));
    expect(await post(`/api/audit/archives/${made.id}/delete-events`)).toMatchObject({ code: 'audit.archive_damaged' });
    await rm(path);
    expect(await post(`/api/audit/archives/${made.id}/delete-events`)).toMatchObject({ code: 'audit.archive_damaged' });
    expect(await db().selectFrom('platform.event').select('id').where('type', '=', 'test.told').execute()).toHaveLength(7);
  });

  it('that nobody signed does not excuse events that are gone', async () => {
    await tamper(
      `insert into platform.archive values ('${CITY}', gen_random_uuid(), now(), 1, 1, 3, 'f', 's', 'c2ln', 'x', 'x', now(), now())`,
    );
    await tamper('delete from platform.event where id in (select unnest(event_ids) from platform.seal where no = 1)');
    expect((await verify()).broken).toMatchObject({ what: 'archive_changed', seal: 1 });
  });
});

describe('the auditor', () => {
  const app = () => {
    const server = bareServer(async () => at(db(), noon));
    auditRoutes(server, { key, folder, keepMonths: 6 });
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

  it('proves the trail, and the proof is told', async () => {
    await seal();
    expect(await get('/api/audit/verify')).toMatchObject({ whole: true, events: 6 });
    expect((await get('/api/audit/events?type=audit.verified')).total).toBe(1);
  });
});
