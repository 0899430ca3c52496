import { isWorkday, NoHolidayNotice } from '@gongjian/domain/calendar/rules';
import { sendFrom } from '@gongjian/domain/reporting/reminders';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { remindersOf } from './reminder-setting.ts';

const cityTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** 免打扰: what falls due in the night, or on a day off, is said on the next morning of work. */
export async function isQuiet(db: Db, { now, today }: Pick<Ctx, 'now' | 'today'>): Promise<boolean> {
  const { quietFrom, quietTo, workdaysOnly } = await remindersOf(db);
  const time = cityTime.format(now);
  const free = sendFrom(today, time, { from: quietFrom, to: quietTo });
  if (free.day !== today || free.time !== time) return true;
  return workdaysOnly && isDayOff(today, await loadCalendar(db));
}

/** In a year without a notice no day is known to be off. */
function isDayOff(...day: Parameters<typeof isWorkday>): boolean {
  try {
    return !isWorkday(...day);
  } catch (error) {
    if (error instanceof NoHolidayNotice) return false;
    throw error;
  }
}
