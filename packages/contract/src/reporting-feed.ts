import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { instant, nothing } from './shape.ts';

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
