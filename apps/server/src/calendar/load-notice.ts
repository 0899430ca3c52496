import type { HolidayNotice } from '@gongjian/domain/calendar/model';
import { readNotice } from '@gongjian/domain/calendar/read-notice';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { noticeLoaded } from './events.ts';
import { type LoadedNotice, noticeOf } from './reads.ts';

/** Loads a year's notice, or replaces the version the person has seen (0: none was loaded). */
export async function loadNotice(ctx: Ctx, sent: unknown, replaces: number): Promise<LoadedNotice> {
  const read = readNotice(sent);
  if ('problems' in read) throw new Refused('calendar.notice_invalid', read.problems);
  const { notice } = read;
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('calendar.manage');
    const before = await lockYear(tx, notice.year);
    if ((before?.version ?? 0) !== replaces) throw new Refused('calendar.changed');
    const saved = await saveNotice(tx, ctx, notice, replaces + 1);
    await emit(tx, ctx, noticeLoaded(saved, before ?? null));
    return saved;
  });
}

/** Loads the notices that came with the program for years that have none yet. */
export function loadShippedNotices(ctx: Ctx, shipped: readonly HolidayNotice[]): Promise<number[]> {
  return ctx.transact(async (tx) => {
    const loaded: number[] = [];
    for (const notice of shipped) {
      if (await lockYear(tx, notice.year)) continue;
      await emit(tx, ctx, noticeLoaded(await saveNotice(tx, ctx, notice, 1), null));
      loaded.push(notice.year);
    }
    return loaded;
  });
}

async function lockYear(tx: Tx, year: number): Promise<LoadedNotice | undefined> {
  await tx.selectFrom('calendar.notice').select('year').where('year', '=', year).forUpdate().execute();
  return noticeOf(tx, year);
}

async function saveNotice(tx: Tx, ctx: Ctx, notice: HolidayNotice, version: number): Promise<LoadedNotice> {
  const { id, name, city } = ctx.actor;
  const { year, document, publishedOn, source } = notice;
  const row = {
    document,
    source,
    published_on: publishedOn,
    holidays: JSON.stringify(notice.holidays),
    version,
    by_id: id,
    by_name: name,
    at: ctx.now,
  };
  await (version === 1
    ? tx
        .insertInto('calendar.notice')
        .values({ city, year, ...row })
        .execute()
    : tx.updateTable('calendar.notice').set(row).where('year', '=', year).execute());
  return { ...notice, version, by: { id, name }, at: ctx.now.toISOString() };
}
