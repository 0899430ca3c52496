import { addDays, firstDayOf, type LocalDate, lastDayOf, monthOf, nextMonth, type YearMonth, yearMonth } from '../kernel/dates.ts';
import type { Duty } from '../plan/draft.ts';
import { hundredths, roundHalfEven } from './due.ts';
import type { ProofState } from './evidence-model.ts';

/** 常态工作 as it is watched: how often, from when to when. `season` limits it to some months of each year, both included. */
export type DutyGoal = {
  readonly frequency: Duty['frequency'];
  readonly from: LocalDate;
  /** Null for standing work. */
  readonly to: LocalDate | null;
  readonly season: { readonly from: number; readonly to: number } | null;
};
/** One time the work was done, as a report told it. Without proof it does not count. */
export type Act = { readonly id: string; readonly on: LocalDate; readonly proofs: number };

/**
 * How long one period is, in months, and from how many missed months in a row standing work has lapsed. Dated data of a plan: one
 * month missed is a warning, a quarter is not (松阳 2022); three months in a row red (银川 2025). 定期 without a word of how often is
 * asked for each quarter, work to be kept up always each month.
 */
export type ActRules = {
  readonly id: string;
  readonly months: Readonly<Record<Exclude<Duty['frequency'], 'once'>, number>>;
  readonly lapsedFrom: number;
  /**
   * 应报日: from this day of the next month on, a month's reports count as due and reviewed, so that nobody is behind for what lies on a
   * reviewer's desk. Reports are due on the third working day, in October not before the 10th.
   */
  readonly expectedFromDay: number;
};
/** What holds where nobody has set any. */
export const ACT_RULES: ActRules = {
  id: 'acts/1',
  months: { monthly: 1, season: 1, always: 1, regular: 3, quarterly: 3, yearly: 12 },
  lapsedFrom: 3,
  expectedFromDay: 15,
};

export type Period = { readonly from: LocalDate; readonly to: LocalDate; readonly months: number };
/** unproved: told of, without proof. open: not over, or its report is not due yet. */
export type PeriodState = 'done' | 'unproved' | 'missed' | 'open';
export type JudgedPeriod = Period & { readonly state: PeriodState; readonly acts: readonly string[] };

export type ActsJudgement = {
  readonly state: ProofState;
  readonly rule: string;
  readonly periods: readonly JudgedPeriod[];
  /** Shares of the periods, in percent: closed, done; and of the closed ones missed. */
  readonly elapsed: string;
  readonly actual: string;
  readonly lag: string;
  readonly closing: boolean;
  readonly inputs: readonly string[];
};

/** Every period that has begun by the day. Periods follow the calendar: quarters begin in January, April, July and October. */
export function periodsOf({ frequency, from, to, season }: DutyGoal, today: LocalDate, rules: ActRules = ACT_RULES): Period[] {
  if (frequency === 'once') return to === null || from > today ? [] : [{ from, to, months: 1 }];
  const end = to === null || to > today ? today : to;
  const length = rules.months[frequency];
  const periods: Period[] = [];
  for (
    let month = startOf(monthOf(from), length);
    firstDayOf(month) <= end && periods.length < MOST_PERIODS;
    month = after(month, length)
  ) {
    if (length === 1 && season !== null && !inSeason(month, season)) continue;
    const last = lastDayOf(after(month, length - 1));
    periods.push({ from: firstDayOf(month) < from ? from : firstDayOf(month), to: to !== null && last > to ? to : last, months: length });
  }
  return periods;
}
const MOST_PERIODS = 600;

const startOf = (month: YearMonth, length: number): YearMonth => {
  const first = Number(month.slice(5)) - ((Number(month.slice(5)) - 1) % length);
  return yearMonth(`${month.slice(0, 4)}-${String(first).padStart(2, '0')}`);
};
const after = (month: YearMonth, n: number): YearMonth => (n === 0 ? month : after(nextMonth(month), n - 1));

/** 11—3月 goes over the turn of the year. */
function inSeason(month: YearMonth, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const m = Number(month.slice(5));
  return from <= to ? from <= m && m <= to : m >= from || m <= to;
}

/**
 * `expectedThrough`: the newest month whose reports are due; a period that ends later is still open. Null counts the day itself.
 * `asked`: the months anybody was asked to report on; a period without one says nothing. Absent: all.
 */
export type ActsDay = { readonly today: LocalDate; readonly expectedThrough: YearMonth | null; readonly asked?: ReadonlySet<YearMonth> };

export function judgeActs(goal: DutyGoal, acts: readonly Act[], day: ActsDay, rules: ActRules = ACT_RULES): ActsJudgement {
  const told = day.expectedThrough === null ? addDays(day.today, -1) : lastDayOf(day.expectedThrough);
  const periods = periodsOf(goal, day.today, rules)
    .filter((period) => isAsked(period, day.asked))
    .map((period) => judgePeriod(period, acts, told));
  const closed = periods.filter(({ state }) => state !== 'open');
  const done = closed.filter(({ state }) => state === 'done');
  const total = goal.to === null ? closed.length : periodsOf(goal, goal.to, rules).length;
  const ended = goal.to !== null && day.today > goal.to;
  const closing = ended && periods.some(({ state }) => state === 'open');
  return {
    state: stateOf({ goal, day: day.today, periods, closed, ended: ended && !closing }, rules),
    rule: rules.id,
    periods,
    elapsed: hundredths(share(closed.length, total)),
    actual: hundredths(share(done.length, total)),
    lag: hundredths(share(closed.length - done.length, closed.length)),
    closing,
    inputs: periods.flatMap((period) => period.acts),
  };
}

function isAsked({ from, to }: Period, asked: ReadonlySet<YearMonth> | undefined): boolean {
  if (asked === undefined) return true;
  for (let month = monthOf(from); month <= monthOf(to); month = nextMonth(month)) if (asked.has(month)) return true;
  return false;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : roundHalfEven(part * 10_000, whole));

function judgePeriod(period: Period, acts: readonly Act[], told: LocalDate): JudgedPeriod {
  const inside = acts.filter(({ on }) => on >= period.from && on <= period.to);
  const state = inside.some(({ proofs }) => proofs > 0) ? 'done' : period.to > told ? 'open' : inside.length > 0 ? 'unproved' : 'missed';
  return { ...period, state, acts: inside.map(({ id }) => id) };
}

type Watched = {
  readonly goal: DutyGoal;
  readonly day: LocalDate;
  readonly periods: readonly JudgedPeriod[];
  readonly closed: readonly JudgedPeriod[];
  readonly ended: boolean;
};

function stateOf({ goal, day, periods, closed, ended }: Watched, rules: ActRules): ProofState {
  if (day < goal.from || (periods.length === 0 && !ended)) return 'not_started';
  const gaps = closed.filter(({ state }) => state !== 'done').length;
  if (ended) return gaps === 0 ? 'met' : gaps === closed.length || goal.frequency === 'once' ? 'missed' : 'met_late';
  if (closed.length === 0) return 'awaiting';
  const run = monthsMissedLast(closed);
  if (run >= rules.lapsedFrom) return 'lapsed';
  return run > 0 ? 'behind' : 'kept';
}

/** How many months in a row, up to the last closed period, nothing was done with proof. */
function monthsMissedLast(closed: readonly JudgedPeriod[]): number {
  const lastDone = closed.findLastIndex(({ state }) => state === 'done');
  return closed.slice(lastDone + 1).reduce((months, period) => months + period.months, 0);
}

/** 时间节点: one thing due on one day; `proofs` are the days on which its doing was proved. */
export function judgeMilestone(
  on: LocalDate,
  proofs: readonly LocalDate[],
  day: { readonly today: LocalDate; readonly expectedThrough: YearMonth | null },
): { readonly state: ProofState; readonly metOn: LocalDate | null; readonly closing: boolean } {
  const [metOn = null] = proofs.filter((proof) => proof <= day.today).toSorted();
  if (metOn !== null) return { state: metOn > on ? 'met_late' : 'met', metOn, closing: false };
  const closing = day.today > on && day.expectedThrough !== null && day.expectedThrough < monthOf(on);
  return { state: day.today > on && !closing ? 'missed' : 'awaiting', metOn, closing };
}
