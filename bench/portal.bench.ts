/** Pages of the public portal against a bare Fastify that sends the same bytes, seconds before and after, in the same run. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { load } from './limit/http.mjs';
import { type Line, median, report } from './measure.ts';

const RUNS = 3;
const CONNECTIONS = 32;
const LEAST_PER_SECOND = 1_500;
const LEAST_SHARE = 0.6;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../var/bench/portal');

execFileSync(process.execPath, [here('../tools/build.mjs')], { stdio: 'inherit' });
rmSync(folder, { recursive: true, force: true });
const [portalPort, barePort] = [await freePort(), await freePort()];
const started: ChildProcess[] = [];
const lines: Line[] = [];
try {
  const settings = { GONGJIAN_VAR: folder, GONGJIAN_DEMO: 'on', PORT: String(portalPort), NODE_ENV: 'production' };
  await start(here('../dist/program/server.mjs'), settings, portalPort, '/portal');
  const measure = await firstMeasure();
  const bare = { PORTAL: `http://127.0.0.1:${portalPort}`, PATHS: `/portal ${measure}`, PORT: String(barePort) };
  await start(here('limit/bytes.mjs'), bare, barePort, '/portal');
  for (const [what, path] of [
    ['the home page', '/portal'],
    ['a measure', measure],
  ] as const) {
    lines.push(await compare(what, path));
  }
} finally {
  for (const process of started.reverse()) await end(process);
}
report(lines);

/** Passed by the rate itself on a machine that can, by the share of the limit on one that cannot. */
async function compare(what: string, path: string): Promise<Line> {
  const runs: { share: number; rps: number }[] = [];
  for (let i = 0; i < RUNS; i++) {
    const bare = await ask(barePort, path);
    const own = await ask(portalPort, path);
    runs.push({ share: own / bare, rps: own });
    console.log(`  ${what}: bare ${bare.toFixed(0)}/s, portal ${own.toFixed(0)}/s`);
  }
  const rps = median(runs.map((run) => run.rps));
  const fast = rps >= LEAST_PER_SECOND;
  return fast
    ? { what: `${what}: requests`, measured: rps, limit: LEAST_PER_SECOND, unit: '/s', atLeast: true }
    : { what: `${what}: requests`, measured: median(runs.map((run) => run.share)), limit: LEAST_SHARE, unit: '× the limit', atLeast: true };
}

async function ask(port: number, path: string): Promise<number> {
  const result = await load({ port, connections: CONNECTIONS, next: () => ({ path, headers: {} }), warmup: 1_000, duration: 3_000 });
  if (result.errors > 0) throw new Error(`${result.errors} answers failed: ${result.firstErr}`);
  return result.rps;
}

async function firstMeasure(): Promise<string> {
  const map = await (await fetch(`http://127.0.0.1:${portalPort}/portal/sitemap.xml`)).text();
  const path = /\/portal\/measures\/[\w-]+/.exec(map)?.[0];
  if (path === undefined) throw new Error('the portal shows no measure');
  return path;
}

async function start(program: string, settings: Readonly<Record<string, string>>, port: number, path: string): Promise<void> {
  const process = spawn(globalThis.process.execPath, [program], {
    env: { ...globalThis.process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(process);
  for (let tries = 0; tries < 1_200; tries++) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (reply?.ok) return;
    await sleep(100);
  }
  throw new Error(`nothing answers on port ${port}`);
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  process.kill('SIGTERM');
  await once(process, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
