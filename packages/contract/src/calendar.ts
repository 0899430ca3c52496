import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, personRef } from './shape.ts';

const yearParam = z.object({ year: z.coerce.number().int().min(2000).max(2200) });

export const holiday = z.object({ name: z.string().trim().min(1).max(40), from: day, to: day, makeUpDays: z.array(day).max(20) });
/** 节假日安排通知 */
export const notice = z.object({
  year: z.int(),
  document: z.string(),
  publishedOn: day,
  source: z.string(),
  holidays: z.array(holiday),
  version: z.int(),
  /** Null where it came with the pack. */
  by: personRef.nullable(),
  at: instant,
});
export type Notice = z.output<typeof notice>;

export const listYears = endpoint({
  method: 'GET',
  path: '/api/calendar/years',
  summary: 'The years whose holiday notice is loaded, and those that are wanted and missing.',
  needs: 'calendar.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({
    years: z.array(notice.pick({ year: true, document: true, publishedOn: true, version: true, at: true })),
    /** From October on next year is wanted too; working-day deadlines in a missing year cannot be computed. */
    missing: z.array(z.int()),
  }),
  refuses: [],
});

export const readYear = endpoint({
  method: 'GET',
  path: '/api/calendar/years/:year',
  summary: 'One year’s notice and every day that differs from the plain week.',
  needs: 'calendar.read',
  params: yearParam,
  query: nothing,
  body: nothing,
  reply: notice.extend({ days: z.array(z.object({ day, kind: z.enum(['work', 'rest']), holiday: z.string() })), workdays: z.int() }),
  refuses: ['calendar.notice_missing'],
});

export const loadNotice = endpoint({
  method: 'PUT',
  path: '/api/calendar/years/:year',
  summary: 'Loads a year’s notice or replaces the one loaded (then with If-Match); dates that rest on it are computed again.',
  needs: 'calendar.manage',
  params: yearParam,
  query: nothing,
  body: z.object({
    document: z.string().trim().min(1).max(100),
    publishedOn: day,
    source: z.string().trim().max(500).default(''),
    holidays: z.array(holiday).min(1).max(30),
    /** The version it replaces; 0 where none is loaded. */
    replaces: z.int().min(0),
  }),
  reply: notice,
  refuses: ['calendar.notice_invalid', 'calendar.changed'],
});

export const countWorkdays = endpoint({
  method: 'GET',
  path: '/api/calendar/workdays',
  summary: 'Whether a day is worked and why, and the day so many working days away.',
  needs: 'calendar.read',
  params: nothing,
  query: z.object({ day, plus: z.coerce.number().int().min(-400).max(400).default(0) }),
  body: nothing,
  reply: z.object({
    day,
    workday: z.boolean(),
    why: z.enum(['weekday', 'weekend', 'holiday', 'makeUp']),
    holiday: z.string().nullable(),
    landsOn: day,
  }),
  refuses: ['calendar.notice_missing'],
});
