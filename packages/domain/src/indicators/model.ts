import type { LocalDate, YearMonth } from '../kernel/dates.ts';

/** How the figures of many months become one. */
export type OverTime = 'sum' | 'last' | 'mean' | 'max';
/** How the figures of many places become one; `each`: every place is judged by itself and the worst decides. */
export type OverPlaces = 'sum' | 'mean' | 'max' | 'each';

/** 指标: what is counted, as a pack defines it. */
export type Indicator = {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly overTime: OverTime;
  readonly overPlaces: OverPlaces;
  readonly better: 'more' | 'less' | 'within';
  /** 累计数: the figure of a month counts all months before it. Goes with `last`. */
  readonly cumulative: boolean;
  /** 比率: figures come as numerator and denominator and are added as such, in percent. */
  readonly ratio: boolean;
};

export type Amount = { readonly value: string } | { readonly numerator: string; readonly denominator: string };

/** 指标值: what one place counted in one month. Never changed; a correction is a later one for the same place and month. */
export type IndicatorValue = {
  readonly id: string;
  /** Order of writing: of one place and month the highest stands. */
  readonly no: number;
  readonly place: string;
  readonly month: YearMonth;
  readonly amount: Amount;
  /** The day it was written; who judges an earlier day did not know it. */
  readonly on: LocalDate;
};

/** What a change is measured from. `lastYear` 同比, `previous` 环比: the period just before, as long. */
export type Base = { readonly kind: 'fixed'; readonly value: string } | { readonly kind: 'lastYear' } | { readonly kind: 'previous' };

/** 计划进程: how much of a goal should be reached by a day. `held`: all of it, all along (a level to keep). */
export type Course =
  | { readonly kind: 'linear' }
  | { readonly kind: 'held' }
  | { readonly kind: 'months'; readonly weights: readonly { readonly month: YearMonth; readonly weight: string }[] }
  | { readonly kind: 'season'; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly kind: 'steps'; readonly steps: readonly { readonly on: LocalDate; readonly percent: string }[] };

/** 目标: what a promise wants of an indicator. */
export type Goal = {
  readonly indicator: Indicator;
  /** `rise` and `fall` are changes against the base, by `value` or, without one, by anything (持续上升). */
  readonly wants: 'atLeast' | 'atMost' | 'within' | 'rise' | 'fall';
  readonly value: string | null;
  /** A change is counted in percent of the base, else in the unit itself. */
  readonly inPercent: boolean;
  /** 左右: how far off still counts as met, in percent of `value`. */
  readonly tolerance: string;
  readonly base: Base | null;
  readonly course: Course;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Every place that owes a figure; one for the city as a whole. */
  readonly places: readonly string[];
};

/**
 * The day of judging, and the newest month whose figures are due by then. Pace is measured to the end of that month, so that nobody
 * is behind for figures not yet asked for; null measures to the day itself.
 */
export type JudgingDay = { readonly today: LocalDate; readonly expectedThrough: YearMonth | null };

export const GOAL_STATES = ['not_started', 'awaiting', 'on_pace', 'behind', 'seriously_behind', 'met', 'met_late', 'missed'] as const;
/** awaiting: no figure says how far it is. missed: it can no longer be met in time. */
export type GoalState = (typeof GOAL_STATES)[number];

/** 判定: where a goal stands on one day, and all it rests on. Percents and points have two places. */
export type Judgement = {
  readonly state: GoalState;
  readonly rule: string;
  readonly asOf: LocalDate;
  /** The day to which figures and course are compared. */
  readonly measuredOn: LocalDate;
  /** 时间进度 */
  readonly elapsed: string;
  /** What the course asks for. */
  readonly planned: string | null;
  /** 完成进度; of a budget, what is used. */
  readonly actual: string | null;
  readonly lag: string | null;
  /** The figure in the indicator's unit, what it is compared with, and what is asked of it. */
  readonly value: string | null;
  readonly base: string | null;
  readonly target: string | null;
  readonly metOn: LocalDate | null;
  /** The time is over and the last figures are not due yet. */
  readonly closing: boolean;
  readonly projection: Projection | null;
  /** Of a goal for each place: every place, the worst first. */
  readonly places: readonly PlaceJudgement[];
  /** Values it rests on. */
  readonly inputs: readonly string[];
  readonly reasons: readonly GoalReason[];
};
export type PlaceJudgement = { readonly place: string; readonly judgement: Judgement };

/** 预计: where the last three months lead. */
export type Projection = {
  /** The day it would be met; null where it never would. */
  readonly finishOn: LocalDate | null;
  /** At the end of the window, with the band in which it lies in 8 of 10 cases. */
  readonly atEnd: string;
  readonly low: string;
  readonly high: string;
  /** Chance of meeting the goal in time, in whole percent. */
  readonly chance: string;
};

export type GoalReason = { readonly code: GoalReasonCode; readonly values: Readonly<Record<string, string | number>> };
export type GoalReasonCode =
  | 'not_open'
  | 'no_values'
  | 'future_ignored'
  | 'not_a_number'
  | 'denominator_zero'
  | 'base_missing'
  | 'base_zero'
  | 'places_missing'
  | 'months_missing'
  | 'corrected'
  | 'pace'
  | 'budget'
  | 'level'
  | 'change'
  | 'trend_kept'
  | 'trend_broken'
  | 'within'
  | 'outside'
  | 'met'
  | 'met_late'
  | 'missed'
  | 'closing'
  | 'worst_place';
