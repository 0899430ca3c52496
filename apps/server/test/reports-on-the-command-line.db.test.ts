import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../src/platform/actor.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { ownDatabase } from './database.ts';
import { anActor, anyone, at, beijingPack, memberOf } from './make.ts';
import { aCity, aPlan } from './monthly.ts';
import { ownServer } from './server.ts';

const db = ownDatabase();
const clock = '2022-03-02T02:00:00Z';
let actor: Actor = anyone;
const server = ownServer(db, () => at(db(), clock, actor));
const bin = fileURLToPath(new URL('../../cli/bin/gongjian.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gongjian-reports-'));
const form = join(folder, 'form.xlsx');
let url: string;

beforeAll(async () => {
  await aCity(at(db(), clock), beijingPack);
  await aPlan(at(db(), clock));
  await openMonth(at(db(), clock), '2022-02');
  url = await server().listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => rmSync(folder, { recursive: true }));

type Outcome = { readonly status: number; readonly out: string; readonly err: string };
const gongjian = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { ...process.env, GONGJIAN_URL: url, GONGJIAN_TOKEN: 'gj_test' };
    execFile(process.execPath, [bin, 'report', ...args], { env, maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });

it('lists what is owed, gives the form, keeps it as drafts, and says by cell why it cannot be sent', async () => {
  actor = memberOf('bj-sthjj');
  const listed = await gongjian('list', '--month', '2022-02', '--unit', 'bj-sthjj');
  expect(listed.out).toContain('待报送');
  expect((await gongjian('form', '2022-02', 'bj-sthjj', form)).status).toBe(0);
  const refused = await gongjian('submit', '2022-02', 'bj-sthjj', form);
  expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('nothing was written') });
  expect(refused.out).toContain('J4\t工作进展\tprogress_empty');
  expect((await gongjian('submit', '2022-02', 'bj-sthjj', form, '--draft')).out).toContain('已写入 taken');
  const wrong = await gongjian('submit', '2022-03', 'bj-sthjj', form, '--draft');
  expect(wrong.err).toContain('reporting.not_a_form');
});

it('imports reports, shows one, and passes it at the bureau', async () => {
  actor = memberOf('110105');
  const { items } = JSON.parse((await gongjian('list', '--month', '2022-02', '--unit', '110105', '--json')).out);
  const row = { measureId: items[0].measure.id, unit: '110105', content: { progress: '检查12家次' }, accountable: { name: '张处长' } };
  const file = join(folder, 'rows.json');
  writeFileSync(file, JSON.stringify({ rows: [row] }));
  expect((await gongjian('import', '2022-02', file, '--dry-run')).out).toContain('可以导入 would import: 1');
  expect((await gongjian('import', '2022-02', file)).out).toContain('已导入 imported: 1');
  actor = anActor({ id: 'p-gjb' });
  expect((await gongjian('show', items[0].id)).out).toContain('检查12家次');
  expect((await gongjian('accept', items[0].id)).out).toContain('已采纳');
  expect((await gongjian('show', '00000000-0000-4000-8000-000000000000')).err).toContain('reporting.not_found');
});

it('imports a table as well, by cell where it is wrong, and takes a report back and opens it again', async () => {
  actor = memberOf('110106');
  const { items } = JSON.parse((await gongjian('list', '--month', '2022-02', '--unit', '110106', '--json')).out);
  const file = join(folder, '报表.csv');
  const table = (unit: string) => `措施编号,单位代码,工作进展,责任人\n${items[0].measure.id},${unit},检查12家次,张处长\n`;
  writeFileSync(file, table('110105'));
  const refused = await gongjian('import', '2022-02', file);
  expect(refused).toMatchObject({ status: 2, out: 'B2\t单位代码\tnot_your_unit\n', err: expect.stringContaining('nothing was written') });
  writeFileSync(file, table('110106'));
  expect((await gongjian('import', '2022-02', file, '--dry-run')).out).toContain('可以导入 would import: 1');
  expect((await gongjian('show', items[0].id)).out).toContain('待报送');
  expect((await gongjian('import', '2022-02', file)).out).toContain('已导入 imported: 1');
  expect((await gongjian('recall', items[0].id)).out).toContain('待报送');
  expect((await gongjian('import', '2022-02', file, '--json')).out).toContain('"state":"done"');
  actor = anActor({ id: 'p-gjb' });
  await gongjian('accept', items[0].id);
  expect((await gongjian('reopen', items[0].id, '--reason', '补正数据')).out).toContain('已退回');
  expect((await gongjian('recall', items[0].id)).err).toContain('reporting.step_refused');
});
