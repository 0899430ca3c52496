import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isRunning, signal } from '../processes.ts';
import { copyBinaries, findBinaries, program } from './binaries.ts';
import { type Cluster, openCluster, SUPERUSER, serverEnvironment } from './cluster.ts';
import { choosePlace, othersMayEnter, runAs } from './place.ts';

/** A PostgreSQL of our own on this machine's loopback. */
export type LocalPostgres = {
  readonly pid: number;
  readonly place: string;
  /** True when an earlier process had left the server running and we took it over. */
  readonly adopted: boolean;
  readonly url: (database: string) => string;
  /** Starts it again where it was, on the same port, after it ended by itself. */
  readonly revive: () => Promise<LocalPostgres>;
  readonly stop: () => Promise<void>;
};

const ADOPT_TRIES_MS = 5_000;
const START_TRIES_MS = 20_000;
const RECOVERY_MS = 120_000;

/** Starts the embedded PostgreSQL of this folder, or takes over the one an earlier process left behind. */
export async function startPostgres(folder: string, { throwaway = false } = {}): Promise<LocalPostgres> {
  const as = await runAs();
  const place = await choosePlace(folder, as);
  const found = await findBinaries();
  const reachable = as === undefined || found.kind === 'installed' || (await othersMayEnter(found.bin));
  const binaries = reachable ? found : await copyBinaries(found, join(place, 'native'));
  const cluster = await openCluster({ place, binaries, as, throwaway });
  return (await adoptOrphan(cluster)) ?? (await startFresh(cluster));
}

type Postmaster = { readonly pid: number; readonly port: number };

async function adoptOrphan(cluster: Cluster): Promise<LocalPostgres | undefined> {
  const left = await readPostmaster(cluster);
  if (left === undefined || !(await isRunning(left.pid))) return undefined;
  if (await answers(urlOf(cluster, left.port, 'postgres'), ADOPT_TRIES_MS)) return running(cluster, left, true);
  if (await isPostgres(left.pid)) await stopServer(left.pid);
  return undefined;
}

async function readPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** A lock file may outlive its process until that is collected, so a start is tried again. */
async function startFresh(cluster: Cluster, choosePort: () => Promise<number> | number = freePort): Promise<LocalPostgres> {
  const until = Date.now() + START_TRIES_MS;
  for (;;) {
    const port = await choosePort();
    const pid = await spawnServer(cluster, port);
    if (pid !== undefined && (await comesUp(cluster, pid, port))) return running(cluster, { pid, port }, false);
    if (Date.now() > until) throw new Error(`PostgreSQL did not start; its own words are in ${logFile(cluster)}`);
    await sleep(300);
  }
}

const logFile = (cluster: Cluster): string => join(cluster.place, 'postgres.log');

/** Detached: a Ctrl-C in the terminal reaches us alone, and we stop the server after our last query. */
async function spawnServer(cluster: Cluster, port: number): Promise<number | undefined> {
  const log = openSync(logFile(cluster), 'w');
  const child = spawn(program(cluster.binaries, 'postgres'), ['-D', cluster.data, ...settings(port, cluster.throwaway)], {
    ...cluster.as,
    cwd: '/',
    detached: true,
    env: serverEnvironment(cluster.data),
    stdio: ['ignore', log, log],
  });
  await Promise.race([once(child, 'spawn'), once(child, 'error')]);
  child.unref();
  return child.pid;
}

function settings(port: number, throwaway: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 100,
    shared_buffers: '64MB',
    work_mem: '8MB',
    jit: 'off',
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function comesUp(cluster: Cluster, pid: number, port: number): Promise<boolean> {
  const until = Date.now() + RECOVERY_MS;
  while (Date.now() < until && (await isRunning(pid))) {
    if (await answers(urlOf(cluster, port, 'postgres'), 200)) return (await readPostmaster(cluster))?.pid === pid;
  }
  return false;
}

/** Asks until the server answers or the time is over. */
async function answers(url: string, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  do {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    const said = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (said) return true;
    await sleep(40);
  } while (Date.now() < until);
  return false;
}

const running = (cluster: Cluster, { pid, port }: Postmaster, adopted: boolean): LocalPostgres => ({
  pid,
  place: cluster.place,
  adopted,
  url: (database) => urlOf(cluster, port, database),
  revive: () => startFresh(cluster, () => port),
  stop: () => stopServer(pid),
});

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT follows if it hangs. */
async function stopServer(pid: number): Promise<void> {
  for (const [name, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!signal(pid, name)) return;
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
      if (!(await isRunning(pid))) return;
    }
  }
}

/** Another program may have been given the same number since. */
async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() === 'postgres';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
