import type { importedReport } from '@gongjian/contract/reporting';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import type { Problem } from '@gongjian/domain/kernel/problem';
import { isWritable } from '@gongjian/domain/reporting/states';
import { sql } from 'kysely';
import type { z } from 'zod';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { askedOf, problemsOf } from './check-report.ts';
import { cycleOf, type KeptCycle } from './cycle-repo.ts';
import { monthHappened, reportHappened } from './events.ts';
import { sent } from './moves.ts';
import { type Move, type Obligation, obligationColumns } from './obligation-repo.ts';
import { aboutReport } from './report-moved.ts';

type Row = z.output<typeof importedReport>;
type Taken = { readonly row: Row; readonly owed: Obligation };
type Sent = Taken & { readonly move: Move };

/** Submits many reports of one month: all of them, or none and the problems of every row. */
export function importReports(
  ctx: Ctx,
  month: string,
  rows: readonly Row[],
  dryRun: boolean,
): Promise<{ submitted: number; dryRun: boolean }> {
  return ctx.transact(async (tx) => {
    const cycle = found(await cycleOf(tx, month), 'reporting.month_not_open');
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    const owed = await lockOwed(tx, cycle, rows);
    const taken = await checkRows(tx, ctx, rows, owed);
    if (dryRun) return { submitted: taken.length, dryRun };

    const calendar = await loadCalendar(tx);
    const all = await Promise.all(taken.map((one) => sentOn(one, ctx, calendar)));
    await saveAll(tx, ctx, all);
    await emit(
      tx,
      ctx,
      monthHappened('imported', month, { reports: all.length }),
      ...all.map(({ row, owed: o, move }) => reportHappened('submitted', o.id, { ...aboutReport(o, move), accountable: nameOf(row, o) })),
    );
    return { submitted: all.length, dryRun };
  });
}

const keyOf = (measureId: string, unit: string): string => `${measureId} ${unit}`;
const nameOf = (row: Row, owed: Obligation): string | null => (row.accountable ?? owed.accountable)?.name ?? null;
const sentOn = async (one: Taken, ctx: Ctx, calendar: WorkCalendar): Promise<Sent> => ({
  ...one,
  move: await sent(one.owed, ctx, async () => calendar),
});

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
      taken.push({ row, owed: mine });
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

/** Three tables, one statement, one array a column. */
async function saveAll(tx: Tx, { actor, now }: Ctx, all: readonly Sent[]): Promise<void> {
  await sql`
    with given as materialized (
      select *
        from unnest(${all.map(({ owed }) => owed.id)}::uuid[], ${all.map(({ row }) => row.unit)}::text[],
                    ${all.map(({ row }) => JSON.stringify(row.content))}::text[],
                    ${all.map(({ row, owed }) => JSON.stringify(row.accountable ?? owed.accountable))}::text[],
                    ${all.map(({ move }) => move.state)}::text[], ${all.map(({ move }) => move.desk)}::smallint[],
                    ${all.map(({ move }) => move.lateDays)}::int[], ${all.map(({ move }) => move.sentAt?.toISOString() ?? null)}::timestamptz[])
          as g (id, unit_id, content, accountable, state, desk, late_days, sent_at)
    ), told as (
      insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
      select ${actor.city}, id, unit_id, content::jsonb, ${actor.id}, ${actor.name}, ${now} from given
      on conflict (city, obligation_id) do update
        set content = excluded.content, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
    ), step as (
      insert into reporting.review (city, obligation_id, unit_id, action, desk, is_internal, by_id, by_name, at)
      select ${actor.city}, id, unit_id, 'imported', 0, desk = 0, ${actor.id}, ${actor.name}, ${now} from given
    )
    update reporting.obligation o
       set state = g.state, desk = g.desk, late_days = g.late_days, sent_at = g.sent_at,
           accountable = g.accountable::jsonb, submitted_by = ${actor.id}, version = o.version + 1
      from given g
     where o.city = ${actor.city} and o.id = g.id
  `.execute(tx);
}
