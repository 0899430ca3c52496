/** The ledger's list (a) and a plan's counts (b), against the bare limit measured seconds before in the same run. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { load } from './limit/http.mjs';
import { type Line, median, report } from './measure.ts';
import { type Peer, startStack } from './stack.ts';
import { planId, STATES, unitId } from './workload.ts';

const RUNS = 3;
const MEBIBYTE = 1024;
type Question = {
  readonly name: string;
  readonly limit: () => string;
  readonly product: () => string;
  readonly share: number;
  readonly p99?: number;
};

let seed = 7;
const any = (n: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return 1 + (seed % n);
};
const status = (): string => Object.keys(STATES)[any(5) - 1] as string;

const pairs = Array.from({ length: 997 }, () => ({ unit: any(420), status: status(), plan: any(50) }));
const turn = (): (() => (typeof pairs)[number]) => {
  let at = 0;
  return () => pairs[at++ % pairs.length] as (typeof pairs)[number];
};
const [limitTurn, productTurn] = [turn(), turn()];

const questions: readonly Question[] = [
  {
    name: '(a) measures of a unit in a state',
    limit: () => (({ unit, status: s }) => `/a?unit=${unit}&status=${s}`)(limitTurn()),
    product: () => (({ unit, status: s }) => `/api/ledger/measures?unit=${unitId(unit)}&state=${STATES[s]}&limit=50`)(productTurn()),
    share: 0.5,
    p99: 2,
  },
  {
    name: '(b) a plan counted by lead unit and state',
    limit: () => `/b?plan=${limitTurn().plan}`,
    product: () => `/api/ledger/plans/${planId(productTurn().plan)}/counts?by=lead`,
    share: 1,
  },
];

buildProgram();
const stack = await startStack();
const lines: Line[] = [];
try {
  for (const question of questions) for (const connections of [1, 10, 50]) lines.push(...(await compare(question, connections)));
  await stack.stopLimit();
  lines.push(memory());
} finally {
  await stack.stop();
}
report(lines);

function buildProgram(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../tools/build.mjs', import.meta.url))], { stdio: 'inherit' });
}

async function compare({ name, limit, product, share, p99 }: Question, connections: number): Promise<Line[]> {
  const runs: { rps: number; p99: number }[] = [];
  for (let i = 0; i < RUNS; i++) {
    const bare = await ask(stack.limit, limit, connections);
    const own = await ask(stack.product, product, connections);
    runs.push({ rps: own.rps / bare.rps, p99: own.p99 / bare.p99 });
    console.log(
      `  ${name}, ${connections}: limit ${bare.rps.toFixed(0)}/s p99 ${bare.p99.toFixed(1)} ms, product ${own.rps.toFixed(0)}/s p99 ${own.p99.toFixed(1)} ms`,
    );
  }
  const at = `${name}, ${connections} connections`;
  const speed: Line = {
    what: `${at}: requests`,
    measured: median(runs.map((run) => run.rps)),
    limit: share,
    unit: '× the limit',
    atLeast: true,
  };
  return p99 === undefined
    ? [speed]
    : [speed, { what: `${at}: p99`, measured: median(runs.map((run) => run.p99)), limit: p99, unit: '× the limit' }];
}

async function ask(peer: Peer, path: () => string, connections: number): Promise<{ rps: number; p99: number }> {
  const headers = { Authorization: `Bearer ${peer.token}` };
  const result = await load({ port: peer.port, connections, next: () => ({ path: path(), headers }), warmup: 1_000, duration: 3_000 });
  if (result.errors > 0) throw new Error(`${result.errors} answers failed: ${result.firstErr}`);
  return result;
}

/** Proportional set size of the server and the database's processes, which share memory. The limit and its connections are gone. */
function memory(): Line {
  const pids = [stack.product.process.pid, ...postgresPids()].map(String);
  const kib = pids.reduce((sum, pid) => sum + proportional(pid), 0);
  return { what: 'server and database after the load', measured: kib / MEBIBYTE, limit: 300, unit: 'MiB' };
}

function postgresPids(): string[] {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(stack.postgres.pid)], { encoding: 'utf8' });
  return [String(stack.postgres.pid), ...children.trim().split(/\s+/)];
}

function proportional(pid: string): number {
  const rollup = execFileSync('cat', [`/proc/${pid}/smaps_rollup`], { encoding: 'utf8' });
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
