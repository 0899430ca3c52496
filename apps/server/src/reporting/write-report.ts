import type { ReportContent } from '@gongjian/contract/reporting';
import { isWritable } from '@gongjian/domain/reporting/states';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { type Accountable, lockObligation, type Obligation, saveText } from './obligation-repo.ts';
import { type ReportMoved, reportMoved } from './report-moved.ts';

export type Written = { readonly content: ReportContent; readonly accountable: Accountable | null };

/** Saves what has been written so far. A draft is told nobody: no event says what a unit is thinking. */
export function saveDraft(ctx: Ctx, id: string, version: number, { content, accountable }: Written): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = await writableReport(tx, ctx, id);
    await refuseStale(tx, owed, version);
    await saveText(tx, ctx, owed, content, accountable);
    return reportMoved(owed, { ...owed, version: owed.version + 1 });
  });
}

/** The report, held, if the person writes for its unit and it is still with the unit. */
export async function writableReport(tx: Tx, ctx: Ctx, id: string): Promise<Obligation> {
  const owed = found(await lockObligation(tx, id), 'reporting.not_found');
  ctx.mustBeAllowed('tasks.report', owed.unit);
  if (owed.state === 'sealed') throw new Refused('reporting.month_sealed');
  if (!isWritable(owed.state)) throw new Refused('reporting.not_writable', [{ code: owed.state, at: ['state'] }]);
  return owed;
}

/** Nobody's words are lost: the refusal carries what stands there now, for the form to lay both beside each other. */
export async function refuseStale(tx: Tx, owed: Obligation, version: number): Promise<void> {
  if (owed.version === version) return;
  const now = await tx
    .selectFrom('reporting.report')
    .select(['content', 'by_name', 'at'])
    .where('obligation_id', '=', owed.id)
    .executeTakeFirst();
  const current = {
    version: owed.version,
    content: now?.content ?? null,
    accountable: owed.accountable,
    by: now?.by_name ?? null,
    at: now?.at.toISOString() ?? null,
  };
  throw new Refused('reporting.changed', [{ code: 'changed', at: ['content'], ...{ current } }]);
}
