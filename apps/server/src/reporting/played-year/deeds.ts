import { yearMonth } from '@gongjian/domain/kernel/dates';
import { conductOf } from '@gongjian/domain/reporting/played-year/conduct';
import { contentOf, type PlayedMeasure } from '@gongjian/domain/reporting/played-year/content';
import { returnReason, SIMULATED_OFFICER } from '@gongjian/domain/reporting/played-year/words';
import { isWritable } from '@gongjian/domain/reporting/states';
import { type Ctx, within } from '../../platform/ctx.ts';
import { importReports } from '../import-reports.ts';
import { acceptReport, returnReport } from '../review-report.ts';
import { type PlayedReport, playedMeasures, reportsOf } from './played-reads.ts';

/** Who does the deeds, at the moment they are done. */
export type Desks = { readonly units: Ctx; readonly office: Ctx };
type Row = Parameters<typeof importReports>[2][number];

const conduct = (month: string, { measureId, unit }: PlayedReport) => conductOf({ measureId, unit, month });

/** Sends what the script sends on the n-th working day after the due day, the first time or again, in one import. */
export async function sendReports({ units }: Desks, month: string, n: number): Promise<void> {
  const reports = await units.read((db) => reportsOf(db, month));
  const today = reports.filter((report) => {
    const { sent, resent } = conduct(month, report);
    return isWritable(report.state) && (report.sent ? report.returned && resent === n : sent === n);
  });
  if (today.length === 0) return;
  const measures = await units.read((db) => playedMeasures(db, units.today));
  const rows = today.map((report) => rowOf(month, report, measures.get(report.measureId)));
  await importReports(
    units,
    month,
    rows.filter((row) => row !== undefined),
    false,
  );
}

function rowOf(month: string, { measureId, unit, role }: PlayedReport, measure: PlayedMeasure | undefined): Row | undefined {
  if (measure === undefined) return undefined;
  const content = contentOf(measure, { measureId, unit, month: yearMonth(month) }, role === 'lead');
  return { measureId, unit, content: content as unknown as Row['content'], accountable: SIMULATED_OFFICER };
}

/** Whether the office means to return it and has not yet. */
const isToBeReturned = (month: string, report: PlayedReport): boolean => conduct(month, report).resent !== null && !report.returned;

export async function returnSome({ office }: Desks, month: string): Promise<void> {
  await review(
    office,
    month,
    (report) => isToBeReturned(month, report),
    (at, { id, version, measureId, unit }) =>
      returnReport(at, id, version, { reason: returnReason({ measureId, unit, month }), replyOn: null }),
  );
}

export async function acceptWhatLies({ office }: Desks, month: string): Promise<void> {
  await review(
    office,
    month,
    (report) => !isToBeReturned(month, report),
    (at, { id, version }) => acceptReport(at, id, version, null),
  );
}

/** Many reviews after each other in one transaction: the deeds are those of the desk, the begin and commit are saved. */
async function review(
  office: Ctx,
  month: string,
  which: (report: PlayedReport) => boolean,
  act: (at: Ctx, report: PlayedReport) => Promise<unknown>,
) {
  const lying = (await office.read((db) => reportsOf(db, month))).filter((report) => report.state === 'submitted' && which(report));
  await office.transact(async (tx) => {
    const together = within(tx, office);
    for (const report of lying) await act(together, report);
  });
}
