import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { cellProblem } from './reporting-form.ts';
import { nothing } from './shape.ts';

/** 历史数据导入: the figures of months that are over, from before the program was used. */
export const importValues = endpoint({
  method: 'POST',
  path: '/api/indicator-values/import',
  summary:
    'Takes a CSV or Excel file of up to 10,000 figures of past months: with `dryRun` only says every problem by row and column; without, writes all of them or none.',
  needs: 'tasks.report',
  params: nothing,
  query: z.object({ dryRun: z.stringbool().optional() }),
  body: nothing,
  reply: z.object({
    dryRun: z.boolean(),
    values: z.int(),
    /** The first thousand. */
    problems: z.array(cellProblem),
  }),
  refuses: ['indicators.import_refused', 'indicators.import_too_large', 'request.too_large'],
  uploads: true,
});
