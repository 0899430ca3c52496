import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  accountable,
  cycle,
  month,
  monthParam,
  obligationItem,
  obligationParam,
  reportContent,
  reportForm,
  reportMoved,
  reportRole,
  reportState,
} from './reporting-shape.ts';
import { day, instant, listOf, nothing, pageOf, personRef, unitRef } from './shape.ts';

export * from './reporting-shape.ts';

export const listCycles = endpoint({
  method: 'GET',
  path: '/api/reporting/cycles',
  summary: 'The months whose reports have been asked for, the newest first.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  body: nothing,
  reply: z.object({ items: z.array(cycle) }),
  refuses: [],
});
export const openCycle = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles',
  summary: 'Opens a month now instead of waiting for the clock; opening it twice adds only what is new in the plan.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: z.object({ month }),
  reply: z.object({ cycle, opened: z.int() }),
  refuses: ['calendar.notice_missing', 'reporting.month_not_over', 'reporting.month_sealed'],
});

export const readBoard = endpoint({
  method: 'GET',
  path: '/api/reporting/cycles/:month/board',
  summary: 'The coordinator’s board of one month: rates, and for each unit what came in, when, and on whose desk the rest lies.',
  needs: 'tasks.read',
  params: monthParam,
  query: nothing,
  body: nothing,
  reply: z.object({
    cycle,
    owed: z.int(),
    /** 应报: what is due by now. */
    expected: z.int(),
    reported: z.int(),
    onTime: z.int(),
    /** Shares in percent with two places, as decimal text; null where nothing is expected. */
    reportedRate: z.string().nullable(),
    onTimeRate: z.string().nullable(),
    states: z.array(z.object({ state: reportState, n: z.int() })),
    units: z.array(
      z.object({
        unit: unitRef,
        owed: z.int(),
        expected: z.int(),
        reported: z.int(),
        onTime: z.int(),
        late: z.int(),
        /** The latest of its reports, in working days after the due day. */
        worstLateDays: z.int(),
        missing: z.int(),
        /** Who holds what is not finished. */
        holding: z.object({ unit: z.int(), unitReview: z.int(), bureau: z.int() }),
        accepted: z.int(),
        returned: z.int(),
        lastPressedAt: instant.nullable(),
      }),
    ),
  }),
  refuses: ['reporting.month_not_open'],
});

export const timeliness = endpoint({
  method: 'GET',
  path: '/api/reporting/timeliness',
  summary: 'Units by months: on time, late by how many working days, or missing; kept up to date by every deed.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
  body: nothing,
  reply: z.object({
    months: z.array(month),
    units: z.array(
      z.object({
        unit: unitRef,
        /** One a month, null where nothing was owed: how many, on time, late, missing, and the latest in working days. */
        months: z.array(z.object({ owed: z.int(), onTime: z.int(), late: z.int(), missing: z.int(), worstLateDays: z.int() }).nullable()),
      }),
    ),
  }),
  refuses: [],
});

export const planReportCounts = endpoint({
  method: 'GET',
  path: '/api/reporting/plans/:planId/counts',
  summary: 'The year’s reports of one plan by unit and state; kept, not recounted.',
  needs: 'tasks.read',
  params: z.object({ planId: z.uuid() }),
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
  body: nothing,
  reply: z.object({ items: z.array(z.object({ unit: z.string(), name: z.string(), state: reportState, n: z.int() })) }),
  refuses: [],
});

export const listObligations = endpoint({
  method: 'GET',
  path: '/api/reporting/obligations',
  summary: 'What is owed; `mine` keeps to the units this person reports or reviews for.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({
    month: month.optional(),
    unit: z.string().max(80).optional(),
    plan: z.uuid().optional(),
    measure: z.uuid().optional(),
    state: listOf(reportState, 7).optional(),
    role: listOf(reportRole, 3).optional(),
    mine: z.stringbool().optional(),
    /** Waits for this person’s review. */
    desk: z.enum(['unit', 'bureau']).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(obligationItem),
  refuses: ['request.invalid'],
});

export const readReport = endpoint({
  method: 'GET',
  path: '/api/reporting/obligations/:obligationId',
  summary: 'The form of one report, prefilled. Another unit sees its text once it is handed to the bureau.',
  needs: 'tasks.read',
  params: obligationParam,
  query: nothing,
  body: nothing,
  reply: reportForm,
  refuses: ['reporting.not_found'],
});

/** The reply day; null: two working days from today. */
const wantedBack = z.object({ reason: z.string().trim().min(1).max(2000), replyOn: day.nullable().default(null) });
const written = z.object({ content: reportContent, accountable: accountable.nullable().default(null) });

export const saveReportDraft = endpoint({
  method: 'PUT',
  path: '/api/reporting/obligations/:obligationId/draft',
  summary:
    'Saves what has been written so far. Where somebody else saved meanwhile, the refusal’s one problem carries `current`: what stands there now, to merge with.',
  needs: 'tasks.report',
  params: obligationParam,
  query: nothing,
  body: written,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.not_writable', 'reporting.month_sealed'],
  versioned: true,
});
export const submitReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/submit',
  summary: 'Saves and sends a report; with every problem told at once if it is not complete.',
  needs: 'tasks.report',
  params: obligationParam,
  query: nothing,
  body: written,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.not_writable', 'reporting.month_sealed', 'reporting.incomplete'],
  versioned: true,
});
export const recallReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/recall',
  summary: 'Takes a report back that nobody has begun to review.',
  needs: 'tasks.report',
  params: obligationParam,
  query: nothing,
  body: nothing,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.step_refused'],
  versioned: true,
});
export const acceptReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/accept',
  summary: 'Passes a submitted report at the desk it lies on: to the next level, or accepted at the last.',
  needs: 'tasks.review',
  params: obligationParam,
  query: nothing,
  body: z.object({ reason: z.string().trim().max(2000).nullable().default(null) }),
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.step_refused', 'reporting.own_work'],
  versioned: true,
});
export const returnReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/return',
  summary: 'Returns a submitted report to its unit with the reason and the day by which it is wanted back.',
  needs: 'tasks.review',
  params: obligationParam,
  query: nothing,
  body: wantedBack,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.step_refused'],
  versioned: true,
});
export const reopenReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/reopen',
  summary: 'Unlocks an accepted or sealed report for its unit, with the reason; a seal already made stays as it was.',
  needs: 'tasks.manage',
  params: obligationParam,
  query: nothing,
  body: wantedBack,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.changed', 'reporting.step_refused'],
  versioned: true,
});
export const delegateReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/delegate',
  summary: 'A district asks some of its streets to report on the measure too; its own report stays owed.',
  needs: 'tasks.report',
  params: obligationParam,
  query: nothing,
  body: z.object({ units: z.array(z.string().max(80)).min(1).max(500) }),
  reply: z.object({ opened: z.int() }),
  refuses: ['reporting.not_found', 'reporting.not_under_it', 'reporting.not_writable', 'reporting.month_sealed'],
});

export const attachToReport = endpoint({
  method: 'POST',
  path: '/api/reporting/obligations/:obligationId/files',
  summary: 'Adds a file to a report that is still with its unit. Its kind is known by its content; at most 20 MiB and 20 files.',
  needs: 'tasks.report',
  params: obligationParam,
  query: nothing,
  body: nothing,
  reply: reportMoved.extend({ fileId: z.uuid() }),
  refuses: ['reporting.not_found', 'reporting.not_writable', 'reporting.month_sealed', 'reporting.file_refused', 'request.too_large'],
  uploads: true,
});
export const detachFromReport = endpoint({
  method: 'DELETE',
  path: '/api/reporting/obligations/:obligationId/files/:fileId',
  summary: 'Removes a file from a report that is still with its unit.',
  needs: 'tasks.report',
  params: obligationParam.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: reportMoved,
  refuses: ['reporting.not_found', 'reporting.not_writable', 'reporting.month_sealed', 'reporting.file_not_found'],
});
export const downloadAttachment = endpoint({
  method: 'GET',
  path: '/api/reporting/obligations/:obligationId/files/:fileId',
  summary: 'A file of a report as it was uploaded.',
  needs: 'tasks.read',
  params: obligationParam.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.file_not_found'],
  sends: 'application/octet-stream',
});

/** One row of a bulk import. */
export const importedReport = z.object({
  measureId: z.uuid(),
  unit: z.string().min(1).max(80),
  content: reportContent,
  accountable: accountable.nullable().default(null),
});
export const importReports = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/import',
  summary: 'Submits up to 10,000 reports of one month in one transaction: all of them, or none and every row’s problems.',
  needs: 'tasks.report',
  params: monthParam,
  query: z.object({ dryRun: z.stringbool().optional() }),
  body: z.object({ rows: z.array(importedReport).min(1).max(10_000) }),
  reply: z.object({ submitted: z.int(), dryRun: z.boolean() }),
  refuses: ['reporting.month_not_open', 'reporting.month_sealed', 'reporting.import_refused'],
  creates: true,
});

export const sealMonth = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/seal',
  summary: 'Freezes the month: every report, verdict and count as they are now. What is not in stays missing.',
  needs: 'tasks.manage',
  params: monthParam,
  query: nothing,
  body: nothing,
  reply: z.object({ no: z.int(), rows: z.int(), hash: z.string() }),
  refuses: ['reporting.month_not_open', 'reporting.month_sealed', 'reporting.still_due'],
});
export const unsealMonth = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/unseal',
  summary: 'Opens a sealed month again, with the reason; the seal itself stays as it was.',
  needs: 'tasks.manage',
  params: monthParam,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: z.object({ no: z.int() }),
  refuses: ['reporting.month_not_open', 'reporting.month_not_sealed'],
});
export const listSeals = endpoint({
  method: 'GET',
  path: '/api/reporting/seals',
  summary: 'Every seal of every month, the newest first.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        month,
        no: z.int(),
        at: instant,
        by: personRef,
        rows: z.int(),
        hash: z.string(),
        openedAgain: z.object({ at: instant, by: personRef, reason: z.string() }).nullable(),
      }),
    ),
  }),
  refuses: [],
});
const sealedSide = z
  .object({
    state: reportState,
    lateDays: z.int().nullable(),
    verdict: z.string().nullable(),
    light: z.string().nullable(),
    progress: z.string(),
  })
  .nullable();
export const compareSeals = endpoint({
  method: 'GET',
  path: '/api/reporting/compare',
  summary: 'Two sealed months beside each other: what differs, one row a measure and unit.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({ from: month, to: month, after: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  reply: pageOf(
    z.object({
      measure: z.object({ id: z.uuid(), text: z.string() }),
      unit: z.object({ id: z.string(), name: z.string() }),
      from: sealedSide,
      to: sealedSide,
    }),
  ),
  refuses: ['request.invalid', 'reporting.month_not_sealed'],
});

export const pressUnits = endpoint({
  method: 'POST',
  path: '/api/reporting/cycles/:month/press',
  summary: '催办: presses these units for what they still owe of the month.',
  needs: 'tasks.manage',
  params: monthParam,
  query: nothing,
  body: z.object({ units: z.array(z.string().max(80)).min(1).max(500), note: z.string().trim().max(1000).default('') }),
  reply: z.object({
    pressed: z.int(),
    nothingOwed: z.array(z.string()),
    /** Pressed for the month less than `gapHours` ago, and therefore not again. */
    tooSoon: z.array(z.object({ unit: z.string(), pressedAt: instant })),
    gapHours: z.int(),
  }),
  refuses: ['reporting.month_not_open', 'reporting.month_sealed'],
  creates: true,
});
