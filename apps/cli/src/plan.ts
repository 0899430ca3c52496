import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { PlanDraft } from '@gongjian/domain/plan/draft';
import type { ReadDocument } from '@gongjian/domain/plan/source';
import type { Command } from 'commander';
import { readFileWithin } from './read-file.ts';
import { UsageError } from './usage-error.ts';

type ParseOptions = { readonly json?: boolean; readonly year?: string };

/** `gongjian plan`: what an official document says, read offline. */
export function addPlanCommands(program: Command): void {
  const plan = program.command('plan').description('行动计划文件 reads an action plan from its published document');

  plan
    .command('parse <file>')
    .description('读出计划草稿 the plan draft of a document (txt, md, html, docx, xlsx, pdf)')
    .option('--json', 'print the draft as one JSON object (gongjian.plan-draft/1)')
    .option('--year <YYYY>', 'the year of the plan, where the document does not print it')
    .action(async (file: string, options: ParseOptions) => {
      const draft = await parse(file, options);
      write(options.json ? `${JSON.stringify(draft)}\n` : (await import('./plan-summary.ts')).summary(draft));
    });

  plan
    .command('text <file>')
    .description('打印读到的文字 the linear text all places in a draft refer to')
    .action(async (file: string) => write((await read(file)).document.text));
}

async function parse(file: string, { year }: ParseOptions): Promise<PlanDraft> {
  const stated = year === undefined ? {} : { year: asYear(year) };
  const { document, bytes } = await read(file);
  const { readPlan } = await import('@gongjian/domain/plan/read-plan');
  const draft = readPlan(document, { name: basename(file), sha256: sha256(bytes), ...stated });
  if (draft.notice === null && !draft.plans.some(hasMeasures)) throw new UsageError(`${basename(file)}: ${NO_PLAN}`);
  return draft;
}

const NO_PLAN =
  '没有找到行动计划：既没有带“工作措施、完成时限、责任单位”的表格，也没有写明责任单位的编号条目。请确认选对了文件。 ' +
  'No action plan was found: neither a table of measures with deadlines and units, nor numbered paragraphs that name units. Check that this is the right file.';

const hasMeasures = (plan: PlanDraft['plans'][number]): boolean =>
  plan.sections.some((section) => section.tasks.some((task) => task.measures.length > 0));

async function read(file: string): Promise<{ readonly document: ReadDocument; readonly bytes: Uint8Array }> {
  const { Unreadable } = await import('@gongjian/documents/unreadable');
  try {
    const bytes = await readFileWithin(file);
    const { readDocument } = await import('@gongjian/documents/read-document');
    return { bytes, document: await readDocument(bytes, basename(file)) };
  } catch (error) {
    throw error instanceof Unreadable ? new UsageError(`${basename(file)}: ${error.zh} ${error.message}`) : error;
  }
}

function asYear(text: string): number {
  if (!/^(?:19|20|21)\d\d$/.test(text)) throw new UsageError(`--year ${text}: 请写四位年份 write the year with four digits, as 2022`);
  return Number(text);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const write = (text: string): void => void process.stdout.write(text);
