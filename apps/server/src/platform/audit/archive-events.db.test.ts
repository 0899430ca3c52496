import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../../test/database.ts';
import { at, CITY } from '../../../test/make.ts';
import { aTrail } from '../../../test/trail.ts';
import { bareServer } from '../server.ts';
import { auditRoutes } from './routes.ts';

const db = ownDatabase();
const { clear, key, seal, tamper, tell, verify } = aTrail(db);
beforeEach(() => clear());

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

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
