import { ACT_RULES } from '@gongjian/domain/tasks/evidence-acts';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, personRef } from './shape.ts';
import { light, measureState } from './tasks-ledger.ts';

const points = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/);

/** 亮灯规则: from which lag a goal is behind, over which seriously; 左右 without a stated tolerance, in percent of the figure. */
export const paceRules = z.object({
  /** Null: of every plan that has none of its own. */
  planId: z.uuid().nullable(),
  from: day,
  behindFrom: points,
  seriousOver: points,
  aboutTolerance: points,
  /** 常态工作: how many months 定期 is, and from how many missed months in a row standing work has lapsed. */
  regularMonths: z.int().min(1).max(12).default(ACT_RULES.months.regular),
  lapsedFrom: z.int().min(1).max(24).default(ACT_RULES.lapsedFrom),
  /** 应报日: from this day of the next month on, a month's reports are expected. */
  expectedDay: z.int().min(1).max(28).default(ACT_RULES.expectedFromDay),
  /** The paper it rests on. */
  source: z.string().trim().min(1).max(400),
});
export type PaceRules = z.output<typeof paceRules>;

export const listPaceRules = endpoint({
  method: 'GET',
  path: '/api/indicator-rules',
  summary: 'The rules by which lags become lights, the newest first. Where there is none, 10 and 30 points hold.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(paceRules.extend({ id: z.string(), by: personRef, at: instant })) }),
  refuses: [],
});
export const addPaceRules = endpoint({
  method: 'POST',
  path: '/api/indicator-rules',
  summary:
    'Sets rules from a day on, for one plan or for all. Nothing is rewritten: lights of the past name the rule they were reached by.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: paceRules,
  reply: z.object({ id: z.string() }),
  refuses: ['indicators.rules_refused', 'indicators.rules_exist', 'tasks.plan_not_found'],
  creates: true,
});

const rulesProposed = paceRules.omit({ from: true, source: true });
export type RulesProposed = z.output<typeof rulesProposed>;

const stands = z.object({ state: measureState, light });
const rulesPreview = z.object({
  items: z.array(
    z.object({ id: z.uuid(), task: z.string().nullable(), text: z.string(), plan: z.string(), before: stands, after: stands }),
  ),
  /** All that would change, of which at most 500 are named; and how many measures there are. */
  changed: z.int(),
  measures: z.int(),
});
export type RulesPreview = z.output<typeof rulesPreview>;

export const previewPaceRules = endpoint({
  method: 'POST',
  path: '/api/indicator-rules/preview',
  summary: 'Which measures would stand otherwise if these rules held today. Nothing is kept.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: rulesProposed,
  reply: rulesPreview,
  refuses: ['indicators.rules_refused', 'tasks.plan_not_found'],
});
