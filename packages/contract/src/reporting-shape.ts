import { z } from 'zod';
import { day, instant, personRef, unitRef } from './shape.ts';
import { light, measureState, stageName } from './tasks.ts';

/** 月份, such as 2022-02. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const monthParam = z.object({ month });
export const obligationParam = z.object({ obligationId: z.uuid() });

/** Where a report stands. not_due → due → overdue by the clock; the rest by deeds. */
export const reportState = z.enum(['not_due', 'due', 'overdue', 'submitted', 'returned', 'accepted', 'sealed']);
export type ReportState = z.output<typeof reportState>;
export const reportRole = z.enum(['lead', 'responsible', 'support']);

/** Whose desk a submitted report lies on: a level inside its own unit, or one at the bureau. */
export const reviewDesk = z.object({ at: z.enum(['unit', 'bureau']), level: z.int(), of: z.int() });

/** Decimal text; a figure is never a floating number. */
export const decimalText = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/);

/** A figure of one place: itself, or as a share what it is the quotient of. */
export const reportNumber = z.object({
  promiseId: z.uuid(),
  place: z.string().min(1).max(80),
  amount: z.union([z.object({ value: decimalText }), z.object({ numerator: decimalText, denominator: decimalText })]),
  /** Why a total is less than it was told to be. */
  correction: z.string().max(500).default(''),
});
const proofs = z.array(z.uuid()).max(20).default([]);
export const reportStage = z.object({
  promiseId: z.uuid(),
  stage: stageName,
  on: day.nullable().default(null),
  documentNumber: z.string().trim().max(200).nullable().default(null),
  files: proofs,
});
/** 常态工作, or a time node: done this month, with which of the report’s files as proof. */
export const reportAct = z.object({ promiseId: z.uuid(), done: z.boolean(), files: proofs });

/** 月报内容: what one unit tells for one measure and month. */
export const reportContent = z.object({
  progress: z.string().max(8000).default(''),
  problems: z.string().max(4000).default(''),
  nextStep: z.string().max(4000).default(''),
  supportNeeded: z.string().max(4000).default(''),
  numbers: z.array(reportNumber).max(100).default([]),
  stages: z.array(reportStage).max(100).default([]),
  acts: z.array(reportAct).max(100).default([]),
});
export type ReportContent = z.output<typeof reportContent>;

/** 责任人: who answers for the report, apart from who typed or clicked. */
export const accountable = z.object({ name: z.string().trim().min(1).max(60), title: z.string().trim().max(60).default('') });

export const attachment = z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int(), by: personRef, at: instant });

/** One row of a list of what is owed. */
export const obligationItem = z.object({
  id: z.uuid(),
  month,
  plan: z.object({ id: z.uuid(), title: z.string() }),
  measure: z.object({ id: z.uuid(), text: z.string(), task: z.string().nullable() }),
  unit: unitRef,
  role: reportRole,
  state: reportState,
  /** The last day to report, and the instant after which a report is late. */
  dueOn: day,
  cutoffAt: instant,
  /** The day in force: the due day, or after a return the reply day. */
  wantedOn: day,
  /** The most working days a sending was late; 0 is in time; null: it has not come in. */
  lateDays: z.int().nullable(),
  desk: reviewDesk.nullable(),
  accountable: accountable.nullable(),
  /** The district's obligation a street's was split from. */
  delegatedFrom: z.uuid().nullable(),
  version: z.int(),
});
export type ObligationItem = z.output<typeof obligationItem>;

/** What a reviewer decided, oldest first. */
export const review = z.object({
  action: z.enum(['submitted', 'recalled', 'passed', 'accepted', 'returned', 'reopened', 'imported']),
  desk: reviewDesk.nullable(),
  reason: z.string().nullable(),
  by: personRef,
  at: instant,
});

/** A promise of the measure, as the form shows it beside its field. */
export const promiseInForm = z.object({
  id: z.uuid(),
  kind: z.enum(['target', 'deliverable', 'duty']),
  phrase: z.string(),
  by: day.nullable(),
  unit: z.string().nullable(),
  /** A figure that is a share: told by its numerator and denominator. */
  ratio: z.boolean(),
  /** A figure without which the report of this unit is not sent. */
  required: z.boolean(),
  /** The last stage accepted, of a deliverable. */
  stage: stageName.nullable(),
  /** The value kept for the month where it comes from records: shown, and not to be typed. */
  locked: z.object({ value: z.string(), source: z.string() }).nullable(),
  lastMonth: z.array(reportNumber),
});

/** The form of one report: what is owed, what was said last month, and what has been written so far. */
export const reportForm = obligationItem.extend({
  content: reportContent,
  /** True while nothing has been written: the content is last month's text, offered to begin with. */
  prefilled: z.boolean(),
  lastMonth: z.object({ month, content: reportContent, state: reportState }).nullable(),
  verdict: z.object({ state: measureState, light, lag: z.string().nullable() }).nullable(),
  promises: z.array(promiseInForm),
  attachments: z.array(attachment),
  reviews: z.array(review),
  streets: z.array(z.object({ id: z.uuid(), unit: unitRef, state: reportState })),
  writtenBy: personRef.nullable(),
  writtenAt: instant.nullable(),
  may: z.object({ write: z.boolean(), recall: z.boolean(), review: z.boolean(), reopen: z.boolean(), delegate: z.boolean() }),
});
export type ReportForm = z.output<typeof reportForm>;

/** What a deed on a report answers: enough to show the new state and to go on. */
export const reportMoved = z.object({
  id: z.uuid(),
  state: reportState,
  desk: reviewDesk.nullable(),
  lateDays: z.int().nullable(),
  version: z.int(),
});

export const cycle = z.object({
  id: z.uuid(),
  month,
  opensOn: day,
  dueOn: day,
  cutoffAt: instant,
  openedAt: instant,
  obligations: z.int(),
  sealed: z.object({ no: z.int(), at: instant, by: personRef }).nullable(),
});
