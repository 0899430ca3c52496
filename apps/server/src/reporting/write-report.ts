import { isWritable } from '@gongjian/domain/reporting/states';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { heldObligation, lockObligation, type Obligation, savingDraft, type Written } from './obligation-repo.ts';
import { type ReportMoved, reportMoved } from './report-moved.ts';

export type { Written } from './obligation-repo.ts';

/** Saves what has been written so far. A draft is told nobody: no event says what a unit is thinking. */
export function saveDraft(ctx: Ctx, id: string, version: number, written: Written): Promise<ReportMoved> {
  return ctx.settle(heldObligation(id), async ([held], tx) => {
    const owed = writable(ctx, held);
    if (owed.version !== version) await refuseStale(tx(), owed);
    return {
      result: reportMoved(owed, { ...owed, version: owed.version + 1 }),
      last: savingDraft(ctx, owed, written),
    };
  });
}

/** The report, held, if the person writes for its unit and it is still with the unit. */
export const writableReport = async (tx: Tx, ctx: Ctx, id: string): Promise<Obligation> => writable(ctx, await lockObligation(tx, id));

export function writable<Held extends Obligation>(ctx: Ctx, held: Held | undefined): Held {
  const owed = found(held, 'reporting.not_found');
  ctx.mustBeAllowed('tasks.report', owed.unit);
  if (owed.state === 'sealed') throw new Refused('reporting.month_sealed');
  if (!isWritable(owed.state)) throw new Refused('reporting.not_writable', [{ code: owed.state, at: ['state'] }]);
  return owed;
}

/** Nobody's words are lost: the refusal carries what stands there now, for the form to lay both beside each other. */
export async function refuseStale(tx: Tx, owed: Obligation): Promise<never> {
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
