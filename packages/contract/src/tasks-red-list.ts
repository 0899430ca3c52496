import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { role } from './plan-review.ts';
import { day, listOf, nothing } from './shape.ts';
import { ledgerItem, light } from './tasks-ledger.ts';
import { reason } from './tasks-measure.ts';

const redFilters = z.object({
  /** Red alone, unless yellow is asked for too. */
  light: listOf(light, 4).default(['red']),
  programme: z.uuid().optional(),
  plan: z.uuid().optional(),
  section: z.uuid().optional(),
  unit: z.string().max(80).optional(),
  role: listOf(role, 3).optional(),
});
export type RedFilters = z.output<typeof redFilters>;

/** One measure of the red list, with why. The first reason is the one that decided. */
export const redItem = z.object({
  measure: ledgerItem,
  elapsed: z.string().nullable(),
  actual: z.string().nullable(),
  reasons: z.array(reason),
});
export type RedItem = z.output<typeof redItem>;

export const redList = endpoint({
  method: 'GET',
  path: '/api/ledger/red-list',
  summary: 'The measures in red (or yellow) with the reason of each, the most urgent first: one page for leaders. At most 500.',
  needs: 'tasks.read',
  params: nothing,
  query: redFilters,
  body: nothing,
  reply: z.object({ asOf: day, total: z.int(), items: z.array(redItem) }),
  refuses: ['request.invalid'],
});
export const exportRedList = endpoint({
  method: 'GET',
  path: '/api/ledger/red-list.xlsx',
  summary: 'The red list as an Excel workbook.',
  needs: 'tasks.read',
  params: nothing,
  query: redFilters,
  body: nothing,
  reply: z.unknown(),
  refuses: ['request.invalid'],
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
