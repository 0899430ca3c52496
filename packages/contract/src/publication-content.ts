import { z } from 'zod';
import { day } from './shape.ts';
import { light, measureState, promiseKind } from './tasks-ledger.ts';

/** Everything the public ever reads, class by class. The objects are strict: a field that is not named here cannot leave. */
const text = z.string().max(20_000);
const short = z.string().max(1_000);
const count = z.int().min(0);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const publicUnit = z.strictObject({ id: short, name: short, kind: short });
const publicLights = z.strictObject({ total: count, green: count, yellow: count, red: count, none: count });
/** What may be left out by the catalogue. */
const fields = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).partial();

/** 行动计划 */
export const planContent = fields({
  title: short,
  year: z.int().nullable(),
  approvedBy: short,
  parts: z.array(
    z.strictObject({
      id: short,
      title: short,
      sections: z.array(z.strictObject({ id: short, part: short.nullable(), ordinal: short.nullable(), title: short.nullable() })),
    }),
  ),
});

/** 工作措施 */
export const measureContent = fields({
  programme: short,
  plan: z.strictObject({ id: short, title: short, year: z.int().nullable() }),
  section: z.strictObject({ id: short, ordinal: short.nullable(), title: short.nullable() }),
  task: z.strictObject({ no: short.nullable(), title: text.nullable() }),
  position: count,
  text,
  deadline: short.nullable(),
  dueOn: day.nullable(),
  standing: z.boolean(),
  promises: z.array(z.strictObject({ kind: promiseKind, phrase: text })),
  units: z.array(publicUnit.extend({ role: z.enum(['lead', 'responsible', 'support']) })),
});

/** 措施进展, as of a sealed month */
export const progressContent = fields({
  asOf: month,
  state: measureState,
  light,
  series: z.array(z.strictObject({ month, state: measureState, light, lag: z.string().max(20).nullable() })),
});

/** 月度进展 */
export const monthContent = fields({
  asOf: month,
  lights: publicLights,
  done: count,
  units: z.array(z.strictObject({ unit: publicUnit, expected: count, onTime: count, late: count, missing: count })),
});

/** 通报 */
export const bulletinContent = fields({
  title: short,
  number: short.nullable(),
  asOf: month,
  issuer: short.nullable(),
  issuedOn: day.nullable(),
  paragraphs: z.array(z.strictObject({ heading: z.boolean(), text })),
});

/** 考核排名 */
export const rankingContent = fields({
  title: short,
  scheme: short,
  on: day,
  rows: z.array(
    z.strictObject({ group: short, unit: publicUnit, rank: z.int(), of: z.int(), published: z.string().max(40), tier: short.nullable() }),
  ),
});

/** 曝光的违法违规问题, with names and numbers masked */
export const exposureContent = fields({
  title: short,
  kind: short,
  foundOn: day,
  unit: short.nullable(),
  facts: z.array(z.strictObject({ name: short, value: text })),
  text,
  status: z.enum(['open', 'rectified']),
});

/** 督察检查结果 */
export const inspectionContent = fields({
  title: short,
  kind: short,
  from: day,
  to: day,
  units: z.array(short),
  found: count,
  fixed: count,
});

/** 整改公示与销号 */
export const writeOffContent = fields({
  title: short,
  unit: short.nullable(),
  foundOn: day,
  closedOn: day.nullable(),
  facts: z.array(z.strictObject({ name: short, value: text })),
  status: z.enum(['publicity', 'closed']),
});

/** 政策解读 */
export const explanationContent = fields({ title: short, on: day, text, source: short });

/** 问答 */
export const answerContent = fields({ title: short, topic: short, askedOn: day, on: day, question: text, answer: text, unit: short });

/** 公开目录 itself */
export const catalogueContent = fields({
  rows: z.array(
    z.strictObject({
      code: short,
      title: short,
      titleEn: short,
      timing: z.enum(['immediately', 'on_seal', 'after_publicity', 'never']),
      workingDays: z.int().nullable(),
      basis: text,
      withheld: text,
      withheldEn: text,
    }),
  ),
});

/** The classes there are. A catalogue chooses among them, and among their fields. */
export const publicContents = {
  catalogue: catalogueContent,
  plan: planContent,
  measure: measureContent,
  progress: progressContent,
  month: monthContent,
  bulletin: bulletinContent,
  ranking: rankingContent,
  exposure: exposureContent,
  inspection: inspectionContent,
  write_off: writeOffContent,
  explanation: explanationContent,
  answer: answerContent,
} as const;

export type PublicClass = keyof typeof publicContents;
export type PublicContent<C extends PublicClass = PublicClass> = { readonly [K in C]: z.output<(typeof publicContents)[K]> }[C];
export const publicClasses = Object.keys(publicContents) as PublicClass[];
