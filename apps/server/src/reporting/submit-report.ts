import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { refuseIf } from '../platform/refused.ts';
import { askedOf, filesOf, problemsOf } from './check-report.ts';
import { reportHappened } from './events.ts';
import { sent } from './moves.ts';
import { saveSubmission } from './obligation-repo.ts';
import { aboutReport, type ReportMoved, reportMoved } from './report-moved.ts';
import { refuseStale, type Written, writableReport } from './write-report.ts';

/** 报送: saves the text and sends it on. Who answers for it is recorded apart from who sent it. */
export function submitReport(ctx: Ctx, id: string, version: number, { content, accountable }: Written): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = await writableReport(tx, ctx, id);
    await refuseStale(tx, owed, version);
    const told = { content, accountable: accountable ?? owed.accountable, files: await filesOf(tx, id) };
    const asked = await askedOf(tx, [owed.measureId], owed.month);
    refuseIf(problemsOf(told, owed.unit, asked(owed.measureId), ctx.today), 'reporting.incomplete');

    const move = await sent(owed, ctx, () => loadCalendar(tx));
    await saveSubmission(tx, ctx, owed, { ...told, move });
    await emit(tx, ctx, reportHappened('submitted', id, { ...aboutReport(owed, move), accountable: told.accountable?.name ?? null }));
    return reportMoved(owed, { ...move, version: owed.version + 1 });
  });
}
