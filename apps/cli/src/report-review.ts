import * as reporting from '@gongjian/contract/reporting';
import type { Command } from 'commander';
import { asked, type Json, print, stateWords } from './report-words.ts';
import { ask, type Where } from './wire.ts';

/** What a reviewer, a unit and the office do with a report that was sent. */
export function addReview(report: Command): void {
  asked(report.command('accept <report>'))
    .description('采纳 passes a report at its desk')
    .option('--reason <why>')
    .option('--json')
    .action(async (obligationId: string, { reason, json, ...where }: Where & Json & { reason?: string }) => {
      const { version } = await ask(where, reporting.readReport, { params: { obligationId } });
      const body = { reason: reason ?? null };
      printMoved(await ask(where, reporting.acceptReport, { params: { obligationId }, version, body }), json);
    });
  for (const { name, help, endpoint } of wantedBack) {
    asked(report.command(`${name} <report>`))
      .description(help)
      .requiredOption('--reason <why>', '理由 the reason')
      .option('--reply-on <day>', '回复日期 when it is wanted back')
      .option('--json')
      .action(async (obligationId: string, { reason, replyOn, json, ...where }: Where & Json & { reason: string; replyOn?: string }) => {
        const { version } = await ask(where, reporting.readReport, { params: { obligationId } });
        const body = { reason, replyOn: replyOn ?? null };
        printMoved(await ask(where, endpoint, { params: { obligationId }, version, body }), json);
      });
  }
  asked(report.command('recall <report>'))
    .description('撤回 takes a report back that nobody has begun to review')
    .option('--json')
    .action(async (obligationId: string, { json, ...where }: Where & Json) => {
      const { version } = await ask(where, reporting.readReport, { params: { obligationId } });
      printMoved(await ask(where, reporting.recallReport, { params: { obligationId }, version }), json);
    });
}

const wantedBack = [
  { name: 'return', help: '退回 returns a report to its unit', endpoint: reporting.returnReport },
  { name: 'reopen', help: '重新打开 unlocks an accepted or sealed report for its unit', endpoint: reporting.reopenReport },
] as const;

const printMoved = (moved: { id: string; state: reporting.ReportState }, json: boolean | undefined): void =>
  print(json ? moved : `${moved.id}\t${stateWords[moved.state]}`);
