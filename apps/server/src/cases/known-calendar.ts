import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';

/** Which notices are loaded, in which version: asked beside something else, it costs no round trip of its own. */
export const calendarStamp = sql<string>`(select coalesce(string_agg(year || '/' || version || '/' || at, ',' order by year), '') from calendar.notice)`;

const known = new Map<string, { readonly stamp: string; readonly calendar: WorkCalendar }>();

/** The work calendar of the city, read again only when its notices are others than before. */
export async function knownCalendar(
  city: string,
  stamp: string,
  read: (question: typeof loadCalendar) => Promise<WorkCalendar>,
): Promise<WorkCalendar> {
  const before = known.get(city);
  if (before?.stamp === stamp) return before.calendar;
  const calendar = await read(loadCalendar);
  known.set(city, { stamp, calendar });
  return calendar;
}
