import type { CellProblem } from '@gongjian/contract/reporting-form';
import type { ImportJob } from '@gongjian/contract/reporting-import';
import { Unreadable } from '@gongjian/documents/unreadable';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { cycleOf } from './cycle-repo.ts';
import { importReports } from './import-reports.ts';
import { headingOf, type ImportTable, readImportTable } from './import-table.ts';

const MOST_BYTES = 32 * 1024 * 1024;
/** 待确认的导入 of one unit. */
const MOST_PENDING = 5;
/** A job nobody has worked on for so long belonged to a program that ended: nothing of it was written. */
const ABANDONED_MS = 120_000;

type KeptJob = ImportJob & { readonly bytes: Buffer | null; readonly touchedAt: Date };
class GivenUp extends Error {}

/** Keeps the file and begins to check it; the caller does not wait. */
export async function startImport(ctx: Ctx, month: string, { name, bytes }: Upload): Promise<ImportJob> {
  if (bytes.length > MOST_BYTES || bytes.length === 0) throw new Refused('reporting.form_too_large', [{ code: 'bytes', at: [MOST_BYTES] }]);
  const id = await ctx.transact(async (tx) => {
    const cycle = found(await cycleOf(tx, month), 'reporting.month_not_open');
    if (cycle.sealedNo !== null) throw new Refused('reporting.month_sealed');
    const unit = ctx.actor.units[0] ?? null;
    await refuseTooMany(tx, ctx, unit);
    const { rows } = await sql<{ id: string }>`
      insert into reporting.import_job (city, month, name, state, bytes, by_id, unit_id, at, touched_at)
      values (${ctx.actor.city}, ${month}, ${name.slice(0, 200)}, 'checking', ${bytes}, ${ctx.actor.id}, ${unit}, ${ctx.now}, now())
      returning id
    `.execute(tx);
    return rows[0]?.id ?? '';
  });
  void work(ctx, id, true);
  return readImport(ctx, id);
}

/** Each holds a file of up to 32 MB until somebody confirms it or gives it up; one left alone for a day is given up for him. */
async function refuseTooMany(tx: Tx, { actor }: Ctx, unit: string | null): Promise<void> {
  const whose = unit ?? actor.id;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.city}/imports/${whose}`}, 0))`.execute(tx);
  await sql`
    update reporting.import_job set state = 'cancelled', bytes = null
     where by_id = ${actor.id} and state in ('checking', 'ready', 'saving') and touched_at < now() - interval '1 day'`.execute(tx);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from reporting.import_job
     where state in ('checking', 'ready', 'saving') and touched_at >= now() - interval '1 day' and coalesce(unit_id, by_id) = ${whose}`.execute(
    tx,
  );
  if ((rows[0]?.n ?? 0) >= MOST_PENDING) throw new Refused('reporting.imports_pending', [{ code: 'pending', at: [MOST_PENDING] }]);
}

export async function readImport(ctx: Ctx, id: string): Promise<ImportJob> {
  const { bytes: _, touchedAt, ...job } = found(await jobOf(ctx, id), 'reporting.import_not_found');
  const running = job.state === 'checking' || job.state === 'saving';
  return running && Date.now() - touchedAt.getTime() > ABANDONED_MS ? { ...job, state: 'failed', done: 0 } : job;
}

async function jobOf(ctx: Ctx, id: string): Promise<KeptJob | undefined> {
  const [job] = await ctx.read(
    async (db) =>
      (
        await sql<KeptJob>`
          select id, month, name, state, total, done, problems, bytes, touched_at as "touchedAt" from reporting.import_job
           where id = ${id} and by_id = ${ctx.actor.id}
        `.execute(db)
      ).rows,
  );
  return job;
}

/** From one state to the next, so that two who press the button start one import. */
async function turn(ctx: Ctx, id: string, from: readonly ImportJob['state'][], to: ImportJob['state']): Promise<void> {
  const turned = await ctx.transact((tx) =>
    sql`update reporting.import_job
           set state = ${to}, touched_at = now(), bytes = case when ${to} in ('done', 'cancelled') then null else bytes end
         where id = ${id} and state = any (${[...from]}::text[])`.execute(tx),
  );
  if (turned.numAffectedRows === 0n) throw new Refused('reporting.import_not_ready');
}

export async function confirmImport(ctx: Ctx, id: string): Promise<ImportJob> {
  await readImport(ctx, id);
  await turn(ctx, id, ['ready'], 'saving');
  void work(ctx, id, false);
  return readImport(ctx, id);
}

export async function cancelImport(ctx: Ctx, id: string): Promise<ImportJob> {
  await readImport(ctx, id);
  await turn(ctx, id, ['checking', 'ready', 'refused', 'saving'], 'cancelled');
  return readImport(ctx, id);
}

/** Checks or writes the file, and says what came of it; a job given up meanwhile stays so. */
async function work(ctx: Ctx, id: string, dryRun: boolean): Promise<void> {
  try {
    const outcome = await outcomeOf(ctx, id, dryRun);
    await finish(ctx, id, dryRun ? 'checking' : 'saving', outcome);
  } catch (error) {
    if (error instanceof GivenUp) return;
    await finish(ctx, id, dryRun ? 'checking' : 'saving', { state: 'failed', total: 0, problems: [] }).catch(() => undefined);
  }
}

type Outcome = { readonly state: ImportJob['state']; readonly total: number; readonly problems: readonly CellProblem[] };
const refused = (problems: readonly CellProblem[], total = 0): Outcome => ({ state: 'refused', total, problems });

async function outcomeOf(ctx: Ctx, id: string, dryRun: boolean): Promise<Outcome> {
  const job = await jobOf(ctx, id);
  if (job?.bytes == null) throw new GivenUp();
  let table: ImportTable | undefined;
  try {
    table = readImportTable(job.bytes);
    if (table.problems.length > 0) return refused(table.problems.slice(0, 1000), table.rows.length);
    const { submitted } = await importReports(ctx, job.month, table.rows, dryRun, (done, all, tx) => progress(ctx, id, { done, all, tx }));
    return { state: dryRun ? 'ready' : 'done', total: submitted, problems: [] };
  } catch (error) {
    if (error instanceof Unreadable) return refused([{ code: 'unreadable', row: 1, column: 'A', title: '' }]);
    if (!(error instanceof Refused) || table === undefined) throw error;
    return refused(placed(error, table), table.rows.length);
  }
}

/** What the rules say of rows.3.content.progress, at its cell of the file. */
const placed = ({ problems = [], code }: Refused, { places, cell }: ImportTable): CellProblem[] =>
  problems.length === 0
    ? [cell(code, 1, 'measureId')]
    : problems.map((problem) => cell(problem.code, places[Number(problem.at[1])] ?? 1, headingOf(problem.at)));

/** Shown to who waits; the last step is taken with the import itself, so that what was given up is never written. */
async function progress(ctx: Ctx, id: string, { done, all, tx }: { done: number; all: number; tx: Tx }): Promise<void> {
  const tell = (db: Tx) =>
    sql`update reporting.import_job
           set done = ${done}, total = ${all}, touched_at = now(), state = case when ${done}::int = ${all}::int then 'done' else state end
         where id = ${id} and state = 'saving'`.execute(db);
  const told = done === all ? await tell(tx) : await ctx.transact(tell);
  if (told.numAffectedRows === 0n) throw new GivenUp();
}

const finish = (ctx: Ctx, id: string, from: ImportJob['state'], { state, total, problems }: Outcome) =>
  ctx.transact((tx) =>
    sql`update reporting.import_job
           set state = ${state}, total = ${total}, done = case when ${state} = 'done' then ${total}::int else 0 end, touched_at = now(),
               problems = ${JSON.stringify(problems)}::jsonb, bytes = case when ${state} in ('done', 'refused', 'failed') then null else bytes end
         where id = ${id} and (state = ${from} or (state = 'done' and ${state} = 'done'))`.execute(tx),
  );
