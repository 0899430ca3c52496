import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as reporting from '@gongjian/contract/reporting';
import * as imports from '@gongjian/contract/reporting-import';
import type { Command } from 'commander';
import { asked, bytesOf, type Json, print } from './report-words.ts';
import { UsageError } from './usage-error.ts';
import { ask, type Where } from './wire.ts';

type Options = Where & Json & { readonly dryRun?: boolean };
const TABLE = /\.(xlsx|csv)$/i;

/** `gongjian report import`: many reports of one month, all of them or none. */
export function addImport(report: Command): void {
  asked(report.command('import <month> <file>'))
    .description('批量导入 submits up to 10,000 reports in one transaction: .xlsx or .csv, or JSON as {"rows": […]}')
    .option('--dry-run', '只检查 only check')
    .option('--json')
    .action((month: string, file: string, options: Options) => (TABLE.test(file) ? importTable : importRows)(month, file, options));
}

async function importRows(month: string, file: string, { dryRun, json, ...where }: Options): Promise<void> {
  const query = dryRun ? { dryRun: 'true' } : {};
  const done = await ask(where, reporting.importReports, { params: { month }, query, body: jsonOf(file) });
  tell(done.submitted, dryRun, json ? done : undefined);
}

/** Checked by the program first; then confirmed, and waited for until it is written. */
async function importTable(month: string, file: string, { dryRun, json, ...where }: Options): Promise<void> {
  const sent = { name: basename(file), bytes: bytesOf(file) };
  const checked = await ended(where, await ask(where, imports.startReportImport, { params: { month }, file: sent }));
  if (checked.state !== 'ready') throw refused(checked, json);
  const params = { jobId: checked.id };
  const after = await ask(where, dryRun ? imports.cancelReportImport : imports.confirmReportImport, { params });
  const done = await ended(where, after);
  if (!dryRun && done.state !== 'done') throw refused(done, json);
  tell(checked.total, dryRun, json ? { ...done, dryRun: dryRun === true } : undefined);
}

async function ended(where: Where, job: imports.ImportJob): Promise<imports.ImportJob> {
  let now = job;
  while (now.state === 'checking' || now.state === 'saving') {
    await sleep(300);
    now = await ask(where, imports.readReportImport, { params: { jobId: job.id } });
  }
  return now;
}

function refused({ problems, state, ...job }: imports.ImportJob, json: boolean | undefined): UsageError {
  if (json) print({ ...job, state, problems });
  else for (const { row, column, title, code } of problems) print(`${column}${row}\t${title}\t${code}`);
  return new UsageError(`${problems.length} 处问题，未写入 problems; nothing was written (${state})`);
}

const tell = (n: number, dryRun: boolean | undefined, json: object | undefined): void =>
  print(json ?? `${dryRun ? '可以导入 would import' : '已导入 imported'}: ${n}`);

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(file)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: 不是 JSON is not JSON`);
  }
}
