import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { localDate } from '@gongjian/domain/kernel/dates';
import { indicatorRounds } from './indicators/index.ts';
import { alwaysOn, type Clock, realTime } from './platform/clock.ts';
import type { Ctx } from './platform/ctx.ts';
import { cityDayOf } from './platform/ctx.ts';
import type { Db } from './platform/db.ts';
import { deliverAll } from './platform/deliver.ts';
import type { Settings } from './platform/settings.ts';
import { playYear } from './reporting/index.ts';
import { ledgerRounds } from './tasks/index.ts';

/** What a demonstration is set to show; nothing of it outside a demonstration. */
export type Demo = { readonly today: LocalDate | null; readonly year: number | null };

/** After the notice came out, and after the reports of December were sealed. */
const BEGINS = '02-21';
const ENDS = '01-17';

/** Reads what is asked for, or says why it may not be. */
export function demoAsked({ GONGJIAN_TODAY: today, GONGJIAN_DEMO_YEAR: year }: Settings, demo: boolean): Demo {
  if (today === undefined && year === undefined) return { today: null, year: null };
  if (!demo) throw new Error('GONGJIAN_TODAY and GONGJIAN_DEMO_YEAR are for demonstrations only: set GONGJIAN_DEMO=on, or leave them out.');
  return { today: localDate(today ?? `${(year ?? 0) + 1}-${ENDS}`), year: year ?? null };
}

export const clockOf = ({ today }: Demo): Clock => (today === null ? realTime : alwaysOn(today));

/** When the data of an installation that is only now made begins: for a played year when its plan was new. */
export const beginningOf = (demo: Demo): Date => (demo.year === null ? clockOf(demo)() : alwaysOn(localDate(`${demo.year}-${BEGINS}`))());

/** A day before the data began would show people who do not exist yet: refused, with the way out. */
export async function refuseBeforeData(ctx: Ctx, { today, year }: Demo): Promise<void> {
  if (today === null) return;
  const first = await ctx.read((db) => db.selectFrom('platform.event').select('happened_at').orderBy('id').limit(1).executeTakeFirst());
  if (first === undefined) return;
  const began = cityDayOf(first.happened_at);
  if (began <= (year === null ? today : `${year}-${BEGINS}`)) return;
  throw new Error(
    `The data in this folder begins on ${began}, after the day asked for. Show the demonstration on a new folder: GONGJIAN_VAR=var-demo npm start`,
  );
}

/** Plays the year, or what of it is not played yet, and says how far it is. */
export async function demonstrate(db: Db, city: string, demo: Demo): Promise<void> {
  if (demo.year === null) return;
  await deliverAll(db, city, beginningOf(demo));
  await playYear({
    ...{ db, city, year: demo.year, until: clockOf(demo)() },
    daily: [...ledgerRounds(db, city), ...indicatorRounds(db, city)],
    tell: (month, step) => console.log(`  模拟年度 played year: ${month} ${step === 'sealed' ? '已封存 sealed' : '进行中 under way'}`),
  });
}
