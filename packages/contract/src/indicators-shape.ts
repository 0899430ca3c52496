import { z } from 'zod';
import { decimalText, month } from './reporting-shape.ts';
import { day } from './shape.ts';

/** 计划进程: how much of a goal should be reached by a day. */
export const courseShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linear') }),
  z.object({ kind: z.literal('held') }),
  z.object({
    kind: z.literal('months'),
    weights: z
      .array(z.object({ month, weight: decimalText }))
      .min(1)
      .max(120),
  }),
  z.object({ kind: z.literal('season'), from: day, to: day }),
  z.object({
    kind: z.literal('steps'),
    steps: z
      .array(z.object({ on: day, percent: decimalText }))
      .min(1)
      .max(60),
  }),
]);
export type CourseSaid = z.output<typeof courseShape>;
/** What a change is measured from: a fixed figure, the same months of last year (同比), the period before (环比). */
export const baseShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), value: decimalText }),
  z.object({ kind: z.literal('lastYear') }),
  z.object({ kind: z.literal('previous') }),
]);
