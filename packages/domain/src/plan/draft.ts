import type { LocalDate } from '../kernel/dates.ts';
import type { DocumentKind } from './source.ts';

/**
 * 计划草稿: what the grammar read from an official document, in the published shape `gongjian.plan-draft/1`.
 * Field names and meanings are fixed by that contract. Offsets of spans are Unicode code points.
 */
export type PlanDraft = {
  readonly format: 'gongjian.plan-draft/1';
  readonly source: { readonly name: string; readonly kind: DocumentKind; readonly sha256: string; readonly characters: number };
  readonly notice: Notice | null;
  readonly plans: readonly DraftPlan[];
  readonly questions: readonly DraftQuestion[];
};

/** Place in the linear text: code-point offsets, `end` exclusive, 1-based line, 1-based page or null. */
export type Span = { readonly start: number; readonly end: number; readonly line: number; readonly page: number | null };

/** 印发通知 */
export type Notice = {
  readonly title: string | null;
  /** 发文字号 */
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  /** 成文日期 */
  readonly issuedOn: LocalDate | null;
  /** 主送机关 */
  readonly addressees: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly attachments: readonly Attachment[];
  readonly reporting: ReportingDuty | null;
};

export type Requirement = { readonly ordinal: number; readonly heading: string; readonly text: string; readonly source: Span };
export type Attachment = { readonly no: number; readonly title: string; readonly present: boolean };

/** 报送要求 */
export type ReportingDuty = {
  readonly phrase: string;
  readonly frequency: 'monthly' | 'quarterly' | 'yearly';
  readonly workday: number | null;
  readonly inclusive: boolean;
  readonly to: string | null;
  readonly source: Span;
};

export type DraftPlan = {
  readonly attachment: number | null;
  readonly title: string | null;
  readonly year: number | null;
  readonly sections: readonly DraftSection[];
};

/** 节, under a 部分 where the plan has two levels of headings. */
export type DraftSection = {
  readonly part: string | null;
  readonly ordinal: string | null;
  readonly title: string | null;
  readonly tasks: readonly DraftTask[];
};

/** 重点任务 */
export type DraftTask = { readonly no: string | null; readonly title: string | null; readonly measures: readonly DraftMeasure[] };

export type InferredField = 'lead' | 'responsible' | 'support' | 'deadline';

/** 工作措施 */
export type DraftMeasure = {
  readonly ordinal: number;
  readonly text: string;
  readonly source: Span;
  readonly deadline: Deadline;
  /** 牵头部门 */
  readonly lead: readonly UnitMention[];
  /** 主责单位 */
  readonly responsible: readonly UnitMention[];
  /** 协办单位 */
  readonly support: readonly UnitMention[];
  readonly inferred: readonly InferredField[];
  readonly targets: readonly Target[];
  readonly deliverables: readonly Deliverable[];
  readonly duties: readonly Duty[];
  readonly questions: readonly MeasureQuestion[];
};

export type UnitMention = {
  readonly text: string;
  readonly unit: string;
  readonly note: string | null;
  readonly group: boolean;
};

/** 完成时限 */
export type Deadline = {
  readonly text: string | null;
  readonly kind: 'yearEnd' | 'date' | 'range' | 'standing' | 'milestones' | 'none';
  readonly on: LocalDate | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly milestones: readonly Milestone[];
};
export type Milestone = { readonly on: LocalDate; readonly what: string; readonly source: Span };

/** 量化指标 */
export type Target = {
  readonly phrase: string;
  readonly metric: string | null;
  readonly comparator: 'atLeast' | 'atMost' | 'about' | 'equal' | 'decreaseBy' | 'increaseBy' | 'decrease' | 'increase' | 'all';
  /** Decimal text in `unit`, or null where no number is printed. */
  readonly value: string | null;
  readonly unit: string | null;
  readonly scope: 'city' | 'eachDistrict' | 'named';
  readonly places: readonly string[];
  /** 力争 is strive. */
  readonly strength: 'must' | 'strive';
  readonly about: boolean;
  readonly by: LocalDate | null;
  readonly excludes: readonly string[];
  readonly source: Span;
};

/** 成果: a document, standard or project to be made. */
export type Deliverable = {
  readonly phrase: string;
  readonly verb: string;
  readonly title: string;
  readonly by: LocalDate | null;
  readonly source: Span;
};

/** 常态工作 */
export type Duty = {
  readonly phrase: string;
  readonly frequency: 'monthly' | 'quarterly' | 'yearly' | 'regular' | 'season' | 'always' | 'once';
  readonly source: Span;
};

export type MeasureQuestion = { readonly field: string; readonly why: string; readonly choices: readonly string[] };
export type DraftQuestion = { readonly where: string; readonly why: string; readonly choices: readonly string[] };
