import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { type Db, openDb, openPool } from '../platform/db.ts';
import { importReports } from './import-reports.ts';
import { turnMonths } from './jobs.ts';
import { openMonth } from './open-month.ts';
import { remindUnits } from './remind-units.ts';
import { acceptReport } from './review-report.ts';
import { sealMonth } from './seal-month.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const office = anActor({ id: 'p-gjb' });

beforeAll(async () => {
  const start = at(db(), '2022-02-21T02:00:00Z');
  await aCity(start, beijingPack);
  await aPlan(start);
});

let undo: (() => Promise<void>) | undefined;
afterEach(async () => {
  await undo?.();
  undo = undefined;
});

/** A database whose connections are cut by the server just before the n-th statement: what a killed worker or database leaves. */
function cutBefore(n: number): { readonly cut: Db; readonly reached: () => boolean } {
  const pool = openPool(db.url(), 1);
  const cut = openDb(pool);
  undo = () => cut.destroy();
  let said = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>;
    const { processID } = client as unknown as { processID: number };
    Object.assign(client, {
      query: async (...words: unknown[]) => {
        said += 1;
        if (said === n) await terminate(processID);
        return query(...words);
      },
    });
  });
  return { cut, reached: () => said >= n };
}

/** From a connection of its own, waiting until the backend is gone. */
async function terminate(backend: number): Promise<void> {
  const client = new pg.Client(db.url());
  await client.connect();
  await client.query('select pg_terminate_backend($1, 5000)', [backend]);
  await client.end();
}

/** All that a month consists of, as one text: after a cut deed nothing of it may differ. */
async function everything(): Promise<string> {
  const tables = ['reporting.cycle', 'reporting.obligation', 'reporting.report', 'reporting.review', 'reporting.message', 'reporting.seal'];
  tables.push('reporting.sealed_row', 'reporting.unit_month', 'reporting.plan_tally', 'platform.event', 'platform.delivery');
  tables.push('tasks.act', 'tasks.verdict', 'tasks.ledger_row', 'tasks.asked_month');
  const of = tables.map(
    (table) => `select '${table}' as t, coalesce(string_agg(x::text, E'\\n' order by x::text), '') as rows from ${table} x`,
  );
  const { rows } = await sql.raw<{ t: string; rows: string }>(of.join(' union all ')).execute(db());
  return rows
    .map(({ t, rows: said }) => `${t}\n${said}`)
    .sort()
    .join('\n');
}

/** Cuts the deed before every one of its statements in turn; each time nothing is left. Then it is done, once. */
async function survivesEveryCut(deed: (db: Db) => Promise<unknown>): Promise<number> {
  const before = await everything();
  for (let n = 1; ; n++) {
    const { cut, reached } = cutBefore(n);
    const ended = await deed(cut).then(
      () => 'done',
      () => 'cut',
    );
    await undo?.();
    undo = undefined;
    if (!reached()) {
      expect(ended).toBe('done');
      return n - 1;
    }
    expect(ended).toBe('cut');
    expect(await everything()).toBe(before);
  }
}

const owedIn = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from reporting.obligation where month = '2022-02'`.execute(db())).rows[0]?.n ?? 0;

/** In the order of a month: each begins where the one before it ended. */
describe('a worker or a database killed between any two steps', () => {
  it('of opening a month leaves no obligation, and the next worker opens each of them once', async () => {
    const steps = await survivesEveryCut((cut) => openMonth(at(cut, '2022-03-01T02:00:00Z'), '2022-02'));
    expect(steps).toBeGreaterThan(5);
    expect(await owedIn()).toBe(20);
  });

  it('of reminding leaves no message, and the next worker tells each once', async () => {
    await sql`insert into reporting.webhook (city, url, secret, at) values ('110000', 'https://example.invalid/', 'secret', now())`.execute(
      db(),
    );
    const steps = await survivesEveryCut((cut) => remindUnits(at(cut, '2022-03-01T02:00:00Z'), '2022-02'));
    expect(steps).toBeGreaterThan(4);
    const { rows } = await sql<{ n: number; keys: number }>`
      select count(*)::int as n, count(distinct (event_key, channel, recipient))::int as keys from reporting.message`.execute(db());
    expect(rows[0]?.n).toBeGreaterThan(0);
    expect(rows[0]?.n).toBe(rows[0]?.keys);
  });

  it('of sending leaves the report unsent; sent again it is in the trail once', async () => {
    const [owed] = await owedBy(db(), 'bj-jtw', '2022-02');
    await survivesEveryCut((cut) =>
      submitReport(at(cut, '2022-03-02T02:00:00Z', memberOf('bj-jtw')), owed?.id ?? '', owed?.version ?? 0, said),
    );
    const { rows } = await sql`select from platform.event where type = 'reporting.report_submitted'`.execute(db());
    expect(rows).toHaveLength(1);
  });

  it('of accepting leaves neither the step nor what the report proves', async () => {
    const [owed] = await owedBy(db(), 'bj-jtw', '2022-02');
    const steps = await survivesEveryCut((cut) =>
      acceptReport(at(cut, '2022-03-02T03:00:00Z', office), owed?.id ?? '', owed?.version ?? 0, null),
    );
    expect(steps).toBeGreaterThan(5);
  });

  it('of an import leaves no row of it; imported again each is sent once', async () => {
    const { rows } = await sql<{ measureId: string; unit: string }>`
      select measure_id as "measureId", unit_id as unit from reporting.obligation where state = 'due' and unit_id like '1101%'`.execute(
      db(),
    );
    expect(rows).toHaveLength(17);
    await survivesEveryCut((cut) =>
      importReports(
        at(cut, '2022-03-02T04:00:00Z', office),
        '2022-02',
        rows.map((row) => ({ ...row, ...said })),
        false,
      ),
    );
    const sent = await sql<{ n: number }>`select count(*)::int as n from reporting.review where action = 'imported'`.execute(db());
    expect(sent.rows[0]?.n).toBe(17);
  });

  it('of the rounds of the clock leaves what was whole, and the next round goes on from there', async () => {
    for (let n = 1; ; n++) {
      const { cut, reached } = cutBefore(n);
      await turnMonths(at(cut, '2022-03-04T02:00:00Z')).catch(() => undefined);
      await undo?.();
      undo = undefined;
      if (!reached()) break;
    }
    expect(await owedIn()).toBe(20);
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from reporting.obligation group by state order by state`.execute(db());
    expect(rows).toEqual([
      { state: 'accepted', n: 1 },
      { state: 'overdue', n: 2 },
      { state: 'submitted', n: 17 },
    ]);
    const told = await sql<{ n: number }>`
      select max(n)::int as n from (select count(*) as n from reporting.message group by event_key, channel, recipient) x`.execute(db());
    expect(told.rows[0]?.n).toBe(1);
  });

  it('of the seal leaves the month open, and the next seal is number one and whole', async () => {
    await survivesEveryCut((cut) => sealMonth(at(cut, '2022-03-07T02:00:00Z', office), '2022-02'));
    const { rows } = await sql<{ no: number; row_count: number; kept: number }>`
      select no, row_count, (select count(*)::int from reporting.sealed_row) as kept from reporting.seal`.execute(db());
    expect(rows).toEqual([{ no: 1, row_count: rows[0]?.kept, kept: 20 + 2 }]);
  });
});
