import { COUNT_SOURCES, INPUT_SOURCES } from '@gongjian/domain/assessment/model';
import { z } from 'zod';
import { day, instant, personRef, unitRef } from './shape.ts';

const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const title = z.string().min(1).max(100);
/** Decimal text; what it must be is for the rules of a scheme to say. */
const decimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/);

const step = z.strictObject({ from: decimalText, points: decimalText });
const better = z.enum(['more', 'less']);
const itemRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), better }),
  z.strictObject({ kind: z.literal('about'), tolerance: decimalText, limit: decimalText }),
  z.strictObject({ kind: z.literal('steps'), better, steps: z.array(step).max(50) }),
  z.strictObject({ kind: z.literal('points'), full: decimalText }),
  z.strictObject({ kind: z.literal('scale'), zero: decimalText, full: decimalText }),
  z.strictObject({ kind: z.literal('value') }),
]);
const item = z.strictObject({
  code,
  title,
  weight: decimalText,
  source: z.enum(INPUT_SOURCES).nullable(),
  rule: itemRule,
  missing: z.enum(['zero', 'leave_out', 'group_median']),
});
const node = z.union([item, z.strictObject({ code, title, weight: decimalText, parts: z.array(item).min(1).max(100) })]);
const adjustment = z.strictObject({
  code,
  title,
  points: decimalText,
  cap: decimalText.nullable(),
  source: z.enum(COUNT_SOURCES).nullable(),
});

/** A scoring scheme as a pack writes it: see `domain/assessment/model`. */
export const scheme = z.strictObject({
  code,
  title,
  version: z.int().min(1),
  from: day,
  to: day.nullable(),
  document: z.string().min(1).max(1000),
  assesses: z.array(z.string()).max(10),
  start: decimalText.optional(),
  multiplies: z.boolean().optional(),
  pool: z.strictObject({ leastPercent: decimalText.nullable(), mostPercent: decimalText.nullable() }).optional(),
  parts: z.array(node).max(100),
  additions: z.array(adjustment).max(50),
  additionsCap: decimalText,
  deductions: z.array(adjustment).max(50),
  vetoes: z.array(z.strictObject({ code, title })).max(20),
  tiers: z.array(z.strictObject({ title, from: decimalText, action: z.string().min(1).max(100).optional() })).max(10),
  places: z.int().min(0).max(6),
});

export const toldCell = z.object({
  unit: z.string().min(1).max(80),
  item: z.string().max(60),
  actual: decimalText,
  target: decimalText.nullable().default(null),
});
export const toldHappening = z.object({
  unit: z.string().min(1).max(80),
  code: z.string().max(60),
  /** Below nought: a counter-entry. */
  times: z
    .int()
    .min(-1000)
    .max(1000)
    .refine((n) => n !== 0),
  note: z.string().max(500).default(''),
});

export type ExplainedNode = {
  code: string;
  title: string;
  share: string;
  points: string | null;
  gives: string;
  how: 'computed' | 'missing_zero' | 'missing_left_out' | 'missing_group_median' | 'parts';
  actual: string | null;
  target: string | null;
  rows: string[];
  parts: ExplainedNode[];
};
const explained: z.ZodType<ExplainedNode, ExplainedNode> = z.lazy(() =>
  z.object({
    ...{ code: z.string(), title: z.string(), share: z.string(), points: z.string().nullable(), gives: z.string() },
    how: z.enum(['computed', 'missing_zero', 'missing_left_out', 'missing_group_median', 'parts']),
    ...{ actual: z.string().nullable(), target: z.string().nullable(), rows: z.array(z.string()), parts: z.array(explained) },
  }),
);
const adjusted = z.object({ code: z.string(), title: z.string(), times: z.int(), points: z.string(), rows: z.array(z.string()) });

export const rankedUnit = z.object({
  unit: unitRef,
  group: z.string(),
  rank: z.int(),
  of: z.int(),
  tier: z.string().nullable(),
  published: z.string(),
  score: z.string(),
  basis: z.string(),
  added: z.string(),
  deducted: z.string(),
  vetoed: z.boolean(),
  /** Its part of the pool in whole yuan, where the scheme shares one. */
  grant: z.int().nullable(),
});
export const unitScore = rankedUnit.extend({
  tree: z.array(explained),
  additions: z.array(adjusted),
  deductions: z.array(adjusted),
  vetoes: z.array(adjusted),
  /** What would gain a place: the unit ahead, the gap, and per item the points that alone would close it. */
  next: z
    .object({
      ahead: unitRef,
      gap: z.string(),
      ways: z.array(z.object({ item: z.string(), title: z.string(), points: z.string(), needs: z.string() })),
    })
    .nullable(),
});

export const assessmentItem = z.object({
  id: z.uuid(),
  title: z.string(),
  scheme: z.object({ code: z.string(), version: z.int(), title: z.string() }),
  on: day,
  published: z.boolean(),
  supersedes: z.uuid().nullable(),
  supersededBy: z.uuid().nullable(),
  reason: z.string(),
  sha256: z.string(),
  by: personRef,
  at: instant,
  version: z.int(),
});
export const assessment = assessmentItem.extend({
  definition: scheme,
  ranks: z.array(rankedUnit),
  pool: z.int().nullable(),
  /** The file some of the inputs came in. */
  file: z.object({ id: z.string(), name: z.string(), sha256: z.string() }).nullable(),
});
export type Assessment = z.output<typeof assessment>;

export const appeal = z.object({
  id: z.uuid(),
  assessmentId: z.uuid(),
  unit: unitRef,
  item: z.string(),
  text: z.string(),
  state: z.enum(['open', 'granted', 'refused']),
  answer: z.string(),
  ledTo: z.uuid().nullable(),
  by: personRef,
  at: instant,
  version: z.int(),
});
