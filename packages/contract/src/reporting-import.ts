import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { cellProblem } from './reporting-form.ts';
import { month, monthParam } from './reporting-shape.ts';
import { nothing } from './shape.ts';

/** 批量导入: checked, then confirmed, then written in one transaction. */
export const importJob = z.object({
  id: z.uuid(),
  month,
  name: z.string(),
  state: z.enum(['checking', 'ready', 'refused', 'saving', 'done', 'cancelled', 'failed']),
  /** Reports in the file, and how many are written; none of them stays unless all are. */
  total: z.int(),
  done: z.int(),
  /** The first thousand, by row and column of the file. */
  problems: z.array(cellProblem),
});
export type ImportJob = z.output<typeof importJob>;
const jobParam = z.object({ jobId: z.uuid() });

export const startReportImport = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/imports',
  summary: 'Takes a CSV or Excel file of up to 10,000 reports and begins to check it; ask for the job to see how far it is.',
  needs: 'tasks.report',
  params: monthParam,
  query: nothing,
  body: nothing,
  reply: importJob,
  refuses: [
    'reporting.month_not_open',
    'reporting.month_sealed',
    'reporting.form_too_large',
    'reporting.imports_pending',
    'request.too_large',
  ],
  uploads: true,
});
export const readReportImport = endpoint({
  method: 'GET',
  path: '/api/reporting/imports/:jobId',
  summary: 'How far an import is, and what is wrong with its file.',
  needs: 'tasks.report',
  params: jobParam,
  query: nothing,
  body: nothing,
  reply: importJob,
  refuses: ['reporting.import_not_found'],
});
export const confirmReportImport = endpoint({
  method: 'POST',
  path: '/api/reporting/imports/:jobId/confirm',
  summary: 'Writes all reports of a checked file in one transaction.',
  needs: 'tasks.report',
  params: jobParam,
  query: nothing,
  body: nothing,
  reply: importJob,
  refuses: ['reporting.import_not_found', 'reporting.import_not_ready'],
});
export const cancelReportImport = endpoint({
  method: 'POST',
  path: '/api/reporting/imports/:jobId/cancel',
  summary: 'Gives an import up; what it has written so far is undone.',
  needs: 'tasks.report',
  params: jobParam,
  query: nothing,
  body: nothing,
  reply: importJob,
  refuses: ['reporting.import_not_found', 'reporting.import_not_ready'],
});
