import * as contract from '@gongjian/contract/calendar';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { addWorkdays, isWorkday, kindOfDay, missingNotices, NoHolidayNotice } from '@gongjian/domain/calendar/rules';
import { addDays, dateOf, type LocalDate, localDate, yearOf } from '@gongjian/domain/kernel/dates';
import type { FastifyInstance } from 'fastify';
import { bind, withVersion } from '../platform/http.ts';
import { found, Refused } from '../platform/refused.ts';
import { loadNotice } from './load-notice.ts';
import { loadCalendar, noticeOf, noticesLoaded } from './reads.ts';

export function calendarRoutes(app: FastifyInstance): void {
  bind(app, contract.listYears, async (ctx) => {
    const [years, calendar] = await ctx.read(async (db) => [await noticesLoaded(db), await loadCalendar(db)] as const);
    return { years, missing: missingNotices(ctx.today, calendar) };
  });
  bind(app, contract.readYear, async (ctx, { params: { year } }) => {
    const [notice, calendar] = await ctx.read(async (db) => [await noticeOf(db, year), await loadCalendar(db)] as const);
    const loaded = found(notice, 'calendar.notice_missing');
    return withVersion({ ...loaded, holidays: writable(loaded.holidays), ...daysOf(year, calendar) }, loaded.version);
  });
  bind(app, contract.loadNotice, async (ctx, { params: { year }, body: { replaces, ...notice } }) => {
    const saved = await loadNotice(ctx, { format: 'gongjian.holiday-notice/1', year, ...notice }, replaces);
    return withVersion({ ...saved, holidays: writable(saved.holidays) }, saved.version);
  });
  bind(app, contract.countWorkdays, async (ctx, { query }) => {
    const calendar = await ctx.read(loadCalendar);
    const day = localDate(query.day);
    return askCalendar(() => {
      const { workday, why, holiday } = kindOfDay(day, calendar);
      return { day, workday, why, holiday, landsOn: addWorkdays(day, query.plus, calendar) };
    });
  });
}

const writable = (holidays: Awaited<ReturnType<typeof noticesLoaded>>[number]['holidays']) =>
  holidays.map((holiday) => ({ ...holiday, makeUpDays: [...holiday.makeUpDays] }));

function daysOf(year: number, calendar: WorkCalendar) {
  const named = [...calendar.days].filter(([day]) => yearOf(day) === year).sort(([a], [b]) => (a < b ? -1 : 1));
  let workdays = 0;
  for (let day: LocalDate = dateOf(year, 1, 1); yearOf(day) === year; day = addDays(day, 1)) if (isWorkday(day, calendar)) workdays += 1;
  return { days: named.map(([day, { kind, holiday }]) => ({ day, kind, holiday })), workdays };
}

/** A year without a notice is something a person can mend. */
function askCalendar<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NoHolidayNotice)
      throw new Refused('calendar.notice_missing', [{ code: 'year_missing', at: ['year', error.year] }]);
    throw error;
  }
}
