import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { addWorkdays } from '@gongjian/domain/calendar/rules';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { cutoffOf, isAfter } from '@gongjian/domain/reporting/due';
import { type Act, type Moment, step } from '@gongjian/domain/reporting/states';
import { daysLate } from '@gongjian/domain/reporting/timeliness';
import type { Ctx } from '../platform/ctx.ts';
import { Refused } from '../platform/refused.ts';
import type { Move, Obligation } from './obligation-repo.ts';

/** A returned report is wanted again within so many working days, unless the reviewer names a day. */
const REPLY_WORKDAYS = 2;

type Clock = Pick<Ctx, 'actor' | 'now' | 'today'>;
/** Read only by whom it matters: a report in time needs no calendar. */
type Calendar = () => Promise<WorkCalendar>;
type Said = { readonly reason?: string | null; readonly replyOn?: LocalDate | null };

/** 报送: to the first desk. A sending counts against the day in force, and the latest of them stays. */
export async function sent(owed: Obligation, clock: Clock, calendar: Calendar): Promise<Move> {
  const { to: state } = taken(owed, 'submit', clock);
  const late = isAfter(clock.now.toISOString(), owed.wantedAt.toISOString())
    ? (daysLate(owed.wantedOn, clock.today, await calendar()) ?? 1)
    : 0;
  return {
    ...still(owed),
    state,
    desk: 1,
    sentAt: owed.sentAt ?? clock.now,
    lateDays: Math.max(owed.lateDays ?? 0, late),
    action: 'submitted',
  };
}

/** 撤回, while nobody has begun to review it: it counts as not yet sent where it never was before. */
export function recalled(owed: Obligation, first: boolean, clock: Clock): Move {
  const { to: state } = taken(owed, 'recall', clock);
  return { ...still(owed), ...(first ? { sentAt: null, lateDays: null } : {}), state, desk: 0, action: 'recalled' };
}

/** On to the next desk; after the last it is accepted. */
export function passed(owed: Obligation, reason: string | null, clock: Clock): Move {
  const { to: state } = taken(owed, 'approve', clock, { reason });
  return {
    ...still(owed),
    state,
    desk: state === 'accepted' ? 0 : owed.desk + 1,
    action: state === 'accepted' ? 'accepted' : 'passed',
    reason,
  };
}

/** Back to the unit, wanted again by the end of the reply day. */
export async function givenBack(owed: Obligation, act: 'return' | 'reopen', said: Said, clock: Clock, calendar: Calendar): Promise<Move> {
  const replyOn = said.replyOn ?? addWorkdays(clock.today, REPLY_WORKDAYS, await calendar());
  const { to: state } = taken(owed, act, clock, { ...said, replyOn });
  return {
    ...still(owed),
    ...{ state, desk: 0, wantedOn: replyOn, wantedAt: new Date(cutoffOf(replyOn, { inclusive: true, closesAt: null })) },
    ...{ action: act === 'return' ? ('returned' as const) : ('reopened' as const), reason: said.reason ?? null },
  };
}

const still = ({ lateDays, sentAt, wantedOn, wantedAt }: Obligation) => ({ lateDays, sentAt, wantedOn, wantedAt, reason: null });

/** Where the rules let the act lead, or a refusal with all that stands against it. */
function taken(owed: Obligation, act: Act, clock: Clock, said: Said = {}) {
  const next = step(owed.state, act, momentOf(owed, clock, said));
  if ('to' in next) return next;
  throw new Refused(
    next.problems.some(({ code }) => code === 'own_report') ? 'reporting.own_work' : 'reporting.step_refused',
    next.problems,
  );
}

const momentOf = (owed: Obligation, { actor, now, today }: Clock, { reason, replyOn }: Said): Moment => ({
  today,
  opened: owed.opensOn <= today,
  cutoffPassed: isAfter(now.toISOString(), owed.wantedAt.toISOString()),
  contentProblems: 0,
  actor: actor.id,
  submittedBy: owed.submittedBy,
  levelsLeft: owed.unitLevels + owed.bureauLevels - owed.desk + 1,
  reviewBegun: owed.desk > 1,
  reason: reason ?? '',
  replyOn: replyOn ?? null,
});
