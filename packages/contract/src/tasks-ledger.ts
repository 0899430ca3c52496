import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { deadlineKind, role } from './plan-review.ts';
import { day, listOf, nothing, pageOf, unitRef } from './shape.ts';

/**
 * 状态. awaiting_evidence: nothing has been recorded yet that could say how far it is; the ledger says so and shows no light.
 */
export const measureState = z.enum([
  'not_started',
  'awaiting_evidence',
  'on_pace',
  'behind',
  'seriously_behind',
  'done',
  'done_late',
  'overdue',
  'standing_kept',
  'standing_lapsed',
]);
export type MeasureState = z.output<typeof measureState>;
/** 灯. `none` where there is nothing to judge by. */
export const light = z.enum(['green', 'yellow', 'red', 'none']);
export type Light = z.output<typeof light>;
export const promiseKind = z.enum(['target', 'deliverable', 'duty']);
export type PromiseKind = z.output<typeof promiseKind>;
/** 起草 · 征求意见 · 审查 · 印发 */
export const stageName = z.enum(['draft', 'consult', 'review', 'issue']);
export type StageName = z.output<typeof stageName>;

/** One printed unit or group and the units it stands for. `open`: a group nobody has decided yet. */
export const mention = z.object({ phrase: z.string(), group: z.boolean(), open: z.boolean(), units: z.array(unitRef) });

export const verdictBrief = z.object({
  state: measureState,
  light,
  /** Due within five working days and not done. */
  alert: z.boolean(),
  /** Points behind the pace, as decimal text; null where there is no pace to compare. */
  lag: z.string().nullable(),
  overridden: z.boolean(),
});

/** One row of the ledger. */
export const ledgerItem = z.object({
  id: z.uuid(),
  plan: z.object({ id: z.uuid(), title: z.string(), year: z.int().nullable(), programmeId: z.uuid() }),
  section: z.object({ id: z.uuid(), ordinal: z.string().nullable(), title: z.string().nullable() }),
  task: z.object({ id: z.uuid(), no: z.string().nullable(), title: z.string().nullable() }),
  ordinal: z.int(),
  text: z.string(),
  deadline: z.object({
    text: z.string().nullable(),
    kind: deadlineKind,
    from: day.nullable(),
    /** The last day; null for standing work and where no date is set. */
    dueOn: day.nullable(),
    /** The next date that counts: an open milestone, else `dueOn`. */
    nextOn: day.nullable(),
  }),
  lead: z.array(mention),
  responsible: z.array(mention),
  support: z.array(mention),
  promises: z.array(z.object({ kind: promiseKind, phrase: z.string() })),
  /** How far the deliverables are: null where the measure promises none. */
  deliverables: z.object({ total: z.int(), issued: z.int(), furthest: stageName.nullable() }).nullable(),
  verdict: verdictBrief,
  /** Taken out of the plan by an amendment; what was recorded stays. */
  retired: z.boolean(),
});
export type LedgerItem = z.output<typeof ledgerItem>;

export const ledgerSort = z.enum(['due', 'plan', 'urgency']);
/** The filters every view of the ledger shares. */
export const ledgerFilters = z.object({
  unit: z.string().max(80).optional(),
  role: listOf(role, 3).optional(),
  programme: z.uuid().optional(),
  plan: z.uuid().optional(),
  section: z.uuid().optional(),
  task: z.uuid().optional(),
  state: listOf(measureState, 10).optional(),
  light: listOf(light, 4).optional(),
  /** Measures with a date that counts in these days, both included. */
  dueFrom: day.optional(),
  dueTo: day.optional(),
  deadline: listOf(deadlineKind, 6).optional(),
  promise: listOf(promiseKind, 3).optional(),
  alert: z.stringbool().optional(),
  /** Text in the task, the measure, its promises or its units. */
  q: z.string().trim().max(100).optional(),
  retired: z.stringbool().optional(),
  sort: ledgerSort.default('due'),
});
export type LedgerFilters = z.output<typeof ledgerFilters>;

export const listLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/measures',
  summary: 'The ledger: measures with plan, task, units and verdict, filtered and sorted.',
  needs: 'tasks.read',
  params: nothing,
  query: ledgerFilters.extend({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: nothing,
  reply: pageOf(ledgerItem),
  refuses: ['request.invalid'],
});

export const ledgerColumn = z.enum([
  'plan',
  'section',
  'no',
  'task',
  'text',
  'deadline',
  'dueOn',
  'lead',
  'responsible',
  'support',
  'promises',
  'deliverables',
  'state',
  'light',
  'lag',
]);
export type LedgerColumn = z.output<typeof ledgerColumn>;

export const exportLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/measures.xlsx',
  summary: 'The ledger as an Excel workbook: the same filters, order and rows as on the screen, in the columns asked for.',
  needs: 'tasks.read',
  params: nothing,
  query: ledgerFilters.extend({ columns: listOf(ledgerColumn, 15).optional() }),
  body: nothing,
  reply: z.unknown(),
  refuses: ['request.invalid', 'tasks.export_too_large'],
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/** Counts of measures by light. */
export const lights = z.object({ total: z.int(), green: z.int(), yellow: z.int(), red: z.int(), none: z.int() });
export type Lights = z.output<typeof lights>;

export const ledgerOutline = endpoint({
  method: 'GET',
  path: '/api/ledger/outline',
  summary: 'Programmes, plans and sections of the ledger, for filters and navigation.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({
    programmes: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        year: z.int().nullable(),
        version: z.int(),
        plans: z.array(
          z.object({
            id: z.uuid(),
            title: z.string(),
            year: z.int().nullable(),
            sections: z.array(
              z.object({ id: z.uuid(), part: z.string().nullable(), ordinal: z.string().nullable(), title: z.string().nullable() }),
            ),
          }),
        ),
      }),
    ),
  }),
  refuses: [],
});
