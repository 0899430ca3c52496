import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { month, monthParam } from './reporting-shape.ts';
import { nothing } from './shape.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 月报表格: one unit's month as an Excel form to fill in where there is no network. */
export const downloadForm = endpoint({
  method: 'GET',
  path: '/api/reporting/cycles/:month/form',
  summary: 'The month’s form of a unit as an Excel workbook: protected and signed, one row a promise, with what has been written so far.',
  needs: 'tasks.report',
  params: monthParam,
  query: z.object({ unit: z.string().min(1).max(80) }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.month_not_open', 'reporting.month_sealed', 'reporting.nothing_to_fill', 'reporting.form_too_large'],
  sends: XLSX,
});

/** What stands against one cell; rows from 1 and columns by letter, as Excel counts. */
export const cellProblem = z.object({ code: z.string(), row: z.int(), column: z.string(), title: z.string() });
export type CellProblem = z.output<typeof cellProblem>;

export const uploadForm = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/form',
  summary:
    'Takes a filled form: with `dryRun` only says what it would do and every problem by row and column; without, does all of it or nothing.',
  needs: 'tasks.report',
  params: monthParam,
  query: z.object({
    unit: z.string().min(1).max(80),
    /** As drafts, or sent at once. */
    as: z.enum(['draft', 'submitted']).default('draft'),
    dryRun: z.stringbool().optional(),
  }),
  body: nothing,
  reply: z.object({
    month,
    unit: z.string(),
    dryRun: z.boolean(),
    as: z.enum(['draft', 'submitted']),
    /** How many reports the form holds, and how many of them the unit chose to leave out. */
    reports: z.int(),
    leftOut: z.int(),
    problems: z.array(cellProblem),
  }),
  refuses: [
    'reporting.month_not_open',
    'reporting.month_sealed',
    'reporting.not_a_form',
    'reporting.form_refused',
    'reporting.form_too_large',
    'request.too_large',
  ],
  uploads: true,
});
