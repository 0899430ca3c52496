import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { deadlineKind, role } from './plan-review.ts';
import { day, instant, listOf, nothing, unitRef } from './shape.ts';
import { ledgerFilters, ledgerItem, light, lights, measureState } from './tasks-ledger.ts';

export const overview = endpoint({
  method: 'GET',
  path: '/api/ledger/overview',
  summary: 'Counts by light, state, plan, section, district and lead unit; what is due soon; deadlines by month.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ programme: z.uuid().optional(), plan: z.uuid().optional() }),
  body: nothing,
  reply: z.object({
    asOf: day,
    lights,
    states: z.array(z.object({ state: measureState, n: z.int() })),
    plans: z.array(z.object({ id: z.uuid(), title: z.string(), year: z.int().nullable(), lights })),
    sections: z.array(z.object({ id: z.uuid(), planId: z.uuid(), ordinal: z.string().nullable(), title: z.string().nullable(), lights })),
    districts: z.array(z.object({ unit: unitRef, lights })),
    leads: z.array(z.object({ unit: unitRef, lights })),
    /** Measures by the month of their last day, `YYYY-MM`. */
    months: z.array(z.object({ month: z.string(), lights, done: z.int() })),
    due: z.object({ days: z.int(), total: z.int(), items: z.array(ledgerItem) }),
  }),
  refuses: [],
});
export type Overview = z.output<typeof overview.reply>;

export const planCounts = endpoint({
  method: 'GET',
  path: '/api/ledger/plans/:planId/counts',
  summary: 'One plan counted by lead unit and state; kept up to date by every change, never recounted on reading.',
  needs: 'tasks.read',
  params: z.object({ planId: z.uuid() }),
  query: z.object({ by: z.enum(['lead', 'unit', 'section', 'month']).default('lead') }),
  body: nothing,
  reply: z.object({ items: z.array(z.object({ key: z.string(), name: z.string(), state: measureState, n: z.int() })) }),
  refuses: ['tasks.plan_not_found'],
});

export const unitPage = endpoint({
  method: 'GET',
  path: '/api/ledger/units/:unitId',
  summary: 'One unit: what it leads, is responsible for and supports by light, what is red, and what is due soon.',
  needs: 'tasks.read',
  params: z.object({ unitId: z.string().min(1).max(80) }),
  query: z.object({ programme: z.uuid().optional() }),
  body: nothing,
  reply: z.object({
    unit: unitRef,
    lead: lights,
    responsible: lights,
    support: lights,
    /** Each measure once, whatever its roles. */
    all: lights,
    states: z.array(z.object({ state: measureState, n: z.int() })),
    red: z.array(ledgerItem),
    due: z.object({ days: z.int(), total: z.int(), items: z.array(ledgerItem) }),
  }),
  refuses: ['tasks.unit_not_found'],
});

export const matrix = endpoint({
  method: 'GET',
  path: '/api/ledger/matrix',
  summary: 'Units by sections: how many measures each unit has in each section and the worst light among them.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({
    programme: z.uuid().optional(),
    plan: z.uuid().optional(),
    role: listOf(role, 3).optional(),
    kind: listOf(z.string(), 10).optional(),
  }),
  body: nothing,
  reply: z.object({
    units: z.array(unitRef),
    sections: z.array(
      z.object({ id: z.uuid(), planId: z.uuid(), plan: z.string(), ordinal: z.string().nullable(), title: z.string().nullable() }),
    ),
    cells: z.array(z.object({ unit: z.string(), section: z.uuid(), total: z.int(), red: z.int(), yellow: z.int(), worst: light })),
  }),
  refuses: [],
});

export const timeline = endpoint({
  method: 'GET',
  path: '/api/ledger/timeline',
  summary: 'Measures on a time axis with their deadlines and milestones; takes the filters of the ledger.',
  needs: 'tasks.read',
  params: nothing,
  query: ledgerFilters.extend({ limit: z.coerce.number().int().min(1).max(2000).default(500) }),
  body: nothing,
  reply: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        id: z.uuid(),
        plan: z.string(),
        section: z.string().nullable(),
        task: z.string().nullable(),
        no: z.string().nullable(),
        text: z.string(),
        lead: z.array(z.string()),
        kind: deadlineKind,
        from: day.nullable(),
        dueOn: day.nullable(),
        milestones: z.array(z.object({ on: day, what: z.string() })),
        state: measureState,
        light,
      }),
    ),
  }),
  refuses: [],
});

export const movedDates = endpoint({
  method: 'GET',
  path: '/api/ledger/moved-dates',
  summary: 'Which dates of open measures moved when a holiday notice was loaded or changed.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ year: z.coerce.number().int().optional() }),
  body: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        measureId: z.uuid(),
        text: z.string(),
        /** alert: the day from which the measure counts as due soon. */
        what: z.enum(['alert']),
        before: day.nullable(),
        after: day.nullable(),
        at: instant,
      }),
    ),
  }),
  refuses: [],
});
