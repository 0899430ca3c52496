import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, personRef } from './shape.ts';

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
