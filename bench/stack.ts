/** The two programs that are compared, on one PostgreSQL: the bare limit and the product as it is built for use. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/launcher.ts';
import { loadPlain, loadProduct, makeWorkload } from './workload.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../var/bench');

export type Peer = { readonly port: number; readonly token: string; readonly process: ChildProcess };
export type Stack = {
  readonly limit: Peer;
  readonly product: Peer;
  readonly postgres: { readonly pid: number };
  readonly urls: { readonly limit: string; readonly product: string };
  readonly stopLimit: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startStack(): Promise<Stack> {
  rmSync(`${folder}/postgres`, { recursive: true, force: true });
  rmSync(`${folder}/product`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  makeWorkload();
  const postgres = await startPostgres(`${folder}/postgres`);
  const limit = await startLimit(postgres.url('bench_limit'), postgres.url('postgres'));
  const product = await startProduct(postgres.url('bench_product'), postgres.url('postgres'));
  const stopLimit = () => end(limit);
  const stop = async () => {
    await end(limit);
    await end(product);
    await postgres.stop();
  };
  const urls = { limit: postgres.url('bench_limit'), product: postgres.url('bench_product') };
  return { limit, product, postgres, urls, stopLimit, stop };
}

async function end({ process }: Peer): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  process.kill('SIGTERM');
  await once(process, 'exit');
}

async function startLimit(url: string, adminUrl: string): Promise<Peer> {
  await administer(adminUrl, 'create database bench_limit');
  await administer(adminUrl, `create role bench login superuser password '${new URL(url).password}'`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await loadPlain(client);
  await client.query('vacuum analyze');
  await client.end();
  const port = await freePort();
  const environment = {
    LIMIT_MODULES: `${here('../apps/server/')}`,
    PG_PORT: new URL(url).port,
    PGPASSWORD: new URL(url).password,
    LIMIT_DB: 'bench_limit',
    PORT: String(port),
  };
  const process = spawn(node, [here('limit/server.mjs')], { env: { ...globalThis.process.env, ...environment }, stdio: 'inherit' });
  await answers(port, '/ping');
  return { port, token: limitToken(), process };
}

const node = process.execPath;

/** The limit's own signature, asked of it in a process of its own since importing it would start it. */
function limitToken(): string {
  const script =
    "const c=require('crypto');const p=Buffer.from('{\"sub\":\"bench\"}').toString('base64url');console.log(p+'.'+c.createHmac('sha256','bench').update(p).digest('base64url'))";
  return spawnSync(node, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

async function startProduct(url: string, adminUrl: string): Promise<Peer> {
  await administer(adminUrl, 'create database bench_product');
  await migrate(url, here('../db/migrations'));
  const port = await freePort();
  const environment = {
    DATABASE_URL: url,
    GONGJIAN_VAR: `${folder}/product`,
    GONGJIAN_DEMO: 'on',
    GONGJIAN_ROLES: 'web',
    GONGJIAN_POOL: '10',
    PORT: String(port),
    NODE_ENV: 'production',
  };
  const child = spawn(node, [here('../dist/program/server.mjs')], { env: { ...globalThis.process.env, ...environment }, stdio: 'ignore' });
  await answers(port, '/api/session');
  await loadProduct(url);
  await administer(url, 'vacuum analyze');
  return { port, token: await makeToken(port), process: child };
}

/** Logs in as the coordinator of the demo and makes a token that may read the ledger, report and open months. */
async function makeToken(port: number): Promise<string> {
  const [coordinator] = JSON.parse(readFileSync(`${folder}/product/demo-accounts.json`, 'utf8')) as { login: string; password: string }[];
  const origin = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(origin + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin, ...headers },
    });
  const login = await post('/api/session', { login: coordinator?.login, password: coordinator?.password });
  const cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const made = await post('/api/tokens', { name: 'bench', scopes: ['tasks.read', 'tasks.report', 'tasks.manage'] }, { cookie });
  if (!made.ok) throw new Error(`no token: ${await made.text()}`);
  return ((await made.json()) as { token: string }).token;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function answers(port: number, path: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (reply?.ok) return;
    await sleep(100);
  }
  throw new Error(`nothing answers on port ${port}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
