import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { role } from './plan-review.ts';
import { day, nothing, unitRef } from './shape.ts';

/** What a unit that is no longer there still owes in the ledger. */
export const handover = z.object({
  unit: unitRef,
  closedOn: day,
  /** Units that went on in its place, by the history of units. */
  successors: z.array(unitRef),
  measures: z.array(z.object({ id: z.uuid(), task: z.string().nullable(), text: z.string(), plan: z.string(), role })),
});
export type Handover = z.output<typeof handover>;

export const listHandovers = endpoint({
  method: 'GET',
  path: '/api/ledger/handovers',
  summary: 'Units that were closed, merged or split and still have obligations in the ledger, with the measures.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(handover) }),
  refuses: [],
});

export const handOver = endpoint({
  method: 'POST',
  path: '/api/ledger/handovers/:unitId',
  summary:
    'Gives the obligations of a closed unit, all or those of some measures, to units that are there; reports not yet sent go along, what was sent stays as it was.',
  needs: 'tasks.manage',
  params: z.object({ unitId: z.string().min(1).max(80) }),
  query: nothing,
  body: z.object({
    to: z.array(z.string().min(1).max(80)).min(1).max(20),
    /** Left out: of every measure. */
    measures: z.array(z.uuid()).min(1).max(5000).optional(),
    reason: z.string().trim().min(1).max(2000),
  }),
  reply: z.object({ measures: z.int() }),
  refuses: ['tasks.unit_not_found', 'tasks.units_unknown', 'tasks.unit_still_there', 'tasks.nothing_to_hand_over'],
});
