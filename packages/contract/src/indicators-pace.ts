import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { binding } from './indicators-binding.ts';
import { indicatorValue } from './indicators-value.ts';
import { month } from './reporting-shape.ts';
import { day, nothing, unitRef } from './shape.ts';
import { light } from './tasks-ledger.ts';

export const goalState = z.enum(['not_started', 'awaiting', 'on_pace', 'behind', 'seriously_behind', 'met', 'met_late', 'missed']);
export type GoalState = z.output<typeof goalState>;

/** One month of the pace chart: percents with two places, figures in the indicator's unit. */
export const pacePoint = z.object({
  month,
  planned: z.string(),
  plannedValue: z.string().nullable(),
  actual: z.string().nullable(),
  value: z.string().nullable(),
});
export type PacePoint = z.output<typeof pacePoint>;

/** 预计: where the last three months lead, with the band of 8 cases in 10. */
export const projection = z.object({ finishOn: day.nullable(), atEnd: z.string(), low: z.string(), high: z.string(), chance: z.string() });

const judgement = z.object({
  state: goalState,
  light,
  rule: z.string(),
  asOf: day,
  measuredOn: day,
  elapsed: z.string(),
  planned: z.string().nullable(),
  actual: z.string().nullable(),
  lag: z.string().nullable(),
  value: z.string().nullable(),
  base: z.string().nullable(),
  target: z.string().nullable(),
  metOn: day.nullable(),
  projection: projection.nullable(),
  reasons: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type JudgementShown = z.output<typeof judgement>;

/** How one quantified promise of a measure stands: its goal, the judgement, the course and what was reached, place by place. */
export const promisePace = z.object({
  promise: z.object({ id: z.uuid(), phrase: z.string() }),
  binding,
  judgement: judgement.nullable(),
  /** What the goal is in the indicator's unit, where it is a figure. */
  series: z.array(pacePoint),
  /** Of a goal for each place, the worst first. */
  places: z.array(z.object({ place: unitRef, judgement, series: z.array(pacePoint) })),
  /** The figures the judgement rests on. */
  inputs: z.array(indicatorValue),
});
export type PromisePace = z.output<typeof promisePace>;

export const measurePace = endpoint({
  method: 'GET',
  path: '/api/ledger/measures/:measureId/pace',
  summary: 'The pace of a measure’s quantified promises: planned course, figures told, projection, state, lag and what they rest on.',
  needs: 'tasks.read',
  params: z.object({ measureId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.object({
    items: z.array(promisePace),
    /** Promises from which a person took the indicator off. */
    unbound: z.array(z.object({ promise: z.object({ id: z.uuid(), phrase: z.string() }), binding })),
    may: z.object({ bind: z.boolean() }),
  }),
  refuses: ['tasks.measure_not_found'],
});
