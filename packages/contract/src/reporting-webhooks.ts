import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { instant, nothing } from './shape.ts';

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
