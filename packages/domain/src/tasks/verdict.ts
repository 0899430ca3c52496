import type { WorkCalendar } from '../calendar/model.ts';
import { daysBetween, type LocalDate } from '../kernel/dates.ts';
import { alertFrom, dueOn, earliest, elapsed, hundredths, roundHalfEven, windowOf } from './due.ts';
import { type Evidence, finishedOn, provedBy, readEvidence, STAGE_WEIGHT } from './evidence.ts';
import type { Light, MeasureFacts, MeasureState } from './model.ts';

/** The rule a verdict was reached by; it changes when the rule does, so old verdicts stay explained. */
export const VERDICT_RULE = 'dates-and-stages/1';

/** Points behind the pace, in hundredths: from 10 behind, over 30 seriously behind. */
const BEHIND_FROM = 1000;
const SERIOUS_OVER = 3000;

/** 研判: where a measure stands on one day, and why. */
export type Verdict = {
  readonly state: MeasureState;
  readonly light: Light;
  readonly alert: boolean;
  readonly lag: string | null;
  readonly elapsed: string | null;
  readonly actual: string | null;
  readonly rule: string;
  readonly asOf: LocalDate;
  readonly reasons: readonly Reason[];
  readonly dueOn: LocalDate | null;
  readonly nextOn: LocalDate | null;
  readonly alertOn: LocalDate | null;
};
export type Reason = {
  readonly code: ReasonCode;
  readonly about: { readonly kind: 'measure' | 'promise' | 'stage' | 'milestone' | 'override'; readonly id: string };
  readonly values: Readonly<Record<string, string | number>>;
};
export type ReasonCode =
  | 'window_not_open'
  | 'standing'
  | 'no_date'
  | 'due'
  | 'overdue'
  | 'milestone_overdue'
  | 'deliverable_overdue'
  | 'nothing_recorded'
  | 'not_yet_provable'
  | 'stage_reached'
  | 'pace'
  | 'done'
  | 'done_late'
  | 'due_soon'
  | 'calendar_missing'
  | 'overridden';

/** 亮灯: the light of a state. A person may set another for a measure. */
export const lightOf: Readonly<Record<MeasureState, Light>> = {
  not_started: 'none',
  awaiting_evidence: 'none',
  on_pace: 'green',
  behind: 'yellow',
  seriously_behind: 'red',
  done: 'green',
  done_late: 'yellow',
  overdue: 'red',
  standing_kept: 'green',
  standing_lapsed: 'red',
};

export const isDone = (state: MeasureState): boolean => state === 'done' || state === 'done_late';

/** Lights of a lag in hundredths of a point: under 10 on pace, 10 to 30 behind, over 30 seriously behind. */
export function stateOfLag(lag: number): 'on_pace' | 'behind' | 'seriously_behind' {
  if (lag > SERIOUS_OVER) return 'seriously_behind';
  return lag >= BEHIND_FROM ? 'behind' : 'on_pace';
}

/**
 * Judges by dates and accepted deliverable stages, the only evidence there is so far. What nothing can prove yet (targets, duties)
 * keeps a measure from being called done, and where nothing was recorded at all no pace is made up.
 */
export function verdict(facts: MeasureFacts, today: LocalDate, calendar: WorkCalendar): Verdict {
  const evidence = readEvidence(facts);
  const judged = judge(facts, evidence, today);
  const due = dueOn(facts);
  const next = isDone(judged.state) ? null : nextDate(facts, evidence, today);
  const alert = next === null || next < today ? null : alertFrom(next, calendar);
  const alertOn = alert !== null && 'on' in alert ? alert.on : null;
  const alerting = alertOn !== null && next !== null && alertOn <= today && today <= next;
  const reasons = [...judged.reasons];
  if (alerting) reasons.push(about(facts, 'due_soon', { on: next }));
  if (alert !== null && 'missing' in alert) reasons.push(about(facts, 'calendar_missing', { year: alert.missing }));
  return {
    state: judged.state,
    light: lightOf[judged.state],
    alert: alerting,
    ...paceText(judged.pace),
    rule: VERDICT_RULE,
    asOf: today,
    reasons: [...reasons, ...stageReasons(evidence)],
    dueOn: due,
    nextOn: next,
    alertOn,
  };
}

type Pace = { readonly elapsed: number; readonly actual: number };
type Judged = { readonly state: MeasureState; readonly reasons: readonly Reason[]; readonly pace: Pace | null };

function judge(facts: MeasureFacts, evidence: Evidence, today: LocalDate): Judged {
  const finished = finishedOn(evidence);
  const due = dueOn(facts);
  if (finished !== null) return judgeDone(facts, finished, due);
  const late = overdueReasons(facts, evidence, today, due);
  if (late.length > 0) return { state: 'overdue', reasons: late, pace: paceOf(facts, evidence, today) };
  if (due === null) return judgeUndated(facts, evidence);
  if (facts.deadline.from !== null && today < facts.deadline.from) {
    return { state: 'not_started', reasons: [about(facts, 'window_not_open', { from: facts.deadline.from })], pace: null };
  }
  return judgePace(facts, evidence, today, due);
}

function judgeDone(facts: MeasureFacts, on: LocalDate, due: LocalDate | null): Judged {
  if (due !== null && on > due) return { state: 'done_late', reasons: [about(facts, 'done_late', { on, due })], pace: null };
  return { state: 'done', reasons: [about(facts, 'done', { on })], pace: null };
}

function judgeUndated(facts: MeasureFacts, evidence: Evidence): Judged {
  const reasons = [about(facts, facts.deadline.kind === 'standing' ? 'standing' : 'no_date', {}), ...missingEvidence(facts, evidence)];
  return { state: 'awaiting_evidence', reasons, pace: null };
}

function judgePace(facts: MeasureFacts, evidence: Evidence, today: LocalDate, due: LocalDate): Judged {
  const pace = paceOf(facts, evidence, today);
  const dueIn = about(facts, 'due', { on: due, days: daysBetween(today, due) });
  const waits = pace === null || (evidence.unprovable.length > 0 && pace.actual === 10_000);
  if (waits) return { state: 'awaiting_evidence', reasons: [dueIn, ...missingEvidence(facts, evidence)], pace };
  const lag = pace.elapsed - pace.actual;
  const paced = about(facts, 'pace', { elapsed: hundredths(pace.elapsed), actual: hundredths(pace.actual), lag: hundredths(lag) });
  return { state: stateOfLag(lag), reasons: [paced, dueIn, ...missingEvidence(facts, evidence)], pace };
}

/** Null where nothing was recorded: no record is not the same as no progress. */
function paceOf(facts: MeasureFacts, { deliverables }: Evidence, today: LocalDate): Pace | null {
  const window = windowOf(facts);
  if (window === null || !deliverables.some(({ furthest }) => furthest !== null)) return null;
  const sum = deliverables.reduce((total, { furthest }) => total + (furthest === null ? 0 : STAGE_WEIGHT[furthest.stage] * 100), 0);
  return { elapsed: elapsed(window, today), actual: roundHalfEven(sum, deliverables.length) };
}

/** A past date counts as missed unless a deliverable due that day was issued. */
function overdueReasons(facts: MeasureFacts, evidence: Evidence, today: LocalDate, due: LocalDate | null): Reason[] {
  const reasons: Reason[] = [];
  if (due !== null && today > due) reasons.push(about(facts, 'overdue', { on: due, days: daysBetween(due, today) }));
  for (const { promise, issuedOn } of evidence.deliverables) {
    if (promise.dueOn === null || issuedOn !== null || promise.dueOn >= today) continue;
    reasons.push({
      code: 'deliverable_overdue',
      about: { kind: 'promise', id: promise.id },
      values: { on: promise.dueOn, what: promise.phrase },
    });
  }
  for (const { id, on, what } of facts.milestones) {
    if (on < today && !provedBy(on, evidence))
      reasons.push({ code: 'milestone_overdue', about: { kind: 'milestone', id }, values: { on, what } });
  }
  return reasons.length === 0 ? [] : [...reasons, ...missingEvidence(facts, evidence)];
}

function missingEvidence(facts: MeasureFacts, { deliverables, unprovable }: Evidence): Reason[] {
  const recorded = deliverables.some(({ furthest }) => furthest !== null);
  const none = recorded ? [] : [about(facts, 'nothing_recorded', {})];
  return [
    ...none,
    ...unprovable.map(({ id, phrase }): Reason => ({ code: 'not_yet_provable', about: { kind: 'promise', id }, values: { what: phrase } })),
  ];
}

const stageReasons = ({ deliverables }: Evidence): Reason[] =>
  deliverables.flatMap(({ promise, furthest }): Reason[] =>
    furthest === null
      ? []
      : [
          {
            code: 'stage_reached',
            about: { kind: 'stage', id: furthest.id },
            values: { stage: furthest.stage, on: furthest.on, what: promise.phrase },
          },
        ],
  );

/** The nearest day from today on that something is due; once all have passed, the last one. */
function nextDate(facts: MeasureFacts, evidence: Evidence, today: LocalDate): LocalDate | null {
  const due = dueOn(facts);
  const open = [
    ...facts.milestones.filter(({ on }) => !provedBy(on, evidence)).map(({ on }) => on),
    ...evidence.deliverables.filter(({ issuedOn }) => issuedOn === null).flatMap(({ promise }) => promise.dueOn ?? []),
    ...(due === null ? [] : [due]),
  ].filter((on) => on >= today);
  return earliest(open) ?? due;
}

const paceText = (pace: Pace | null): Pick<Verdict, 'lag' | 'elapsed' | 'actual'> =>
  pace === null
    ? { lag: null, elapsed: null, actual: null }
    : { lag: hundredths(pace.elapsed - pace.actual), elapsed: hundredths(pace.elapsed), actual: hundredths(pace.actual) };

const about = (facts: MeasureFacts, code: ReasonCode, values: Reason['values']): Reason => ({
  code,
  about: { kind: 'measure', id: facts.id },
  values,
});
