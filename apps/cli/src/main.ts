import { Command, CommanderError } from 'commander';
import { UsageError } from './usage-error.ts';

const DONE = 0;
const OUR_FAULT = 1;
const NOT_USABLE = 2;

/** One file for each room, loaded only when it is asked for. */
const rooms: Record<string, (program: Command) => Promise<void>> = {
  plan: async (program) => (await import('./plan.ts')).addPlanCommands(program),
  ledger: async (program) => (await import('./ledger.ts')).addLedgerCommands(program),
  report: async (program) => (await import('./report.ts')).addReportCommands(program),
  audit: async (program) => (await import('./audit.ts')).addAuditCommands(program),
  calendar: async (program) => (await import('./calendar.ts')).addCalendarCommands(program),
};

/** `gongjian`: answers with the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on('error', stopQuietly);
  const program = new Command('gongjian').description('运行污染防治攻坚战行动计划 runs an action plan for pollution control');
  program.exitOverride().showHelpAfterError('(gongjian --help 查看用法 shows how it is used)');
  const asked = rooms[args[0] ?? ''];
  for (const add of asked === undefined ? Object.values(rooms) : [asked]) await add(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return DONE;
  } catch (error) {
    return told(error);
  }
}

/** Says on standard error what went wrong and who can mend it. */
async function told(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : NOT_USABLE;
  if (error instanceof UsageError) return refuse(error.message);
  const { NoHolidayNotice } = await import('@gongjian/domain/calendar/rules');
  if (error instanceof NoHolidayNotice) return refuse((await import('./calendar.ts')).explainMissingNotice(error));
  process.stderr.write(`gongjian: 程序内部错误 internal error\n${error instanceof Error ? error.stack : String(error)}\n`);
  return OUR_FAULT;
}

function refuse(message: string): number {
  process.stderr.write(`gongjian: ${message.replaceAll('\n', ' ')}\n`);
  return NOT_USABLE;
}

/** The reader of a pipe may stop early, as `head` does; that is no fault. */
function stopQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? DONE);
}
