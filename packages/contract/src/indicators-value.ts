import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { decimalText, month } from './reporting-shape.ts';
import { instant, listOf, nothing, pageOf, personRef, unitRef } from './shape.ts';

export const indicatorCode = z.string().regex(/^[0-9a-z][0-9a-z-]{0,79}$/);
const codeParam = z.object({ code: indicatorCode });

/** 指标: what is counted, and how the figures of months and places become one. */
export const indicator = z.object({
  code: indicatorCode,
  name: z.string(),
  unit: z.string().nullable(),
  overTime: z.enum(['sum', 'last', 'mean', 'max']),
  overPlaces: z.enum(['sum', 'mean', 'max', 'each']),
  better: z.enum(['more', 'less', 'within']),
  /** The figure of a month counts all months before it. */
  cumulative: z.boolean(),
  /** Figures are told as numerator and denominator. */
  ratio: z.boolean(),
  /** Figures come from records and are not typed into a report. */
  fromRecords: z.boolean(),
  /** Named by the pack, or read from a promise of the notice. */
  origin: z.enum(['pack', 'notice']),
});
export const indicatorItem = indicator.extend({
  promises: z.int(),
  values: z.int(),
  lastMonth: month.nullable(),
});
export type IndicatorItem = z.output<typeof indicatorItem>;

export const amount = z.union([z.object({ value: decimalText }), z.object({ numerator: decimalText, denominator: decimalText })]);
export type Amount = z.output<typeof amount>;
export const valueSource = z.enum(['report', 'import', 'register', 'manual']);

/** 指标值: one figure as somebody told it. Never changed; `standing` is false where a later one stands beside it. */
export const indicatorValue = z.object({
  id: z.uuid(),
  place: unitRef,
  month,
  /** Null where a figure was taken back. */
  amount: amount.nullable(),
  source: z.object({ kind: valueSource, id: z.string().nullable() }),
  reason: z.string().nullable(),
  corrects: z.uuid().nullable(),
  standing: z.boolean(),
  by: personRef,
  at: instant,
});
export type IndicatorValueShown = z.output<typeof indicatorValue>;

export const listIndicators = endpoint({
  method: 'GET',
  path: '/api/indicators',
  summary: 'The indicators of the city, with how many promises each proves and how many figures it has.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({
    q: z.string().trim().max(100).optional(),
    /** Only those with figures, or only those without. */
    told: z.stringbool().optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(indicatorItem),
  refuses: ['request.invalid'],
});

export const readIndicator = endpoint({
  method: 'GET',
  path: '/api/indicators/:code',
  summary: 'One indicator: its definition, the promises it proves, and what this person may write.',
  needs: 'tasks.read',
  params: codeParam,
  query: nothing,
  body: nothing,
  reply: indicatorItem.extend({
    proves: z.array(
      z.object({
        promise: z.object({ id: z.uuid(), phrase: z.string() }),
        measure: z.object({ id: z.uuid(), text: z.string(), task: z.string().nullable() }),
      }),
    ),
    /** The places whose figures count in some goal. */
    places: z.array(unitRef),
    /** The places for which this person may write figures; whether also over what a report told. */
    may: z.object({ tell: z.array(unitRef), correctReports: z.boolean() }),
  }),
  refuses: ['indicators.not_found'],
});

const valueFilters = z.object({
  place: z.string().max(80).optional(),
  from: month.optional(),
  to: month.optional(),
  source: listOf(valueSource, 4).optional(),
  /** Also figures that were corrected since. */
  all: z.stringbool().optional(),
});
export const indicatorValues = endpoint({
  method: 'GET',
  path: '/api/indicators/:code/values',
  summary: 'The figures of an indicator, the newest month first.',
  needs: 'tasks.read',
  params: codeParam,
  query: valueFilters.extend({ after: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: pageOf(indicatorValue),
  refuses: ['indicators.not_found', 'request.invalid'],
});
export const exportValues = endpoint({
  method: 'GET',
  path: '/api/indicators/:code/values.xlsx',
  summary: 'The same figures as an Excel workbook.',
  needs: 'tasks.read',
  params: codeParam,
  query: valueFilters,
  body: nothing,
  reply: z.unknown(),
  refuses: ['indicators.not_found', 'request.invalid'],
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const tellValue = endpoint({
  method: 'POST',
  path: '/api/indicators/:code/values',
  summary: 'Writes the figure of one place and month. Where there is one already it must be corrected instead.',
  needs: 'tasks.report',
  params: codeParam,
  query: nothing,
  body: z.object({ place: z.string().min(1).max(80), month, amount, note: z.string().trim().max(500).default('') }),
  reply: indicatorValue,
  refuses: ['indicators.not_found', 'indicators.place_unknown', 'indicators.value_exists', 'indicators.amount_refused'],
  creates: true,
});
export const correctValue = endpoint({
  method: 'POST',
  path: '/api/indicator-values/:valueId/corrections',
  summary: 'Puts another figure beside one that was wrong, or takes it back (amount null), with a reason. The old one stays.',
  needs: 'tasks.report',
  params: z.object({ valueId: z.uuid() }),
  query: nothing,
  body: z.object({ amount: amount.nullable(), reason: z.string().trim().min(1).max(500) }),
  reply: indicatorValue,
  refuses: ['indicators.value_not_found', 'indicators.value_corrected', 'indicators.amount_refused'],
  creates: true,
});
