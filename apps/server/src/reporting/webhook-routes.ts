import * as contract from '@gongjian/contract/reporting-messages';
import type { FastifyInstance } from 'fastify';
import { bind } from '../platform/http.ts';
import { addWebhook, pauseWebhook, removeWebhook, testWebhook, webhooksOf } from './webhooks.ts';

/** `hosts`: those of the own network that the operator has named. */
export function webhookRoutes(app: FastifyInstance, hosts: ReadonlySet<string>): void {
  bind(app, contract.listWebhooks, async (ctx) => ({ items: await ctx.read(webhooksOf) }));
  bind(app, contract.addWebhook, (ctx, { body }) => addWebhook(ctx, body.url, hosts));
  bind(app, contract.pauseWebhook, (ctx, { params, body }) => pauseWebhook(ctx, params.webhookId, body.paused));
  bind(app, contract.testWebhook, (ctx, { params }) => testWebhook(ctx, params.webhookId, hosts));
  bind(app, contract.removeWebhook, async (ctx, { params }) => {
    await removeWebhook(ctx, params.webhookId);
    return {};
  });
}
