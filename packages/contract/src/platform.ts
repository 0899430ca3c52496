import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { instant, nothing } from './shape.ts';

export const health = endpoint({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the program and its database answer.',
  needs: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ status: z.literal('ok'), version: z.string(), instance: z.string() }),
  refuses: [],
});

export const openApi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This document.',
  needs: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: [],
});

export const delivery = z.object({
  event: z.int(),
  type: z.string(),
  subscriber: z.string(),
  attempts: z.int(),
  nextTryAt: instant,
  givenUpAt: instant.nullable(),
  lastError: z.string().nullable(),
});

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/platform/deliveries',
  summary: 'News that has not reached a room yet: those given up first.',
  needs: 'org.manage',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ items: z.array(delivery), total: z.int() }),
  refuses: [],
});

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/api/platform/deliveries/:event/:subscriber/retry',
  summary: 'Tries a delivery again that was given up.',
  needs: 'org.manage',
  params: z.object({ event: z.coerce.number().int().positive(), subscriber: z.string().max(100) }),
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['platform.delivery_not_found'],
});
