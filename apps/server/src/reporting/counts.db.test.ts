import * as contract from '@gongjian/contract/reporting';
import { localDate, type YearMonth } from '@gongjian/domain/kernel/dates';
import { type BoardRow, boardOf } from '@gongjian/domain/reporting/board';
import type { ObligationState } from '@gongjian/domain/reporting/model';
import type { Timeliness } from '@gongjian/domain/reporting/timeliness';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack } from '../../test/make.ts';
import { aCity, aPlan, said } from '../../test/monthly.ts';
import { Refused } from '../platform/refused.ts';
import { board, planCountsOf, timelinessOf } from './board-reads.ts';
import { importReports } from './import-reports.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { acceptReport, recallReport, reopenReport, returnReport } from './review-report.ts';
import { sealMonth, unsealMonth } from './seal-month.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
let clock = '2022-03-01T02:00:00Z';
const ctx = (id = 'p-unit') => at(db(), clock, anActor({ id }));

beforeAll(async () => {
  await aCity(ctx(), beijingPack);
  await aPlan(ctx());
});

type Row = {
  id: string;
  unitId: string;
  month: YearMonth;
  measureId: string;
  planId: string;
  state: ObligationState;
  stood: string;
  lateDays: number | null;
  version: number;
};
const all = async () =>
  (
    await sql<Row>`
      select id, unit_id as "unitId", month, measure_id as "measureId", plan_id as "planId", state, coalesce(sealed_from, state) as stood,
             late_days as "lateDays", version
        from reporting.obligation order by id`.execute(db())
  ).rows;

const timely = ({ stood, lateDays }: Row): Timeliness => {
  if (stood === 'overdue') return { kind: 'missing', days: null };
  if (lateDays === null) return { kind: 'not_due' };
  return lateDays > 0 ? { kind: 'late', days: lateDays } : { kind: 'on_time' };
};

/** What the kept counts say, and what the rule of the domain counts from every obligation anew. */
async function countsAgree(after: string): Promise<void> {
  const rows = await all();
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const units = [...new Set(rows.map(({ unitId }) => unitId))].sort();
  const recounted = boardOf(
    rows.map((row): BoardRow => ({ ...row, timeliness: timely(row) })),
    units,
    months,
  );
  for (const [i, month] of months.entries()) {
    const shown = contract.readBoard.reply.parse(await board(ctx(), month));
    const total = recounted.totals[i];
    expect([shown.expected, shown.reported, shown.onTime, shown.onTimeRate], after).toEqual([
      total?.expected,
      total?.arrived,
      total?.onTime,
      total?.onTimeRate,
    ]);
    for (const unit of shown.units) {
      const cell = recounted.rows.find(({ unitId }) => unitId === unit.unit.id)?.cells[i];
      expect([unit.onTime, unit.late, unit.missing, unit.holding.bureau, unit.returned], after).toEqual([
        cell?.onTime,
        cell?.late,
        cell?.missing,
        cell?.states.submitted,
        cell?.states.returned,
      ]);
    }
  }
  const matrix = contract.timeliness.reply.parse(JSON.parse(await timelinessOf(ctx(), 2022)));
  const kept = matrix.units.flatMap(({ unit, months: cells }) =>
    cells.map((cell) => [unit.id, cell?.onTime ?? 0, cell?.late ?? 0, cell?.missing ?? 0]),
  );
  const sum = (i: number) => kept.reduce((n, row) => n + Number(row[i]), 0);
  expect([sum(1), sum(2), sum(3)], after).toEqual([recounted.total.onTime, recounted.total.late, recounted.total.missing]);
  const planId = rows[0]?.planId ?? '';
  const counts = contract.planReportCounts.reply.parse(JSON.parse(await planCountsOf(ctx(), planId, 2022)));
  const byState = new Map<string, number>();
  for (const { planId: plan, unitId, state } of rows) {
    if (plan === planId) byState.set(`${unitId} ${state}`, (byState.get(`${unitId} ${state}`) ?? 0) + 1);
  }
  expect(new Map(counts.items.map(({ unit, state, n }) => [`${unit} ${state}`, n])), after).toEqual(byState);
}

/** A small seeded generator: a failing run can be run again. */
function dice(seed: number): (n: number) => number {
  let s = seed;
  return (n) => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((s / 2 ** 32) * n);
  };
}
const some = async (roll: (n: number) => number, state: ObligationState) => {
  const rows = (await all()).filter((row) => row.state === state);
  return rows[roll(rows.length)];
};
const later = (days: number) => {
  clock = new Date(Date.parse(clock) + days * 86_400_000).toISOString();
};
const lastMonth = () => {
  const today = localDate(clock.slice(0, 10));
  return new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7);
};

const deeds: Record<string, (roll: (n: number) => number) => Promise<unknown>> = {
  open: () => openMonth(ctx(), lastMonth()),
  submit: async (roll) => {
    const row = (await some(roll, 'due')) ?? (await some(roll, 'overdue')) ?? (await some(roll, 'returned'));
    if (row) await submitReport(ctx(), row.id, row.version, said);
  },
  accept: async (roll) => {
    const row = await some(roll, 'submitted');
    if (row) await acceptReport(ctx('p-office'), row.id, row.version, null);
  },
  back: async (roll) => {
    const row = await some(roll, 'submitted');
    if (row) await returnReport(ctx('p-office'), row.id, row.version, { reason: '补充', replyOn: null });
  },
  recall: async (roll) => {
    const row = await some(roll, 'submitted');
    if (row) await recallReport(ctx(), row.id, row.version);
  },
  reopen: async (roll) => {
    const row = (await some(roll, 'accepted')) ?? (await some(roll, 'sealed'));
    if (row) await reopenReport(ctx('p-office'), row.id, row.version, { reason: '有误', replyOn: null });
  },
  import: async () => {
    const rows = (await all()).filter(({ state }) => state === 'due').slice(0, 5);
    const first = rows[0];
    if (first)
      await importReports(
        ctx(),
        first.month,
        rows.filter(({ month }) => month === first.month).map((row) => ({ measureId: row.measureId, unit: row.unitId, ...said })),
        false,
      );
  },
  pass: async (roll) => {
    later(1 + roll(6));
    await keepClock(ctx());
  },
  seal: async (roll) => sealMonth(ctx('p-office'), (await some(roll, 'overdue'))?.month ?? '2022-02'),
  unseal: async (roll) => unsealMonth(ctx('p-office'), (await some(roll, 'sealed'))?.month ?? '2022-02', '复核'),
};

it.each([1, 2, 3])('board, matrix and counts equal a recount after every deed of any sequence (seed %i)', async (seed) => {
  const roll = dice(seed);
  const order = ['open', ...Array.from({ length: 40 }, () => Object.keys(deeds)[roll(10)] ?? 'pass')];
  for (const [i, name] of order.entries()) {
    await deeds[name]?.(roll).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
    await countsAgree(`after ${order.slice(0, i + 1).join(' ')}`);
  }
});
