import type { Amount } from '../indicators/model.ts';
import type { LocalDate, YearMonth } from '../kernel/dates.ts';
import type { StageName } from '../tasks/model.ts';

/** not_due 未到报送期 · due 待报送 · overdue 逾期 · submitted 已报送 · returned 已退回 · accepted 已采纳 · sealed 已封存 */
export const OBLIGATION_STATES = ['not_due', 'due', 'overdue', 'submitted', 'returned', 'accepted', 'sealed'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** 报送要求 of a plan: dated data, as its notice states it. */
export type ReportingRule = {
  readonly workday: number;
  /** 前 includes the day itself. */
  readonly inclusive: boolean;
  /** `17:30`, where the day ends with the office hours; null: at 24:00. */
  readonly closesAt: string | null;
  /** How many days before the end of the month its reports open. */
  readonly opensDaysBefore: number;
  /** 审核层级, in order: who looks at a report before it is accepted. At least one. */
  readonly reviews: readonly ReviewLevel[];
  readonly source: string;
};
export const REVIEW_LEVELS = ['unit', 'bureau'] as const;
export type ReviewLevel = (typeof REVIEW_LEVELS)[number];

/** 每月第三个工作日前, to the end of that day; the report opens with the new month; the bureau alone reviews. */
export const THIRD_WORKDAY: ReportingRule = {
  workday: 3,
  inclusive: true,
  closesAt: null,
  opensDaysBefore: 0,
  reviews: ['bureau'],
  source: '京政办发〔2022〕6号',
};

/** 报送周期: one month's reports. `cutoffAt` is the instant after which they are late. */
export type Cycle = {
  readonly month: YearMonth;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly cutoffAt: string;
};

/** 月报内容: what one unit tells of one measure for one month. */
export type Content = {
  readonly progress: string;
  readonly problems: string;
  readonly nextStep: string;
  readonly supportNeeded: string;
  readonly numbers: readonly ToldNumber[];
  readonly stages: readonly ToldStage[];
  readonly acts: readonly ToldAct[];
  readonly attachments: readonly Attachment[];
};
export type ToldNumber = {
  readonly promiseId: string;
  readonly place: string;
  readonly amount: Amount;
  /** Why a total is less than it was told to be. */
  readonly correction: string;
};
export type ToldStage = {
  readonly promiseId: string;
  readonly stage: StageName;
  readonly on: LocalDate | null;
  readonly documentNumber: string | null;
  readonly files: readonly string[];
};
/** 常态工作, or a time node: done this month, with which files as proof. */
export type ToldAct = { readonly promiseId: string; readonly done: boolean; readonly files: readonly string[] };
/** `detected` is what the bytes say the file is; null where they say nothing known. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly detected: string | null;
  readonly bytes: number;
};

export const EMPTY_CONTENT: Content = {
  progress: '',
  problems: '',
  nextStep: '',
  supportNeeded: '',
  numbers: [],
  stages: [],
  acts: [],
  attachments: [],
};
