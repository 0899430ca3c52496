import { type LocalDate, lastDayOf, monthOf, nextMonth, type YearMonth } from '../kernel/dates.ts';
import { type Decimal, round, shortest, textOf } from '../kernel/decimal.ts';
import { type Compared, compareWith } from './bases.ts';
import { elapsedOf, plannedOf } from './course.ts';
import { judgeEach } from './judge-places.ts';
import type { Goal, GoalReason, GoalState, IndicatorValue, Judgement, JudgingDay } from './model.ts';
import { isAccumulating, isUnknown, type NoPace, type Pace, paceOf } from './pace.ts';
import { projectionOf } from './projected.ts';
import { PACE_RULES, paceState, type RuleSet } from './rule-set.ts';
import { type Known, knownOn } from './values.ts';

/**
 * 判定: where a goal stands on a day. Total: whatever values there are, none, contradicting, of the future, the answer is a judgement
 * that says what it rests on. A goal that passed `checkGoal` never makes it throw.
 */
export function judge(goal: Goal, values: readonly IndicatorValue[], day: JudgingDay, rules: RuleSet = PACE_RULES): Judgement {
  const known = knownOn(values, day.today);
  const judged =
    goal.indicator.overPlaces === 'each'
      ? judgeEach(goal, (one) => judgeKnown(one, known, day, rules))
      : judgeKnown(goal, known, day, rules);
  return { ...judged, reasons: [...judged.reasons, ...aboutValues(known)] };
}

function judgeKnown(goal: Goal, known: Known, day: JudgingDay, rules: RuleSet): Judgement {
  const measuredOn = measuredTo(day);
  const planned = plannedOf(goal, measuredOn);
  const compared = compareWith(known, goal);
  const pace = paceOf(goal, compared, planned, rules);
  const closing = isClosing(goal, compared, day);
  const { state, metOn } = day.today < goal.from ? NOT_OPEN : stateOf({ goal, known, compared, pace, closing, today: day.today, rules });
  const shown = isUnknown(pace) || state === 'not_started' ? null : pace;
  return {
    state,
    rule: rules.id,
    asOf: day.today,
    measuredOn,
    elapsed: textOf(elapsedOf(goal, measuredOn)),
    planned: shown === null ? null : textOf(shown.planned),
    actual: shown === null ? null : textOf(shown.actual),
    lag: shown === null ? null : textOf(shown.lag),
    value: said(compared.now),
    base: said(compared.base),
    target: goal.value,
    metOn,
    closing,
    projection: ENDED.has(state) ? null : projectionOf(goal, known, compared),
    places: [],
    inputs: compared.inputs,
    reasons: [...mainReasons(goal, { state, metOn, pace, compared, measuredOn }), ...aboutFigures(compared), ...(closing ? [CLOSING] : [])],
  };
}

const NOT_OPEN = { state: 'not_started', metOn: null } as const;
const CLOSING: GoalReason = { code: 'closing', values: {} };
const ENDED: ReadonlySet<GoalState> = new Set(['not_started', 'met', 'met_late', 'missed']);
const said = (value: Decimal | null): string | null => (value === null ? null : shortest(round(value, Math.min(value.scale, 4))));

export const measuredTo = ({ today, expectedThrough }: JudgingDay): LocalDate => {
  const end = expectedThrough === null ? today : lastDayOf(expectedThrough);
  return end < today ? end : today;
};

/** The last month of the window is over but its figures are neither in nor due: it is too early to say missed. */
function isClosing({ to }: Goal, { lastMonth }: Compared, { today, expectedThrough }: JudgingDay): boolean {
  const told = lastMonth !== null && lastMonth >= monthOf(to);
  return today > to && expectedThrough !== null && expectedThrough < monthOf(to) && !told;
}

type Asked = {
  readonly goal: Goal;
  readonly known: Known;
  readonly compared: Compared;
  readonly pace: Pace | NoPace;
  readonly closing: boolean;
  readonly today: LocalDate;
  readonly rules: RuleSet;
};
type Stood = { readonly state: GoalState; readonly metOn: LocalDate | null };

function stateOf({ goal, known, compared, pace, closing, today, rules }: Asked): Stood {
  const over = today > goal.to && !closing;
  if (isUnknown(pace)) return { state: over ? 'missed' : 'awaiting', metOn: null };
  if (pace.settled === 'missed') return { state: 'missed', metOn: null };
  if (!over && pace.settled === null) return { state: paceState(pace.lag, rules), metOn: null };
  const metOn = firstMet(goal, known, compared.lastMonth, rules);
  if (metOn !== null) return { state: metOn > goal.to ? 'met_late' : 'met', metOn };
  return { state: 'missed', metOn };
}

/** The day from which the goal counts as met: of a figure that only grows the first such month, of a level not before the last day. */
function firstMet(goal: Goal, known: Known, lastMonth: YearMonth | null, rules: RuleSet): LocalDate | null {
  const last = monthOf(goal.to);
  const end = lastMonth !== null && lastMonth > last ? lastMonth : last;
  for (let month = isAccumulating(goal) && goal.wants !== 'atMost' ? monthOf(goal.from) : last; month <= end; month = nextMonth(month)) {
    const pace = paceOf(goal, compareWith(known, goal, month), plannedOf(goal, lastDayOf(month)), rules);
    if (!isUnknown(pace) && pace.reached) return month === last ? goal.to : lastDayOf(month);
  }
  return null;
}

type Told = Stood & { readonly pace: Pace | NoPace; readonly compared: Compared; readonly measuredOn: LocalDate };

function mainReasons(goal: Goal, { state, metOn, pace, compared, measuredOn }: Told): GoalReason[] {
  if (state === 'not_started') return [{ code: 'not_open', values: { from: goal.from } }];
  const unit = goal.indicator.unit ?? '';
  const values = {
    name: goal.indicator.name,
    unit,
    value: said(compared.now) ?? '',
    base: said(compared.base) ?? '',
    target: goal.value ?? '',
  };
  const ended: GoalReason[] =
    metOn !== null
      ? [{ code: state === 'met_late' ? 'met_late' : 'met', values: { ...values, on: metOn, due: goal.to } }]
      : state === 'missed'
        ? [{ code: 'missed', values: { ...values, due: goal.to } }]
        : [];
  if (isUnknown(pace)) return [...ended, { code: pace.unknown.code, values }];
  const points = { planned: textOf(pace.planned), actual: textOf(pace.actual), lag: textOf(pace.lag) };
  const elapsed = textOf(elapsedOf(goal, measuredOn));
  return [...ended, { code: pace.reason.code, values: { ...values, ...points, elapsed, wants: goal.wants } }];
}

function aboutFigures({ missing, unmatched }: Compared): GoalReason[] {
  const reasons: GoalReason[] = [];
  if (missing.length > 0)
    reasons.push({ code: 'places_missing', values: { count: missing.length, places: missing.slice(0, 20).join('、') } });
  if (unmatched > 0) reasons.push({ code: 'months_missing', values: { count: unmatched } });
  return reasons;
}

function aboutValues({ future, unreadable, corrected }: Known): GoalReason[] {
  const reasons: GoalReason[] = [];
  if (future > 0) reasons.push({ code: 'future_ignored', values: { count: future } });
  if (unreadable.length > 0) reasons.push({ code: 'not_a_number', values: { count: unreadable.length, id: unreadable[0] as string } });
  if (corrected.length > 0) reasons.push({ code: 'corrected', values: { count: corrected.length } });
  return reasons;
}
