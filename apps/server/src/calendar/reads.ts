import type { HolidayNotice, WorkCalendar } from '@gongjian/domain/calendar/model';
import { workCalendar } from '@gongjian/domain/calendar/rules';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { Db } from '../platform/db.ts';

export type LoadedNotice = HolidayNotice & {
  readonly version: number;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string;
};

/** Every notice of the city, the earliest year first. */
export async function noticesLoaded(db: Db): Promise<LoadedNotice[]> {
  const rows = await notices(db).orderBy('year').execute();
  return rows.map(asNotice);
}

export async function noticeOf(db: Db, year: number): Promise<LoadedNotice | undefined> {
  const row = await notices(db).where('year', '=', year).executeTakeFirst();
  return row && asNotice(row);
}

/** 工作日历 of the city, from all its notices. */
export const loadCalendar = async (db: Db): Promise<WorkCalendar> => workCalendar(await noticesLoaded(db));

const notices = (db: Db) =>
  db.selectFrom('calendar.notice').select(['year', 'document', 'published_on', 'source', 'holidays', 'version', 'by_id', 'by_name', 'at']);

type Row = Awaited<ReturnType<ReturnType<typeof notices>['execute']>>[number];

const asNotice = ({ by_id, by_name, published_on, holidays, at, ...row }: Row): LoadedNotice => ({
  ...row,
  publishedOn: localDate(published_on),
  holidays: holidays as unknown as HolidayNotice['holidays'],
  by: by_id === null || by_name === null ? null : { id: by_id, name: by_name },
  at: at.toISOString(),
});
