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
