import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as reporting from '@gongjian/contract/reporting';
import * as forms from '@gongjian/contract/reporting-form';
import type { Command } from 'commander';
import { addImport } from './report-import.ts';
import { addReview } from './report-review.ts';
import { asked, bytesOf, type Json, print, stateWords } from './report-words.ts';
import { UsageError } from './usage-error.ts';
import { ask, fetchFile, type Where } from './wire.ts';

type Filters = { readonly [Name in (typeof filters)[number][0]]?: string } & { readonly mine?: boolean };

const filters = [
  ['month', '月份 such as 2022-02'],
  ['unit', '单位代码 a unit’s code'],
  ['plan', '计划 a plan’s id'],
  ['measure', '措施 a measure’s id'],
  ['state', '状态 such as due,overdue,returned'],
  ['role', '牵头 lead, 主责 responsible, 协办 support'],
  ['desk', '待审 unit or bureau'],
] as const;

/** `gongjian report`: the monthly reports of a running Gongjian, with the permissions of the token. */
export function addReportCommands(program: Command): void {
  const report = program.command('report').description('月报 the monthly reports of a running Gongjian');
  addList(report);
  addShow(report);
  addForm(report);
  addSubmit(report);
  addImport(report);
  addReview(report);
}

function addList(report: Command): void {
  filters
    .reduce((all, [name, help]) => all.option(`--${name} <value>`, help), asked(report.command('list')))
    .description('列出应报 lists what is owed, one a line')
    .option('--mine', '本单位 only of the token owner’s units')
    .option('--limit <n>', '最多行数 how many at most', '100')
    .option('--json', 'one JSON object')
    .action(list);
}

async function list({ limit, json, mine, url, token, ...query }: Where & Filters & Json & { limit: string }): Promise<void> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new UsageError(`--limit ${limit}: 不是正整数 not a whole number above 0`);
  const where = whereOf({ url, token });
  const items: reporting.ObligationItem[] = [];
  let after: string | undefined;
  let total = 0;
  do {
    const part = { ...query, ...(mine ? { mine: 'true' } : {}), after, limit: String(Math.min(200, most - items.length)) };
    const page = await ask(where, reporting.listObligations, { query: part });
    items.push(...page.items);
    total = page.total;
    after = page.next ?? undefined;
  } while (after !== undefined && items.length < most);
  print(json ? { items, total } : [...items.map(line), `${items.length}/${total}`].join('\n'));
}

const whereOf = ({ url, token }: { readonly url?: string | undefined; readonly token?: string | undefined }): Where => ({
  ...(url === undefined ? {} : { url }),
  ...(token === undefined ? {} : { token }),
});

const line = ({ id, month, unit, state, wantedOn, lateDays, measure }: reporting.ObligationItem): string =>
  [
    ...[id, month, unit.name, stateWords[state], wantedOn],
    lateDays === null || lateDays === 0 ? '—' : `+${lateDays}`,
    measure.text.replace(/\s+/g, ' ').slice(0, 60),
  ].join('\t');

function addShow(report: Command): void {
  asked(report.command('show <report>'))
    .description('一份月报的全部内容 one report in full')
    .option('--json')
    .action(async (obligationId: string, { json, ...where }: Where & Json) => {
      const form = await ask(where, reporting.readReport, { params: { obligationId } });
      print(json ? form : shown(form));
    });
}

const shown = ({ month, unit, measure, state, wantedOn, content, accountable, promises, reviews }: reporting.ReportForm): string =>
  [
    `${month} · ${unit.name} · ${stateWords[state]} (${wantedOn})`,
    measure.text,
    `工作进展 progress: ${content.progress || '—'}`,
    `存在问题 problems: ${content.problems || '—'}`,
    `下一步 next step: ${content.nextStep || '—'}`,
    `需支持 support needed: ${content.supportNeeded || '—'}`,
    `责任人 accountable: ${accountable === null ? '—' : `${accountable.name} ${accountable.title}`}`,
    ...promises.map(({ id, phrase }) => `  ${phrase}: ${toldOf(content, id)}`),
    ...reviews.map(({ at, action, by, reason }) => `${at} ${action} ${by.name} ${reason ?? ''}`),
  ].join('\n');

function toldOf({ numbers, stages, acts }: reporting.ReportContent, promiseId: string): string {
  const amount = numbers.find((one) => one.promiseId === promiseId)?.amount;
  if (amount !== undefined) return 'value' in amount ? amount.value : `${amount.numerator}/${amount.denominator}`;
  const stage = stages.find((one) => one.promiseId === promiseId);
  if (stage !== undefined) return `${stage.stage} ${stage.on ?? ''}`;
  const act = acts.find((one) => one.promiseId === promiseId);
  return act === undefined ? '—' : act.done ? '已开展 done' : '未开展 not done';
}

function addForm(report: Command): void {
  asked(report.command('form <month> <unit> <file>'))
    .description('下载 Excel 表格 writes the month’s form of a unit to a workbook')
    .action(async (month: string, unit: string, file: string, where: Where) => {
      writeFileSync(file, await fetchFile(where, forms.downloadForm, { params: { month }, query: { unit } }));
      print(file);
    });
}

function addSubmit(report: Command): void {
  asked(report.command('submit <month> <unit> <file>'))
    .description('上传填好的表格 sends a filled form: all of it, or nothing and every problem by cell')
    .option('--draft', '存为草稿 keep as drafts')
    .option('--dry-run', '只检查 only check')
    .option('--json')
    .action(submitForm);
}

type SubmitOptions = Where & Json & { readonly draft?: boolean; readonly dryRun?: boolean };

async function submitForm(month: string, unit: string, file: string, { draft, dryRun, json, ...where }: SubmitOptions): Promise<void> {
  const sent = { name: basename(file), bytes: bytesOf(file) };
  const as = draft ? 'draft' : 'submitted';
  const checked = await ask(where, forms.uploadForm, { params: { month }, query: { unit, as, dryRun: 'true' }, file: sent });
  if (checked.problems.length > 0) {
    if (json) print(checked);
    else for (const { row, column, title, code } of checked.problems) print(`${column}${row}\t${title}\t${code}`);
    throw new UsageError(`${checked.problems.length} 处问题，未写入 problems; nothing was written`);
  }
  const done = dryRun ? checked : await ask(where, forms.uploadForm, { params: { month }, query: { unit, as }, file: sent });
  print(
    json ? done : `${dryRun ? '可以写入 would take' : '已写入 taken'}: ${done.reports} 份 reports, ${done.leftOut} 份不报 left out (${as})`,
  );
}
