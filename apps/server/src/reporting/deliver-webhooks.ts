import { createHmac } from 'node:crypto';
import type { Ctx } from '../platform/ctx.ts';
import { deliverWaiting, type Outcome, type Waiting } from './outbox.ts';
import { postGuarded } from './post-guarded.ts';

/** Posts what is waiting. `allowed`: hosts within the own network that the operator has named. */
export const deliverWebhooks = (ctx: Ctx, allowed: ReadonlySet<string> = new Set()): Promise<number> =>
  deliverWaiting(ctx, { channel: 'webhook', atOnce: 20, send: (message) => post(message, allowed) });

async function post({ key, kind, month, unit, title, text, url, secret }: Waiting, allowed: ReadonlySet<string>): Promise<Outcome> {
  if (url === null || secret === null) return { error: 'the webhook was removed', again: false };
  return postSigned({ url, secret }, { id: key, kind, month, unit, title, text }, allowed);
}

type Told = { readonly id: string; readonly kind: string; readonly month: string; readonly unit: string };

export function postSigned(
  { url, secret }: { readonly url: string; readonly secret: string },
  told: Told & { readonly title: string; readonly text: string },
  allowed: ReadonlySet<string>,
): Promise<Outcome> {
  const body = JSON.stringify(told);
  const headers = { 'content-type': 'application/json', 'gongjian-event': told.id, 'gongjian-signature': signatureOf(secret, body) };
  return postGuarded({ url: new URL(url), headers, body }, allowed);
}

/** How a receiver knows that a message is ours: HMAC-SHA-256 of the body with the secret told once. */
export const signatureOf = (secret: string, body: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
