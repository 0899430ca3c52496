import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { baseShape, courseShape } from './indicators-shape.ts';
import { indicatorCode } from './indicators-value.ts';
import { decimalText } from './reporting-shape.ts';
import { day, nothing } from './shape.ts';

/** 绑定: which indicator proves a promise, and how its course is planned. */
export const binding = z.object({
  indicator: z.object({ code: indicatorCode, name: z.string(), unit: z.string().nullable() }).nullable(),
  course: courseShape,
  base: baseShape.nullable(),
  tolerance: z.string(),
  strength: z.enum(['must', 'strive']),
  from: day,
  to: day,
  places: z.array(z.string()),
  /** 必填: without this figure the monthly report of a unit that is counted is not sent. */
  required: z.boolean(),
  /** Bound by the pack, by the words of the notice, or by a person, who gave a reason. */
  how: z.enum(['pack', 'notice', 'person']),
  reason: z.string().nullable(),
  version: z.int(),
});
export type BindingShown = z.output<typeof binding>;

export const changeBinding = endpoint({
  method: 'PUT',
  path: '/api/indicator-bindings/:promiseId',
  summary: 'Says which indicator proves a promise (null: none), its course, base, tolerance, strength, window and places, with a reason.',
  needs: 'tasks.manage',
  params: z.object({ promiseId: z.uuid() }),
  query: nothing,
  body: z.object({
    indicator: indicatorCode.nullable(),
    course: courseShape,
    base: baseShape.nullable(),
    tolerance: decimalText,
    strength: z.enum(['must', 'strive']),
    from: day,
    to: day,
    places: z.array(z.string().max(80)).min(1).max(500),
    /** Not said: as it was. */
    required: z.boolean().optional(),
    reason: z.string().trim().min(1).max(2000),
  }),
  reply: z.object({ version: z.int() }),
  refuses: [
    'indicators.promise_not_found',
    'indicators.changed',
    'indicators.not_found',
    'indicators.place_unknown',
    'indicators.goal_refused',
  ],
  versioned: true,
});
