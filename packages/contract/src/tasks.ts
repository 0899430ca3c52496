import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { documentRef } from './plan.ts';
import { deadline, deadlineKind, duty, deliverable as promisedDeliverable, role, target } from './plan-review.ts';
import { day, instant, listOf, nothing, pageOf, personRef, span, unitRef } from './shape.ts';

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

const measureId = z.object({ measureId: z.uuid() });

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

export const proofFile = z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.int() });
export const stageState = z.enum(['draft', 'submitted', 'accepted', 'returned']);
export const stage = z.object({
  id: z.uuid(),
  deliverableId: z.uuid(),
  measureId: z.uuid(),
  unit: unitRef,
  stage: stageName,
  on: day.nullable(),
  documentNumber: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(proofFile),
  state: stageState,
  version: z.int(),
  by: personRef,
  at: instant,
  decision: z.object({ by: personRef, at: instant, reason: z.string().nullable() }).nullable(),
});
export type Stage = z.output<typeof stage>;

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

const stageId = z.object({ stageId: z.uuid() });
const stageInput = z.object({
  stage: stageName,
  on: day.nullable(),
  documentNumber: z.string().trim().max(200).nullable(),
  note: z.string().trim().max(4000).nullable(),
});

export const listStages = endpoint({
  method: 'GET',
  path: '/api/ledger/stages',
  summary: 'Stage records this person may see: drafts of the own units, and what waits for review.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({
    state: listOf(stageState, 4).optional(),
    unit: z.string().max(80).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(stage.extend({ measure: z.string(), deliverable: z.string() })),
  refuses: ['request.invalid'],
});
export const recordStage = endpoint({
  method: 'POST',
  path: '/api/ledger/deliverables/:deliverableId/stages',
  summary: 'Begins the record of a stage a deliverable has reached, as a draft only its unit sees.',
  needs: 'tasks.report',
  params: z.object({ deliverableId: z.uuid() }),
  query: nothing,
  body: stageInput.extend({ unit: z.string().max(80) }),
  reply: stage,
  refuses: ['tasks.deliverable_not_found', 'tasks.unit_has_no_part', 'tasks.stage_recorded_already'],
  creates: true,
});
export const changeStage = endpoint({
  method: 'PUT',
  path: '/api/ledger/stages/:stageId',
  summary: 'Changes a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: stageInput,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_closed', 'tasks.stage_recorded_already'],
  versioned: true,
});
export const attachProof = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/files',
  summary: 'Adds a file as proof to a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed', 'tasks.proof_refused', 'request.too_large'],
  uploads: true,
});
export const removeProof = endpoint({
  method: 'DELETE',
  path: '/api/ledger/stages/:stageId/files/:fileId',
  summary: 'Removes a proof from a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed', 'tasks.file_not_found'],
});
export const downloadProof = endpoint({
  method: 'GET',
  path: '/api/ledger/stages/:stageId/files/:fileId',
  summary: 'A proof as it was uploaded.',
  needs: 'tasks.read',
  params: stageId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['tasks.file_not_found'],
  sends: 'application/octet-stream',
});
export const deleteStage = endpoint({
  method: 'DELETE',
  path: '/api/ledger/stages/:stageId',
  summary: 'Throws away a stage record that was never submitted.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed'],
});
export const submitStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/submit',
  summary: 'Sends a stage record with its proof to the coordinating office.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_closed', 'tasks.stage_incomplete'],
  versioned: true,
});
export const acceptStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/accept',
  summary: 'Accepts a submitted stage; the verdict of the measure follows at once.',
  needs: 'tasks.review',
  params: stageId,
  query: nothing,
  body: z.object({ reason: z.string().trim().max(2000).optional() }),
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_not_submitted', 'tasks.own_work'],
  versioned: true,
});
export const returnStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/return',
  summary: 'Returns a submitted stage to its unit with the reason.',
  needs: 'tasks.review',
  params: stageId,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_not_submitted'],
  versioned: true,
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
