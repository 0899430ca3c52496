import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { monthParam } from './reporting-shape.ts';
import { nothing } from './shape.ts';

/** 月通报 */
export const draftBulletin = endpoint({
  method: 'GET',
  path: '/api/reporting/cycles/:month/bulletin.docx',
  summary: 'The bulletin of a sealed month as an official document in Word, without number and date, from what was frozen alone.',
  needs: 'tasks.manage',
  params: monthParam,
  /** The unit that is to issue it; without one, the bureau that reviews the reports, or the city. */
  query: z.object({ issuer: z.string().min(1).max(80).optional() }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.month_not_sealed', 'org.unit_not_found'],
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});
