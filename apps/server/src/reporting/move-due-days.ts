import { nextMonth, type YearMonth, yearOf } from '@gongjian/domain/kernel/dates';
import type { Cycle } from '@gongjian/domain/reporting/model';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { type Basis, basisOf, daysOf } from './due-days.ts';

/**
 * Reckons the due days of open months anew and tells which moved. What is sealed, already past, or already sent keeps the day it was
 * measured by.
 */
export async function moveDueDays(tx: Tx, teller: Teller, year: number): Promise<void> {
  for (const month of await openMonths(tx, teller)) {
    if (yearOf(nextMonth(month)) === year) await moveMonth(tx, teller, await basisOf(tx, month));
  }
}

async function openMonths(tx: Tx, { today }: Teller): Promise<YearMonth[]> {
  const rows = await tx
    .selectFrom('reporting.cycle')
    .select('month')
    .where('sealed_no', 'is', null)
    .where('due_on', '>=', today)
    .orderBy('month')
    .execute();
  return rows.map(({ month }) => month as YearMonth);
}

async function moveMonth(tx: Tx, teller: Teller, basis: Basis): Promise<void> {
  const before = await moveCycle(tx, daysOf(basis, null));
  const plans = await tx.selectFrom('reporting.obligation').select('plan_id').distinct().where('month', '=', basis.month).execute();
  let moved = 0;
  for (const { plan_id } of plans) moved += await moveObligations(tx, plan_id, daysOf(basis, plan_id));
  if (before === undefined && moved === 0) return;
  const payload = { before, dueOn: daysOf(basis, null).dueOn, moved };
  await emit(tx, teller, { type: 'reporting.due_day_moved', subjectId: `month:${basis.month}`, payload });
}

async function moveCycle(tx: Tx, { month, dueOn, cutoffAt }: Cycle): Promise<string | undefined> {
  const { rows } = await sql<{ before: string }>`
    update reporting.cycle c set due_on = ${dueOn}, cutoff_at = ${cutoffAt}
      from (select city, id, due_on from reporting.cycle where month = ${month} for update) was
     where c.city = was.city and c.id = was.id and was.due_on <> ${dueOn}
    returning was.due_on as before
  `.execute(tx);
  return rows[0]?.before;
}

async function moveObligations(tx: Tx, planId: string, { month, dueOn, cutoffAt }: Cycle): Promise<number> {
  const done = await sql`
    update reporting.obligation
       set due_on = ${dueOn}, cutoff_at = ${cutoffAt}, wanted_on = ${dueOn}, wanted_at = ${cutoffAt}, version = version + 1
     where month = ${month} and plan_id = ${planId} and state in ('not_due', 'due') and sent_at is null and due_on <> ${dueOn}
  `.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
