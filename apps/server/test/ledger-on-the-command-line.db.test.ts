import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadUnits } from '../src/org/index.ts';
import type { Actor } from '../src/platform/actor.ts';
import { ownDatabase } from './database.ts';
import { anyone, at, beijingPack, nobody } from './make.ts';
import { ownServer } from './server.ts';

const db = ownDatabase();
let actor: Actor = anyone;
const server = ownServer(db, () => at(db(), '2022-06-01T02:00:00Z', actor));
const bin = fileURLToPath(new URL('../../cli/bin/gongjian.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gongjian-ledger-'));
let url: string;

beforeAll(async () => {
  await loadUnits(at(db(), '2022-03-01T02:00:00Z'), beijingPack);
  url = await server().listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => rmSync(folder, { recursive: true }));

type Outcome = { readonly status: number; readonly out: string; readonly err: string };
const gongjian = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, GONGJIAN_URL: url, GONGJIAN_TOKEN: 'gj_test' };
    execFile(process.execPath, [bin, 'ledger', ...args], { env, maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });

it('imports a notice, publishes it with its open questions left open, lists, shows and exports it', async () => {
  const imported = await gongjian('import', join(beijingPack, 'notice.txt'), '--publish', '京政办发〔2022〕6号', '--defer', '待核实');
  expect(imported).toMatchObject({ status: 0, err: '' });
  expect(imported.out).toMatch(/已发布 published: [0-9a-f-]{36} 第1版, 88 措施/);

  const listed = await gongjian('list', '--unit', 'bj-sthjj', '--role', 'lead', '--json');
  const { items, total } = JSON.parse(listed.out);
  expect(items).toHaveLength(total);
  const lines = (await gongjian('list', '--unit', 'bj-sthjj', '--role', 'lead')).out.trimEnd().split('\n');
  expect(lines).toHaveLength(total + 1);

  const shown = await gongjian('show', items[0].id);
  expect(shown.out).toContain(items[0].text.slice(0, 20));
  expect(shown.out).toContain('牵头 lead:');

  const file = join(folder, 'ledger.xlsx');
  expect((await gongjian('export', file, '--unit', 'bj-sthjj')).status).toBe(0);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

it('says in one line what the server refused, and answers 2', async () => {
  const missing = await gongjian('show', '00000000-0000-4000-8000-000000000000');
  expect(missing).toMatchObject({ status: 2, out: '' });
  expect(missing.err).toBe('gongjian: 找不到该措施 (tasks.measure_not_found)\n');
  actor = nobody;
  expect((await gongjian('list')).err).toContain('access.denied');
});
