import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { nothing } from './shape.ts';
import { ledgerColumn } from './tasks-ledger.ts';

export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Query parameters of the ledger, as in its address. */
  filters: z.record(z.string(), z.string()),
  columns: z.array(ledgerColumn),
  version: z.int(),
});
export type SavedView = z.output<typeof savedView>;
const viewInput = z.object({
  name: z.string().trim().min(1).max(60),
  filters: z.record(z.string().max(40), z.string().max(400)),
  columns: z.array(ledgerColumn).max(15),
});
const viewId = z.object({ viewId: z.uuid() });

export const listViews = endpoint({
  method: 'GET',
  path: '/api/ledger/views',
  summary: 'The views this person saved.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(savedView) }),
  refuses: [],
});
export const saveView = endpoint({
  method: 'POST',
  path: '/api/ledger/views',
  summary: 'Saves filters and columns of the ledger under a name.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: viewInput,
  reply: savedView,
  refuses: ['tasks.view_name_taken', 'tasks.too_many_views'],
  creates: true,
});
export const changeView = endpoint({
  method: 'PUT',
  path: '/api/ledger/views/:viewId',
  summary: 'Changes a saved view.',
  needs: 'tasks.read',
  params: viewId,
  query: nothing,
  body: viewInput,
  reply: savedView,
  refuses: ['tasks.view_not_found', 'tasks.changed', 'tasks.view_name_taken'],
  versioned: true,
});
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/ledger/views/:viewId',
  summary: 'Deletes a saved view.',
  needs: 'tasks.read',
  params: viewId,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['tasks.view_not_found'],
});
