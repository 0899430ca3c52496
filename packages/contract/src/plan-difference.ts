import { z } from 'zod';

/** Two versions side by side; the types this mirrors live in `@gongjian/domain/plan/amendment`. */
const side = z.object({
  id: z.string(),
  plan: z.string().nullable(),
  section: z.string().nullable(),
  task: z.string().nullable(),
  no: z.string().nullable(),
  ordinal: z.int(),
  text: z.string(),
  deadline: z.string().nullable(),
  lead: z.array(z.string()),
  responsible: z.array(z.string()),
  support: z.array(z.string()),
});
export const differenceField = z.enum([
  'plan',
  'section',
  'task',
  'text',
  'deadline',
  'lead',
  'responsible',
  'support',
  'targets',
  'deliverables',
  'duties',
]);
export const differenceItem = z.object({
  kind: z.enum(['same', 'changed', 'new', 'gone']),
  before: side.nullable(),
  after: side.nullable(),
  /** How alike the two texts are, 0 to 1. */
  likeness: z.number(),
  changes: z.array(z.object({ field: differenceField, before: z.string(), after: z.string() })),
  /** The two texts as one, with what was taken out and what was put in. Empty where the text is the same. */
  text: z.array(z.object({ op: z.enum(['same', 'out', 'in']), text: z.string() })),
});
export const difference = z.object({
  before: z.object({ title: z.string(), version: z.int().nullable() }),
  after: z.object({ title: z.string(), version: z.int().nullable() }),
  summary: z.object({ same: z.int(), changed: z.int(), new: z.int(), gone: z.int() }),
  items: z.array(differenceItem),
});
export type Difference = z.output<typeof difference>;
export type DifferenceItem = z.output<typeof differenceItem>;
