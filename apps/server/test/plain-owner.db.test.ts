import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../src/pack.ts';
import { archiveEvents, deleteArchived } from '../src/platform/audit/archive-events.ts';
import { sealAll } from '../src/platform/audit/seal-events.ts';
import { freshKey } from '../src/platform/audit/signing-key.ts';
import { verifyTrail } from '../src/platform/audit/verify-trail.ts';
import { clearExpired } from '../src/platform/clear-expired.ts';
import { type Db, openDb, openPool } from '../src/platform/db.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type LocalPostgres, startPostgres } from '../src/platform/postgres/launcher.ts';
import { administer } from './admin.ts';
import { at, beijingPack, CITY } from './make.ts';
import { migrations } from './throwaway.ts';

let server: LocalPostgres;
let db: Db;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-owner-'));
  await chmod(folder, 0o755);
  // A server of its own: the role gongjian_app must not be there yet.
  server = await startPostgres(join(folder, 'postgres'), { throwaway: true });
  const administrator = server.url('').replace(/\/$/, '');
  await administer(administrator, "create role owner login createrole password 'p'");
  await administer(administrator, 'create database owned owner owner');
  const url = new URL(server.url('owned'));
  url.username = 'owner';
  url.password = 'p';
  await migrate(url.href, migrations);
  db = openDb(openPool(url.href));
});
afterAll(async () => {
  await db.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a database owned by somebody who is no superuser', () => {
  it('is confined for its owner too', async () => {
    const { rows } = await sql<{ super: boolean }>`select rolsuper as super from pg_roles where rolname = current_user`.execute(db);
    expect(rows).toEqual([{ super: false }]);
    await loadPack(at(db, '2022-03-01T02:00:00Z'), db, beijingPack);
    expect(await db.selectFrom('org.unit').select('id').execute()).toEqual([]);
    expect(await at(db, '2022-03-01T02:00:00Z').read((tx) => tx.selectFrom('org.unit').select('id').execute())).not.toEqual([]);
  });

  it('does all the work of the worker', async () => {
    const key = freshKey();
    await sealAll(db, CITY, key, new Date('2022-03-01T02:00:01Z'));
    await deliverAll(db, CITY, new Date('2022-03-01T02:00:02Z'));
    await clearExpired(db, CITY, new Date('2022-03-02T02:00:00Z'));
    const ctx = at(db, '2023-03-01T02:00:00Z');
    const services = { key, folder, keepMonths: 6 };
    const id = await archiveEvents(services, ctx, new Date('2022-04-01T00:00:00Z'));
    await deleteArchived(services, ctx, id);
    expect(await ctx.read((tx) => verifyTrail(tx, CITY, key))).toMatchObject({ whole: true, archived: expect.any(Number) });
  });
});
