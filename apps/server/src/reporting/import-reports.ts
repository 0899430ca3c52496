import type { importedReport } from '@gongjian/contract/reporting';
import type { Problem } from '@gongjian/domain/kernel/problem';
import { isWritable } from '@gongjian/domain/reporting/states';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { askedOf, problemsOf } from './check-report.ts';
import { cycleOf, type KeptCycle } from './cycle-repo.ts';
import { type Obligation, obligationColumns } from './obligation-repo.ts';
import { submitMany, type Taken } from './submit-many.ts';

type Row = z.output<typeof importedReport>;
/** Hears how far an import has come; what it throws stops the import, and nothing of it stays. */
export type Watch = (done: number, all: number, tx: Tx) => Promise<void>;

/** Submits many reports of one month: all of them, or none and the problems of every row. */
export function importReports(
  ctx: Ctx,
  month: string,
  rows: readonly Row[],
  dryRun: boolean,
  watch?: Watch,
): Promise<{ submitted: number; dryRun: boolean }> {
  return ctx.transact(async (tx) => {
    const cycle = found(await cycleOf(tx, month), 'reporting.month_not_open');
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    const taken = await checkRows(tx, ctx, rows, await lockOwed(tx, cycle, rows));
    if (!dryRun) await submitMany(tx, ctx, month, taken, watch);
    return { submitted: taken.length, dryRun };
  });
}

const keyOf = (measureId: string, unit: string): string => `${measureId} ${unit}`;

/** What the rows speak of, held, in one order for everybody. */
async function lockOwed(tx: Tx, { id }: KeptCycle, rows: readonly Row[]): Promise<Map<string, Obligation>> {
  const { rows: owed } = await sql<Obligation>`
    select ${obligationColumns}
      from reporting.obligation o
      join unnest(${rows.map(({ measureId }) => measureId)}::uuid[], ${rows.map(({ unit }) => unit)}::text[]) as g (measure_id, unit_id)
        on o.measure_id = g.measure_id and o.unit_id = g.unit_id
     where o.cycle_id = ${id}
     order by o.id
       for update of o
  `.execute(tx);
  return new Map(owed.map((one) => [keyOf(one.measureId, one.unit), one]));
}

const MOST_PROBLEMS = 1000;

async function checkRows(tx: Tx, ctx: Ctx, rows: readonly Row[], owed: ReadonlyMap<string, Obligation>): Promise<Taken[]> {
  const asked = await askedOf(tx, [...new Set(rows.map(({ measureId }) => measureId))], [...owed.values()][0]?.month ?? '');
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const taken: Taken[] = [];
  rows.forEach((row, i) => {
    const key = keyOf(row.measureId, row.unit);
    const mine = owed.get(key);
    const wrong = seen.has(key) ? [{ code: 'said_twice', at: [] }] : placeProblems(ctx, row, mine);
    seen.add(key);
    if (mine && wrong.length === 0) {
      const told = { content: row.content, accountable: row.accountable ?? mine.accountable, files: [] };
      wrong.push(...problemsOf(told, row.unit, asked(row.measureId), ctx.today));
      taken.push({ owed: mine, content: row.content, accountable: told.accountable });
    }
    problems.push(...wrong.map(({ code, at }) => ({ code, at: ['rows', i, ...at] })));
  });
  if (problems.length > 0) throw new Refused('reporting.import_refused', problems.slice(0, MOST_PROBLEMS));
  return taken;
}

/** Whether the row is owed at all, by a unit this person reports for, and not yet sent. */
function placeProblems({ actor }: Ctx, { unit }: Row, owed: Obligation | undefined): Problem[] {
  if (!actor.may('tasks.report', unit)) return [{ code: 'not_your_unit', at: ['unit'] }];
  if (!owed) return [{ code: 'not_owed', at: ['measureId'] }];
  return isWritable(owed.state) ? [] : [{ code: 'not_writable', at: [] }];
}
