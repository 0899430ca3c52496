import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as plan from '@gongjian/contract/plan';
import * as tasks from '@gongjian/contract/tasks';
import { lightText, promiseText, reasonText, roleText, stageText, stateText } from '@gongjian/domain/tasks/words';
import type { Command } from 'commander';
import { UsageError } from './usage-error.ts';
import { ask, fetchFile, type Where } from './wire.ts';

type Json = { readonly json?: boolean };
type Filters = { readonly [Name in (typeof filters)[number][0]]?: string };
type Import = Where &
  Json & {
    readonly year?: string;
    readonly amends?: string;
    readonly publish?: string;
    readonly defer?: string;
    readonly reason?: string;
    readonly besides?: true;
  };

/** The filters of the ledger's list, as its address takes them. */
const filters = [
  ['unit', '单位代码 a unit’s code'],
  ['role', '牵头 lead, 主责 responsible, 协办 support'],
  ['programme', '方案 a programme’s id'],
  ['plan', '计划 a plan’s id'],
  ['section', '章节 a section’s id'],
  ['state', '状态 such as overdue,behind'],
  ['light', '灯 green, yellow, red or none'],
  ['from', '最早截止日期 the earliest date'],
  ['to', '最晚截止日期 the latest date'],
  ['deadline', '时限类型 such as yearEnd,standing'],
  ['promise', '承诺类型 target, deliverable, duty'],
  ['text', '文字 words that occur'],
  ['sort', '排序 due, plan or urgency'],
] as const;

/** `gongjian ledger`: the task ledger of a running Gongjian, with the permissions of the token. */
export function addLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('任务台账 the ledger of a running Gongjian');
  addImport(ledger);
  addList(ledger);
  addShow(ledger);
  addExport(ledger);
}

const asked = (command: Command): Command =>
  command.option('--url <address>', 'which Gongjian (GONGJIAN_URL)').option('--token <token>', 'an API token (GONGJIAN_TOKEN)');

const filtered = (command: Command): Command =>
  filters.reduce((all, [name, help]) => all.option(`--${name} <value>`, help), asked(command));

function addImport(ledger: Command): void {
  asked(ledger.command('import <file>'))
    .description('读入文件待审核 reads a document into a draft for review')
    .option('--year <YYYY>', 'the year of the plan')
    .option('--amends <programme>', '调整 the programme this document adjusts')
    .option('--publish <number>', '发布 publish at once, approved by this document number')
    .option('--defer <reason>', 'with --publish: leave open questions open, for this reason')
    .option('--reason <why>', 'with --publish of an amendment: why')
    .option('--besides', '另立一份 with --publish: beside a published plan of the same document number')
    .option('--json')
    .action(importPlan);
}

async function importPlan(file: string, { year, amends, publish, defer, reason, besides, json, ...where }: Import): Promise<void> {
  const read = { name: basename(file), bytes: bytesOf(file) };
  const summary = await ask(where, plan.startImport, { query: { year, amends }, file: read });
  if (publish === undefined) return print(json ? summary : importLines(summary));
  const version = defer === undefined ? summary.version : await deferOpen(where, summary.id, defer);
  const body = { approvedBy: publish, ...(reason === undefined ? {} : { reason }), ...(besides === true ? { besides } : {}) };
  const done = await ask(where, plan.publishImport, { params: { importId: summary.id }, version, body });
  print(
    json
      ? done
      : `已发布 published: ${done.programmeId} 第${done.version}版, ${done.measures} 措施 measures, ${done.obligations} 责任 obligations`,
  );
}

async function deferOpen(where: Where, importId: string, reason: string): Promise<number> {
  const { version, questions } = await ask(where, plan.readImport, { params: { importId } });
  const open = questions.filter(({ state }) => state === 'open').map(({ key }) => key);
  if (open.length === 0) return version;
  return (await ask(where, plan.deferQuestions, { params: { importId }, version, body: { questions: open, reason } })).version;
}

const importLines = ({ id, title, counts }: plan.ImportSummary): string =>
  [
    `${id}  ${title}`,
    `${counts.plans} 计划 plans, ${counts.sections} 节 sections, ${counts.tasks} 重点任务 tasks, ${counts.measures} 工作措施 measures`,
    `${counts.open} 待定问题 open questions, ${counts.answered} 已答复 answered, ${counts.deferred} 暂缓 deferred`,
  ].join('\n');

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: 无法读取 cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function addList(ledger: Command): void {
  filtered(ledger.command('list'))
    .description('列出措施 lists measures, one a line')
    .option('--limit <n>', '最多行数 how many at most', '100')
    .option('--json', 'one JSON object')
    .action(list);
}

async function list({ limit, json, ...options }: Where & Filters & Json & { limit: string }): Promise<void> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new UsageError(`--limit ${limit}: 不是正整数 not a whole number above 0`);
  const { where, query } = split(options);
  const items: tasks.LedgerItem[] = [];
  let after: string | undefined;
  let total = 0;
  do {
    const page = await ask(where, tasks.listLedger, { query: { ...query, after, limit: String(Math.min(200, most - items.length)) } });
    items.push(...page.items);
    total = page.total;
    after = page.next ?? undefined;
  } while (after !== undefined && items.length < most);
  print(json ? { items, total } : [...items.map(line), `${items.length}/${total}`].join('\n'));
}

const line = ({ id, task, ordinal, text, lead, deadline, verdict }: tasks.LedgerItem): string =>
  [
    id,
    `${task.no ?? ''}-${ordinal}`,
    deadline.dueOn ?? deadline.text ?? '—',
    stateText[verdict.state],
    lead.map(({ phrase }) => phrase).join('、') || '—',
    text.replace(/\s+/g, ' ').slice(0, 60),
  ].join('\t');

/** The command line's words for a filter are the address's, but for the dates and the text. */
function split({ url, token, from, to, text, ...rest }: Where & Filters): { where: Where; query: Record<string, string | undefined> } {
  const where = { ...(url === undefined ? {} : { url }), ...(token === undefined ? {} : { token }) };
  return { where, query: { ...rest, dueFrom: from, dueTo: to, q: text } };
}

function addShow(ledger: Command): void {
  asked(ledger.command('show <measure>'))
    .description('一项措施的全部内容 one measure in full, with why it stands as it does')
    .option('--json')
    .action(async (measureId: string, { json, ...where }: Where & Json) => {
      const detail = await ask(where, tasks.readMeasure, { params: { measureId } });
      print(json ? detail : shown(detail));
    });
}

const shown = (detail: tasks.MeasureDetail): string =>
  [
    `${detail.plan.title} · ${detail.section.title ?? ''} · ${detail.task.no ?? ''} ${detail.task.title ?? ''} (${detail.ordinal})`,
    detail.text,
    `时限 deadline: ${detail.deadline.text ?? '—'}${detail.deadline.dueOn === null ? '' : ` (${detail.deadline.dueOn})`}`,
    ...detail.responsibilities.map(
      ({ role, phrase, units, how }) =>
        `${roleText[role]} ${role}: ${phrase}${how === 'open' || how === 'deferred' ? ' (未定 undecided)' : ` → ${units.map(({ name }) => name).join('、')}`}`,
    ),
    ...detail.promisesInFull.map(
      ({ kind, phrase, reached }) => `${promiseText[kind]} ${kind}: ${phrase}${reached === null ? '' : ` ${reached}%`}`,
    ),
    ...detail.stages.map(
      ({ stage, on, unit, state, documentNumber }) =>
        `${stageText[stage]} ${stage}: ${on ?? '—'} ${unit.name} ${documentNumber ?? ''} (${state})`,
    ),
    `${stateText[detail.verdict.state]} · ${lightText[detail.verdict.light]} (${detail.explanation.asOf}, ${detail.explanation.rule})`,
    ...detail.explanation.reasons.map((reason) => `  ${reasonText(reason as never)}`),
  ].join('\n');

function addExport(ledger: Command): void {
  filtered(ledger.command('export <file>'))
    .description('导出 Excel writes what the same filters list to a workbook')
    .option('--columns <names>', '列 such as text,state,lead')
    .action(async (file: string, { columns, ...options }: Where & Filters & { columns?: string }) => {
      const { where, query } = split(options);
      writeFileSync(file, await fetchFile(where, tasks.exportLedger, { query: { ...query, columns } }));
      print(file);
    });
}

const print = (told: string | object): void => void process.stdout.write(`${typeof told === 'string' ? told : JSON.stringify(told)}\n`);
