import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { telling } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { countAccepted } from './count-accepted.ts';
import { reportHappened } from './events.ts';
import { givenBack, passed, recalled } from './moves.ts';
import { lockObligation, type Move, type Obligation, saveMove, timesSent } from './obligation-repo.ts';
import { aboutReport, type ReportMoved, reportMoved } from './report-moved.ts';

export type WantedBack = { readonly reason: string; readonly replyOn: string | null };

/** Passes a report at the desk it lies on; after the last desk it is accepted. */
export function acceptReport(ctx: Ctx, id: string, version: number, reason: string | null): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = await reportOnMyDesk(tx, ctx, id, version);
    return moveOn(tx, ctx, owed, passed(owed, reason, ctx));
  });
}

/** 退回, with the reason and the reply day. */
export function returnReport(ctx: Ctx, id: string, version: number, said: WantedBack): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = await reportOnMyDesk(tx, ctx, id, version);
    return moveOn(tx, ctx, owed, await givenBack(owed, 'return', asDay(said), ctx, () => loadCalendar(tx)));
  });
}

/** Unlocks an accepted or sealed report for its unit. */
export function reopenReport(ctx: Ctx, id: string, version: number, said: WantedBack): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = found(await lockObligation(tx, id), 'reporting.not_found');
    ctx.mustBeAllowed('tasks.manage', owed.unit);
    refuseOld(owed, version);
    return moveOn(tx, ctx, owed, await givenBack(owed, 'reopen', asDay(said), ctx, () => loadCalendar(tx)));
  });
}

/** 撤回, by the unit. */
export function recallReport(ctx: Ctx, id: string, version: number): Promise<ReportMoved> {
  return ctx.transact(async (tx) => {
    const owed = found(await lockObligation(tx, id), 'reporting.not_found');
    ctx.mustBeAllowed('tasks.report', owed.unit);
    refuseOld(owed, version);
    return moveOn(tx, ctx, owed, recalled(owed, (await timesSent(tx, id)) === 1, ctx));
  });
}

const asDay = ({ reason, replyOn }: WantedBack) => ({ reason, replyOn: replyOn as LocalDate | null });

function refuseOld(owed: Obligation, version: number): void {
  if (owed.version !== version) throw new Refused('reporting.changed');
}

/** The report, held, if this person reviews at the desk it lies on: of the unit itself, or of the bureau. */
async function reportOnMyDesk(tx: Tx, ctx: Ctx, id: string, version: number): Promise<Obligation> {
  const owed = found(await lockObligation(tx, id), 'reporting.not_found');
  if (!mayReview(ctx, owed)) throw new Refused(ctx.actor.barred ?? 'access.denied');
  if (owed.state === 'submitted') refuseOld(owed, version);
  return owed;
}

type Desk = Pick<Obligation, 'desk' | 'unitLevels' | 'unit' | 'bureau'>;

/** At the bureau the coordinating office always may; a unit named as bureau may with its reviewers. */
export function mayReview({ actor }: Ctx, { desk, unitLevels, unit, bureau }: Desk): boolean {
  if (desk >= 1 && desk <= unitLevels) return actor.may('tasks.review', unit);
  return (actor.seesAll && actor.may('tasks.review', unit)) || (bureau !== null && actor.may('tasks.review', bureau));
}

async function moveOn(tx: Tx, ctx: Ctx, owed: Obligation, move: Move): Promise<ReportMoved> {
  const news = reportHappened(move.action, owed.id, { ...aboutReport(owed, move), reason: move.reason });
  await saveMove(tx, ctx, owed, move, telling(ctx, news));
  if (move.action === 'accepted') await countAccepted(tx, ctx, owed);
  return reportMoved(owed, { ...move, version: owed.version + 1 });
}
