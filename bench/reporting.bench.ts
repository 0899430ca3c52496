/** The monthly reports: created (c), counted (b2), imported (d), the matrix, a month opened, a form out and in. Limits of the same run. */
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { formColumns } from '../apps/server/src/reporting/form-columns.ts';
import { textKeys } from '../apps/server/src/reporting/report-sheet.ts';
import { readForm } from '../packages/documents/src/form/read-form.ts';
import { writeForm } from '../packages/documents/src/form/write-form.ts';
import { load } from './limit/http.mjs';
import { type Line, median, report, time } from './measure.ts';
import { type Peer, type Stack, startStack } from './stack.ts';
import { CITY, planId, unitId } from './workload.ts';

const RUNS = 3;
const IMPORTED = 10_000;
/** Of the workload: 45,000 units' measures by twelve months. */
const REPORTS = 540_000;
/** How the workload's words for a report's state are said in the product. */
const STATE: Readonly<Record<string, string>> = { approved: 'accepted', draft: 'due', returned: 'returned', submitted: 'submitted' };
/** More than a run can send. */
const ENOUGH = 15_000;
const MONTH = '2026-10';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
type Request = Parameters<typeof load>[0]['next'] extends () => infer R
  ? R & { path: string; method?: string; headers: Record<string, string>; body?: string }
  : never;
type Owed = { readonly id: string; readonly measure: string; readonly unit: string };

const content = {
  progress: '本月完成检查12家次，发现问题3个，已全部整改。',
  problems: '个别工地降尘措施不到位。',
  nextStep: '下月开展复查。',
};
const accountable = { name: '张处长', title: '处长' };

/** Reports nobody has sent yet, in an order of their own. */
const unsent: Owed[] = [];

execFileSync(process.execPath, [here('../tools/build.mjs')], { stdio: 'inherit' });
const stack = await startStack();
const bare = new pg.Client({ connectionString: stack.urls.limit });
const own = new pg.Client({ connectionString: stack.urls.product });
const lines: Line[] = [];
try {
  await Promise.all([bare.connect(), own.connect()]);
  await loadReports();
  lines.push(await monthOpened());
  for (const connections of [10, 50]) lines.push(await created(connections));
  await sameYear();
  for (const connections of [10, 50]) lines.push(await counted(connections));
  lines.push(...(await imported()));
  lines.push(await matrix());
  lines.push(...(await form()));
} finally {
  await Promise.all([bare.end(), own.end()]);
  await stack.stop();
}
report(lines);

/** The year's reports of the workload, for the bare limit to count. */
async function loadReports(): Promise<void> {
  const columns = 'measure_id, unit_id, month, status, progress, content, submitted_at';
  await bare.query('create temp table given (like reports)');
  await pipeline(createReadStream(here('../var/bench/data/reports.tsv')), bare.query(copyFrom('copy given from stdin')));
  await bare.query(`insert into reports (${columns}) select ${columns} from given`);
  await bare.query('create index if not exists bench_reports_measure on reports (measure_id)');
  await bare.query('vacuum analyze reports');
}

/** Every measure of the workload is reported on: none is of another year or done. */
async function monthOpened(): Promise<Line> {
  await own.query('update tasks.plan set year = null');
  await own.query("update tasks.ledger_row set state = 'on_pace' where state in ('done', 'done_late')");
  const start = performance.now();
  const { opened } = (await json(stack.product.port, call(stack.product, '/api/reporting/cycles', { month: MONTH }))) as { opened: number };
  const seconds = (performance.now() - start) / 1000;
  console.log(`  opened ${opened} obligations`);
  await reset();
  return { what: `a month of ${opened} obligations opened`, measured: (seconds / opened) * 45_000, limit: 10, unit: 's for 45,000' };
}

/** Every report is due and unwritten again. What was cut off while under way is let come to its end first: it would send one of them. */
async function reset(): Promise<void> {
  await quiet();
  await own.query('delete from reporting.review; delete from reporting.report');
  await own.query(`update reporting.obligation
                      set state = 'due', desk = 0, sent_at = null, late_days = null, version = 1, wanted_at = now() + interval '30 days'`);
  await own.query('vacuum analyze reporting.obligation, reporting.report, reporting.review');
}

async function quiet(): Promise<void> {
  const busy = `select from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                   and (state <> 'idle' or state_change > now() - interval '300 ms')`;
  while ((await own.query(busy)).rowCount !== 0) await sleep(100);
}

async function json(port: number, { path, ...request }: Request): Promise<unknown> {
  const headers = { ...request.headers, ...(request.body === undefined ? {} : { 'content-type': 'application/json' }) };
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, { ...request, headers });
  if (!reply.ok) throw new Error(`${path}: ${(await reply.text()).slice(0, 500)}`);
  return reply.json();
}

function call({ token }: Peer, path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  const said = { Authorization: `Bearer ${token}`, ...headers };
  return body === undefined ? { path, headers: said } : { method: 'POST', path, headers: said, body: JSON.stringify(body) };
}

async function someReports(): Promise<Owed[]> {
  return (await own.query<Owed>('select id, measure_id as measure, unit_id as unit from reporting.obligation order by md5(id::text)')).rows;
}

/** All of them again when few are left. */
async function someUnsent(): Promise<void> {
  if (unsent.length > ENOUGH) return;
  await reset();
  unsent.splice(0, unsent.length, ...(await someReports()));
}

/** (c) A report written and sent, with rules, permissions and the trail, against one bare insert. */
async function created(connections: number): Promise<Line> {
  const ratios: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await someUnsent();
    const send = (): Request => {
      const { id } = unsent.pop() as Owed;
      return call(stack.product, `/api/reporting/obligations/${id}/submit`, { content, accountable }, { 'If-Match': '"1"' });
    };
    const row = { measure_id: 1, unit_id: 1, month: '2026-10-01', status: 'submitted', progress: 50, content: content.progress };
    ratios.push(await shareOf(connections, () => call(stack.limit, '/c', row), send, '(c)'));
  }
  return { what: `(c) a report created, ${connections} connections`, ...share(ratios, 0.3) };
}

function share(ratios: readonly number[], limit: number) {
  return { measured: median(ratios), limit, unit: '× the limit', atLeast: true };
}

async function shareOf(connections: number, limit: () => Request, product: () => Request, name: string): Promise<number> {
  const options = { connections, warmup: 1_000, duration: 2_500 };
  const first = await load({ port: stack.limit.port, next: limit, ...options });
  const second = await load({ port: stack.product.port, next: product, ...options });
  if (first.errors + second.errors > 0) throw new Error(`${name}: ${first.firstErr ?? second.firstErr}`);
  console.log(
    `  ${name}, ${connections}: limit ${first.rps.toFixed(0)}/s, product ${second.rps.toFixed(0)}/s p99 ${second.p99.toFixed(1)} ms`,
  );
  return second.rps / first.rps;
}

/** What (c) added to one measure goes; what the limit counts by unit and status the product has kept, in as many rows. */
async function sameYear(): Promise<void> {
  await bare.query('delete from reports where id > $1', [REPORTS]);
  await bare.query('vacuum analyze reports');
  await quiet();
  const { rows } = await bare.query<{ plan: number; unit: number; status: string; n: number }>(
    'select m.plan_id as plan, r.unit_id as unit, r.status, count(*)::int as n from measures m join reports r on r.measure_id = m.id group by 1, 2, 3',
  );
  await own.query('delete from reporting.plan_tally');
  await own.query(
    `insert into reporting.plan_tally (city, plan_id, year, unit_id, state, n)
     select '${CITY}', * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::int[])`,
    [
      rows.map(({ plan }) => planId(plan)),
      rows.map(() => 2026),
      rows.map(({ unit }) => unitId(unit)),
      rows.map(({ status }) => STATE[status]),
      rows.map(({ n }) => n),
    ],
  );
  await own.query('vacuum analyze reporting.plan_tally');
}

/** (b2) The year's reports of one plan by unit and state. */
async function counted(connections: number): Promise<Line> {
  const ratios: number[] = [];
  let at = 0;
  const plan = (): number => 1 + (at++ % 50);
  for (let i = 0; i < RUNS; i++) {
    const product = () => call(stack.product, `/api/reporting/plans/${planId(plan())}/counts?year=2026`);
    ratios.push(await shareOf(connections, () => call(stack.limit, `/b2?plan=${plan()}`), product, '(b2)'));
  }
  return { what: `(b2) the year's reports by unit and state, ${connections} connections`, ...share(ratios, 1) };
}

/** (d) Ten thousand reports in one transaction. */
async function imported(): Promise<Line[]> {
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await reset();
    const rows = (await someReports()).slice(0, IMPORTED).map(({ measure, unit }) => ({ measureId: measure, unit, content, accountable }));
    const plain = rows.map(() => ({ measure_id: 1, unit_id: 1, month: '2026-10-01', status: 's', progress: 1, content: content.progress }));
    const bareRate = await rate(stack, 'limit', '/d', plain);
    const ownRate = await rate(stack, 'product', `/api/reporting/cycles/${MONTH}/import`, { rows });
    console.log(`  (d): limit ${bareRate.toFixed(0)} rows/s, product ${ownRate.toFixed(0)} rows/s`);
    rates.push(ownRate);
    ratios.push(ownRate / bareRate);
  }
  console.log(`  (d): ${median(ratios).toFixed(2)} × the limit`);
  return [{ what: '(d) 10,000 reports imported', measured: median(rates), limit: 5_000, unit: 'rows/s', atLeast: true }];
}

async function rate(peers: Stack, name: 'limit' | 'product', path: string, body: unknown): Promise<number> {
  const peer = peers[name];
  const request = call(peer, path, body);
  const start = performance.now();
  await json(peer.port, request);
  return IMPORTED / ((performance.now() - start) / 1000);
}

/** Units by twelve months, against the same rows asked of the database in the best way. */
async function matrix(): Promise<Line> {
  await own.query(`insert into reporting.unit_month
                   select city, '2026-' || lpad(n::text, 2, '0'), unit_id, expected, on_time, late, missing, with_unit, unit_desk, bureau_desk,
                          accepted, returned, worst_late
                     from reporting.unit_month, generate_series(1, 12) n where month = '${MONTH}' on conflict do nothing`);
  await own.query('vacuum analyze reporting.unit_month');
  const best = `select json_agg(json_build_object('unit', json_build_object('id', t.unit_id, 'name', n.name, 'kind', u.kind), 'months', t.months))::text
     from (select city, unit_id, json_agg(json_build_object('owed', expected, 'onTime', on_time, 'late', late, 'missing', missing,
             'worstLateDays', worst_late) order by month) as months
             from reporting.unit_month where city = '110000' and month between '2026-01' and '2026-12' group by city, unit_id) t
     join org.unit u on u.city = t.city and u.id = t.unit_id
     join org.unit_name n on n.city = t.city and n.unit_id = t.unit_id and n.valid_to is null`;
  const sqlMs = await time(() => own.query(best));
  const apiMs = await time(() => json(stack.product.port, call(stack.product, '/api/reporting/timeliness?year=2026')));
  console.log(`  matrix: best SQL ${sqlMs.toFixed(1)} ms, product ${apiMs.toFixed(1)} ms`);
  return { what: 'the timeliness matrix of 12 months', measured: apiMs / sqlMs, limit: 1.5, unit: '× its best SQL' };
}

/** An Excel form of 300 rows written, and read back. */
async function form(): Promise<Line[]> {
  const sign = (text: string): string => createHmac('sha256', 'bench').update(text).digest('base64url');
  const rows = Array.from({ length: 300 }, (_, i) => ({
    data: JSON.stringify({ report: planId(i), version: 1, plan: 1, promise: null }),
    cells: { no: String(i), measure: '开展扬尘执法检查'.repeat(6), send: '是', progress: content.progress, name: '张处长' },
    open: [...textKeys],
  }));
  const sheet = { name: '月报', title: '月报', lead: '', identity: '{}', columns: formColumns, rows };
  const bytes = await writeForm(sheet, sign);
  const limit = 1_000;
  return [
    { what: 'an Excel form of 300 rows written', measured: await time(() => writeForm(sheet, sign)), limit, unit: 'ms' },
    { what: 'an Excel form of 300 rows read back', measured: await time(() => readForm(bytes, sign)), limit, unit: 'ms' },
  ];
}
