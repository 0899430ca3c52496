import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRunning } from '../src/platform/processes.ts';
import { cookieIn } from './people.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const PASSWORD = 'Blue-sky-2022';
let folder: string;
let port: number;
const url = (path: string) => `http://127.0.0.1:${port}${path}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-program-'));
  await chmod(folder, 0o755);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
  server.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Started = { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<number | null> };

/** Starts the program as `npm start` does after building, but from its sources. */
function run(...words: string[]): Started {
  const env = {
    ...process.env,
    GONGJIAN_VAR: folder,
    PORT: String(port),
    GONGJIAN_DEMO_PASSWORD: PASSWORD,
    DATABASE_URL: '',
    NODE_OPTIONS: '',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function up(started: Started): Promise<Started> {
  for (;;) {
    if (
      await fetch(url('/api/health')).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return started;
    if (started.child.exitCode !== null) throw new Error(started.said());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function logIn(login: string): Promise<string> {
  const reply = await fetch(url('/api/session'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(await reply.text());
  return cookieIn(reply.headers.getSetCookie());
}

const postgresPid = async () => Number((await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the program', () => {
  let running: Started;

  it('comes up on an empty folder and says where it is and who can log in', async () => {
    running = await up(run());
    await expect.poll(() => running.said()).toContain(`http://127.0.0.1:${port}`);
    expect(running.said()).toContain(`gongjian         ${PASSWORD}`);
    expect(await logIn('gongjian')).toContain('gongjian.session_token=');
  }, 120_000);

  it('started a second time on the same data says so and harms nothing', async () => {
    const second = run();
    expect(await second.ended).toBe(0);
    expect(second.said()).toContain(`Gongjian already runs on this data (process ${running.child.pid}): http://127.0.0.1:${port}`);
    expect((await fetch(url('/api/health'))).ok).toBe(true);
  }, 60_000);

  it('killed in the middle of writing has every answer it gave, and comes up by itself', async () => {
    const cookie = await logIn('gongjian');
    const acknowledged: string[] = [];
    let killed = false;
    const write = async (i: number) => {
      const headers = { 'content-type': 'application/json', cookie };
      const body = JSON.stringify({ name: `令牌${i}`, scopes: ['org.read'] });
      const reply = await fetch(url('/api/tokens'), { method: 'POST', headers, body });
      acknowledged.push(((await reply.json()) as { record: { id: string } }).record.id);
    };
    const writing = Array.from({ length: 4 }, async (_, n) => {
      for (let i = 0; !killed; i++) await write(n * 1000 + i).catch(() => undefined);
    });
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(20);
    running.child.kill('SIGKILL');
    await running.ended;
    killed = true;
    await Promise.all(writing);

    running = await up(run());
    const reply = await fetch(url('/api/tokens'), { headers: { cookie: await logIn('gongjian') } });
    const kept = ((await reply.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
  }, 120_000);

  it('proves its trail beside the running one', async () => {
    const proof = run('verify-audit');
    expect(await proof.ended).toBe(0);
    expect(JSON.parse(proof.said())).toMatchObject({ whole: true, broken: null, signed: true });
    expect((await fetch(url('/api/health'))).ok).toBe(true);
  }, 60_000);

  it('told to stop leaves nothing running and nothing locked', async () => {
    const postgres = await postgresPid();
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(await isRunning(postgres)).toBe(false);
    expect(await readdir(folder)).not.toContain('instance.json');
  }, 60_000);
});

it('says what is wrong with a port that is taken, or a setting that cannot be', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  const first = run();
  expect(await first.ended).toBe(1);
  expect(first.said()).toContain(`The port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
  taken.close();
  port = 99_999;
  const second = run();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('PORT');
}, 120_000);
