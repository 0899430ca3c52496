import { RECIPIENTS, REMINDERS } from '@gongjian/domain/reporting/reminders';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { month } from './reporting-shape.ts';
import { instant, nothing, pageOf } from './shape.ts';

/** What a message tells of: the report opens, is due in 3 working days, in 1, today, is overdue; was returned; 催办; a bulletin to sign for. */
export const messageKind = z.enum(['opens', 'soon', 'tomorrow', 'today', 'overdue', 'returned', 'pressed', 'bulletin']);
export type MessageKind = z.output<typeof messageKind>;
export const channel = z.enum(['inbox', 'webhook', 'email']);

export const message = z.object({
  id: z.uuid(),
  kind: messageKind,
  month,
  unit: z.string(),
  title: z.string(),
  text: z.string(),
  at: instant,
  readAt: instant.nullable(),
});

export const inbox = endpoint({
  method: 'GET',
  path: '/api/reporting/inbox',
  summary: 'Messages to this person, the newest first.',
  needs: 'person',
  params: nothing,
  query: z.object({
    unread: z.stringbool().optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(message).extend({ unread: z.int() }),
  refuses: ['request.invalid'],
});
export const markRead = endpoint({
  method: 'POST',
  path: '/api/reporting/inbox/read',
  summary: 'Marks messages of this person as read.',
  needs: 'person',
  params: nothing,
  query: nothing,
  body: z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  reply: z.object({ marked: z.int() }),
  refuses: [],
});
export const messageState = z.enum(['waiting', 'sent', 'failed']);
const logFilters = z.object({
  month: month.optional(),
  unit: z.string().max(80).optional(),
  channel: channel.optional(),
  state: messageState.optional(),
  /** Found in the title, the text, the receiver, the unit or the reason of a failure. */
  q: z.string().trim().min(1).max(100).optional(),
});
export const sentLog = endpoint({
  method: 'GET',
  path: '/api/reporting/messages',
  summary: 'Everything that was sent or is waiting to be, with each attempt’s outcome.',
  needs: 'tasks.manage',
  params: nothing,
  query: logFilters.extend({
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(
    z.object({
      id: z.uuid(),
      kind: messageKind,
      month,
      unit: z.string(),
      channel,
      to: z.string(),
      title: z.string(),
      /** The same for every attempt and channel of one happening: receivers drop what they have seen. */
      eventKey: z.string(),
      state: messageState,
      attempts: z.int(),
      lastError: z.string().nullable(),
      at: instant,
      sentAt: instant.nullable(),
    }),
  ),
  refuses: ['request.invalid'],
});

export const exportSentLog = endpoint({
  method: 'GET',
  path: '/api/reporting/messages.xlsx',
  summary: 'The same log, by the same filters, as an Excel workbook.',
  needs: 'tasks.manage',
  params: nothing,
  query: logFilters,
  body: nothing,
  reply: z.unknown(),
  refuses: ['request.invalid', 'tasks.export_too_large'],
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const retryMessage = endpoint({
  method: 'POST',
  path: '/api/reporting/messages/:messageId/retry',
  summary: 'Puts a message that was given up back on its way.',
  needs: 'tasks.manage',
  params: z.object({ messageId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['reporting.message_not_found', 'reporting.message_not_failed'],
});

export const template = z.object({
  kind: messageKind,
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(4000),
  version: z.int(),
});
export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/reporting/templates',
  summary: 'The words of each kind of message; {month} {unit} {count} {due} {days} {note} stand for what is known then.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(template) }),
  refuses: [],
});
export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/api/reporting/templates/:kind',
  summary: 'Changes the words of a kind of message.',
  needs: 'tasks.manage',
  params: z.object({ kind: messageKind }),
  query: nothing,
  body: template.pick({ title: true, text: true }),
  reply: template,
  refuses: ['reporting.changed', 'reporting.template_invalid'],
  versioned: true,
});

export const reportingSetting = z.object({
  /** Null: for every plan that has none of its own. */
  planId: z.uuid().nullable(),
  /** The first month it holds for. */
  from: month,
  /** 每月第几个工作日 */
  workday: z.int().min(1).max(15),
  /** 含当日 */
  inclusive: z.boolean(),
  /** Where the day ends with the office hours, such as 17:30; null: at midnight. */
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** How many days before the end of the month its reports may be written. */
  opensDaysBefore: z.int().min(0).max(27),
  roles: z
    .array(z.enum(['lead', 'responsible', 'support']))
    .min(1)
    .max(3),
  /** Reviews inside the unit, then at the bureau; at least one in all. */
  unitLevels: z.int().min(0).max(3),
  bureauLevels: z.int().min(0).max(3),
  /** The unit whose reviewers sit at the bureau’s desks; null: the coordinating office alone. */
  bureau: z.string().max(80).nullable(),
});
export type ReportingSetting = z.output<typeof reportingSetting>;
export const listSettings = endpoint({
  method: 'GET',
  path: '/api/reporting/settings',
  summary: 'The reporting rules of each plan, with the month from which each holds.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(reportingSetting) }),
  refuses: [],
});
export const saveSetting = endpoint({
  method: 'PUT',
  path: '/api/reporting/settings',
  summary: 'Sets the reporting rule of a plan, or of all, from a month on; months already opened keep theirs.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: reportingSetting,
  reply: reportingSetting,
  refuses: ['reporting.month_opened_already', 'org.unit_not_found', 'tasks.plan_not_found'],
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const reminderRule = z.object({
  kind: z.enum(REMINDERS),
  /** Working days before (negative) or after the due day; null: on the opening day. */
  workdays: z.int().min(-15).max(30).nullable(),
  to: z.array(z.enum(RECIPIENTS)).min(1).max(3),
});
export const reminderSetting = z.object({
  rules: z.array(reminderRule).max(20),
  /** 免打扰: nothing goes out from one time to the other; equal times: never quiet. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  workdaysOnly: z.boolean(),
  /** 催办间隔: hours within which a unit is not pressed again for the same month; 0: no such limit. */
  pressGapHours: z.int().min(0).max(720),
  version: z.int(),
});
export type ReminderSetting = z.output<typeof reminderSetting>;
export const readReminders = endpoint({
  method: 'GET',
  path: '/api/reporting/reminders',
  summary: 'When units are reminded of a month, and when nobody is disturbed.',
  needs: 'tasks.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: reminderSetting,
  refuses: [],
});
export const saveReminders = endpoint({
  method: 'PUT',
  path: '/api/reporting/reminders',
  summary: 'Changes when units are reminded; what was sent is not sent again.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: reminderSetting.omit({ version: true }),
  reply: reminderSetting,
  refuses: ['reporting.changed', 'reporting.reminders_invalid'],
  versioned: true,
});

export const webhook = z.object({
  id: z.uuid(),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  at: instant,
  /** Nothing is posted while it is set; what is owed waits. */
  pausedAt: instant.nullable(),
});
export const listWebhooks = endpoint({
  method: 'GET',
  path: '/api/reporting/webhooks',
  summary: 'Where messages are posted to.',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(webhook) }),
  refuses: [],
});
export const addWebhook = endpoint({
  method: 'POST',
  path: '/api/reporting/webhooks',
  summary: 'Adds an address; answers once with the secret that signs what is posted there (HMAC-SHA-256 in Gongjian-Signature).',
  needs: 'tasks.manage',
  params: nothing,
  query: nothing,
  body: webhook.pick({ url: true }),
  reply: webhook.extend({ secret: z.string() }),
  refuses: ['reporting.too_many_webhooks', 'reporting.webhook_forbidden'],
});
const webhookId = z.object({ webhookId: z.uuid() });
export const pauseWebhook = endpoint({
  method: 'PUT',
  path: '/api/reporting/webhooks/:webhookId/paused',
  summary: 'Pauses an address or resumes it; what is owed to it waits meanwhile.',
  needs: 'tasks.manage',
  params: webhookId,
  query: nothing,
  body: z.object({ paused: z.boolean() }),
  reply: webhook,
  refuses: ['reporting.webhook_not_found'],
});
export const testWebhook = endpoint({
  method: 'POST',
  path: '/api/reporting/webhooks/:webhookId/test',
  summary: 'Posts a signed message of kind `test` at once, and answers what came of it; null: the receiver took it.',
  needs: 'tasks.manage',
  params: webhookId,
  query: nothing,
  body: nothing,
  reply: z.object({ error: z.string().nullable() }),
  refuses: ['reporting.webhook_not_found'],
});
export const removeWebhook = endpoint({
  method: 'DELETE',
  path: '/api/reporting/webhooks/:webhookId',
  summary: 'Posts nothing more to an address.',
  needs: 'tasks.manage',
  params: webhookId,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['reporting.webhook_not_found'],
});

export const makeFeed = endpoint({
  method: 'POST',
  path: '/api/reporting/units/:unitId/feed',
  summary: 'Makes the secret address of a unit’s calendar of due days; the one before stops working.',
  needs: 'tasks.report',
  params: z.object({ unitId: z.string().min(1).max(80) }),
  query: nothing,
  body: nothing,
  reply: z.object({ path: z.string() }),
  refuses: ['access.denied', 'org.unit_not_found'],
});
export const feedSince = endpoint({
  method: 'GET',
  path: '/api/reporting/units/:unitId/feed',
  summary: 'Since when a unit’s calendar has a secret address; the address itself is not told again.',
  needs: 'tasks.report',
  params: z.object({ unitId: z.string().min(1).max(80) }),
  query: nothing,
  body: nothing,
  reply: z.object({ since: instant.nullable() }),
  refuses: ['access.denied'],
});
export const dropFeed = endpoint({
  method: 'DELETE',
  path: '/api/reporting/units/:unitId/feed',
  summary: 'Takes the secret address of a unit’s calendar back.',
  needs: 'tasks.report',
  params: z.object({ unitId: z.string().min(1).max(80) }),
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['access.denied', 'reporting.feed_not_found'],
});
export const readFeed = endpoint({
  method: 'GET',
  path: '/api/reporting/feeds/:token',
  summary: 'The calendar of a unit’s due days (iCalendar), for a calendar program that knows the secret address.',
  needs: 'public',
  params: z.object({ token: z.string().regex(/^[\w-]{32,64}$/) }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['reporting.feed_not_found'],
  sends: 'text/calendar; charset=utf-8',
});
