import { chmod, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isRunning } from '../processes.ts';
import { keepUp } from './keep-up.ts';
import { type LocalPostgres, startPostgres } from './launcher.ts';
import { choosePlace, othersMayEnter } from './place.ts';

let folder: string;
let started: LocalPostgres[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-launch-'));
  await chmod(folder, 0o755);
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = async (how = { throwaway: true }): Promise<LocalPostgres> => {
  const server = await startPostgres(join(folder, 'postgres'), how);
  started.push(server);
  return server;
};
const ask = async (url: string, text: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return Object.values((await client.query(text)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

describe('the embedded server', () => {
  it('sorts Chinese by pinyin, sees trigrams of Chinese, and never runs as root', async () => {
    const server = await start();
    const url = server.url('postgres');
    expect(await ask(url, "select string_agg(n, ' ' order by n) from unnest(array['西城区', '东城区', '朝阳区', '海淀区']) n")).toBe(
      '朝阳区 东城区 海淀区 西城区',
    );
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, "select cardinality(show_trgm('大气污染防治'))")).toBeGreaterThan(0);
    expect(/^Uid:\s+0\b/m.test(await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => ''))).toBe(false);
  });

  it('answers on this machine only, and only with its password', async () => {
    const server = await start();
    const url = new URL(server.url('postgres'));
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((at) => at && !at.internal && at.family === 'IPv4')?.address;
    if (outside !== undefined) {
      const elsewhere = new URL(url);
      elsewhere.hostname = outside;
      await expect(ask(elsewhere.href, 'select 1')).rejects.toThrow('ECONNREFUSED');
    }
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(server.place, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(server.place, 'data'))).mode & 0o777).toBe(0o700);
  });

  it('left behind by a program that was killed is taken over with what it holds, and stopped in the end', async () => {
    const first = await start();
    await ask(first.url('postgres'), 'create table kept as select 7 as n');
    const second = await start();
    expect([second.adopted, second.pid]).toEqual([true, first.pid]);
    expect(await ask(second.url('postgres'), 'select n from kept')).toBe(7);
    await second.stop();
    expect(await isRunning(first.pid)).toBe(false);
  });

  it('killed at any moment loses nothing it has acknowledged', async () => {
    const first = await start({ throwaway: false });
    await ask(first.url('postgres'), 'create table kept as select 7 as n');
    process.kill(first.pid, 'SIGKILL');
    const second = await start({ throwaway: false });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url('postgres'), 'select n from kept')).toBe(7);
  });

  it('killed under a program that runs is up again on the same address, each time, and stays down when told to', async () => {
    const server = await start({ throwaway: false });
    await ask(server.url('postgres'), 'create table kept as select 7 as n');
    const said: string[] = [];
    const kept = keepUp(server, (what) => said.push(what));
    for (const times of [1, 2]) {
      process.kill(Number((await readFile(join(server.place, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
      await vi.waitUntil(() => said.filter((what) => what.includes('is up again')).length === times, { timeout: 60_000, interval: 50 });
      expect(await ask(server.url('postgres'), 'select n from kept')).toBe(7);
    }
    await kept.stop();
    await expect(ask(server.url('postgres'), 'select 1')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('where its files are', () => {
  it('is the folder asked for, unless the user it runs as cannot come there', async () => {
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    const nobody = { uid: 65534, gid: 65534 };
    expect(await othersMayEnter(folder)).toBe(true);
    expect(await othersMayEnter(join(home, 'checkout'))).toBe(false);
    expect(await choosePlace(join(home, 'postgres'), undefined)).toBe(join(home, 'postgres'));
    const place = await choosePlace(join(home, 'checkout', 'postgres'), nobody);
    expect(place).toMatch(/^\/var\/tmp\/gongjian-[0-9a-f]{12}$/);
    expect(await readFile(join(place, 'belongs-to'), 'utf8')).toBe(`${join(home, 'checkout', 'postgres')}\n`);
    await rm(place, { recursive: true });
  });
});
