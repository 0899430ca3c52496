import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { documentRef } from './plan-document.ts';
import { deadline, duty, deliverable as promisedDeliverable, role, target } from './plan-review.ts';
import { day, instant, nothing, personRef, span, unitRef } from './shape.ts';
import { ledgerItem, light, measureState, promiseKind, verdictBrief } from './tasks-ledger.ts';
import { stage } from './tasks-stages.ts';

const measureId = z.object({ measureId: z.uuid() });

export const reason = z.object({
  code: z.string(),
  /** The row the reason rests on. */
  about: z.object({ kind: z.enum(['measure', 'promise', 'stage', 'milestone', 'override']), id: z.string() }),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type VerdictReason = z.output<typeof reason>;

export const override = z.object({
  id: z.uuid(),
  state: measureState,
  light,
  reason: z.string(),
  /** Who approved it, as said by the person who recorded it. */
  approver: z.string(),
  by: personRef,
  at: instant,
});

export const promise = z.object({
  id: z.uuid(),
  kind: promiseKind,
  phrase: z.string(),
  by: day.nullable(),
  /** Percent reached as far as the records say; null where nothing can say yet. */
  reached: z.number().nullable(),
  target: target.nullable(),
  deliverable: promisedDeliverable.nullable(),
  duty: duty.nullable(),
  source: span.nullable(),
});
export type PromiseInFull = z.output<typeof promise>;

export const responsibility = z.object({
  id: z.uuid(),
  role,
  phrase: z.string(),
  note: z.string().nullable(),
  group: z.boolean(),
  how: z.enum(['unit', 'alias', 'group', 'decided', 'deferred', 'open']),
  units: z.array(unitRef),
  decision: z.object({ reason: z.string().nullable(), by: personRef, at: instant }).nullable(),
});

export const measureDetail = ledgerItem.extend({
  version: z.int(),
  programme: z.object({ id: z.uuid(), title: z.string(), version: z.int() }),
  inferred: z.array(z.string()),
  fullDeadline: deadline,
  milestones: z.array(z.object({ id: z.uuid(), on: day, what: z.string() })),
  promisesInFull: z.array(promise),
  responsibilities: z.array(responsibility),
  stages: z.array(stage),
  explanation: z.object({
    state: measureState,
    light,
    alert: z.boolean(),
    lag: z.string().nullable(),
    elapsed: z.string().nullable(),
    actual: z.string().nullable(),
    rule: z.string(),
    asOf: day,
    reasons: z.array(reason),
    /** What the rule said before a person overrode it. */
    computed: z.object({ state: measureState, light }),
    override: override.nullable(),
  }),
  may: z.object({ override: z.boolean(), decideUnits: z.boolean(), reportFor: z.array(unitRef), review: z.boolean() }),
});
export type MeasureDetail = z.output<typeof measureDetail>;

export const readMeasure = endpoint({
  method: 'GET',
  path: '/api/ledger/measures/:measureId',
  summary: 'One measure in full: promises, units, deliverable stages, verdict and its reasons.',
  needs: 'tasks.read',
  params: measureId,
  query: nothing,
  body: nothing,
  reply: measureDetail,
  refuses: ['tasks.measure_not_found'],
});

export const measureSource = endpoint({
  method: 'GET',
  path: '/api/ledger/measures/:measureId/source',
  summary: 'The clause a measure came from, with the text around it in its document.',
  needs: 'tasks.read',
  params: measureId,
  query: z.object({ around: z.coerce.number().int().min(0).max(5000).default(600) }),
  body: nothing,
  reply: z.object({
    document: documentRef.nullable(),
    source: span.nullable(),
    before: z.string(),
    clause: z.string(),
    after: z.string(),
  }),
  refuses: ['tasks.measure_not_found'],
});

export const historyEntry = z.object({
  at: instant,
  by: personRef.nullable(),
  /** published, amended, retired, verdict, override, override_withdrawn, units_decided, stage_<state> */
  what: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export const measureHistory = endpoint({
  method: 'GET',
  path: '/api/ledger/measures/:measureId/history',
  summary: 'All that happened to a measure: versions, verdicts, stages, decisions and overrides, the newest first.',
  needs: 'tasks.read',
  params: measureId,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(historyEntry) }),
  refuses: ['tasks.measure_not_found'],
});

export const overrideVerdict = endpoint({
  method: 'PUT',
  path: '/api/ledger/measures/:measureId/override',
  summary: 'Sets the state and light of a measure by hand, with a reason and who approved it; it shows as an override.',
  needs: 'tasks.manage',
  params: measureId,
  query: nothing,
  body: z.object({ state: measureState, light, reason: z.string().trim().min(1).max(2000), approver: z.string().trim().min(1).max(100) }),
  reply: z.object({ version: z.int(), verdict: verdictBrief }),
  refuses: ['tasks.measure_not_found', 'tasks.changed', 'tasks.measure_retired', 'tasks.override_inconsistent'],
  versioned: true,
});
export const withdrawOverride = endpoint({
  method: 'DELETE',
  path: '/api/ledger/measures/:measureId/override',
  summary: 'Takes an override back: the rule’s verdict stands again.',
  needs: 'tasks.manage',
  params: measureId,
  query: nothing,
  body: nothing,
  reply: z.object({ version: z.int(), verdict: verdictBrief }),
  refuses: ['tasks.measure_not_found', 'tasks.no_override'],
});

export const openGroups = endpoint({
  method: 'GET',
  path: '/api/ledger/open-groups',
  summary: 'Groups such as 相关区政府 that were published undecided and still wait for a person.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ programme: z.uuid().optional() }),
  body: nothing,
  reply: z.object({
    items: z.array(
      responsibility.extend({
        measure: z.object({ id: z.uuid(), version: z.int(), text: z.string(), task: z.string().nullable(), plan: z.string() }),
      }),
    ),
  }),
  refuses: [],
});
export const decideUnits = endpoint({
  method: 'PUT',
  path: '/api/ledger/responsibilities/:responsibilityId/units',
  summary: 'Says which units a printed group or name stands for; the phrase, the person and the reason are kept.',
  needs: 'tasks.manage',
  params: z.object({ responsibilityId: z.uuid() }),
  query: nothing,
  body: z.object({ units: z.array(z.string().max(80)).max(500), reason: z.string().trim().min(1).max(2000) }),
  reply: z.object({ version: z.int(), responsibility }),
  refuses: ['tasks.responsibility_not_found', 'tasks.changed', 'tasks.units_unknown'],
  versioned: true,
});
