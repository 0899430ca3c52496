import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { nthWorkday } from '@gongjian/domain/calendar/rules';
import { firstDayOf, type LocalDate, nextMonth, type YearMonth, yearMonth } from '@gongjian/domain/kernel/dates';
import { LAST_SENDING, SEALING } from '@gongjian/domain/reporting/played-year/conduct';
import { loadCalendar } from '../../calendar/index.ts';
import { systemActor } from '../../platform/actor.ts';
import { type Ctx, makeCtx } from '../../platform/ctx.ts';
import type { Db } from '../../platform/db.ts';
import { deliverAll } from '../../platform/deliver.ts';
import { turnMonths } from '../jobs.ts';
import { sealMonth } from '../seal-month.ts';
import { theOffice, theUnits } from './actors.ts';
import { acceptWhatLies, type Desks, returnSome, sendReports } from './deeds.ts';
import { monthPlayed } from './played-reads.ts';

type Round = { readonly work: (now: Date) => Promise<unknown> };
export type Play = {
  readonly db: Db;
  readonly city: string;
  readonly year: number;
  /** Nothing is played that would happen after it. */
  readonly until: Date;
  /** What the clock does each day besides the months: the ledger and the indicators judged anew. */
  readonly daily: readonly Round[];
  readonly tell: (month: YearMonth, step: 'sealed' | 'open') => void;
};

/** A deed of the played year and the instant at which it is done. */
type Step = { readonly at: Date; readonly act: (ctx: Ctx) => Promise<unknown> };

/**
 * 模拟年度: the reports of a year, told, returned, accepted and sealed through the deeds people have, by a clock that is led through
 * the year. The months already sealed stay; one that was cut off is taken up where it stopped.
 */
export async function playYear(play: Play): Promise<void> {
  const calendar = await systemCtx(play, play.until).read(loadCalendar);
  for (const month of monthsOf(play.year)) {
    if (await systemCtx(play, play.until).read((db) => monthPlayed(db, month))) continue;
    const steps = stepsOf(play, month, calendar);
    const due = steps.filter(({ at }) => at <= play.until);
    for (const { at, act } of due) await act(systemCtx(play, at));
    if (due.length < steps.length) return play.tell(month, 'open');
    play.tell(month, 'sealed');
  }
}

/** The notice of a plan comes out in February: for January nobody owes a report. */
const FIRST_MONTH = 2;
const monthsOf = (year: number): YearMonth[] =>
  Array.from({ length: 12 - FIRST_MONTH + 1 }, (_, i) => yearMonth(`${year}-${String(i + FIRST_MONTH).padStart(2, '0')}`));

const systemCtx = ({ db, city }: Play, now: Date): Ctx => makeCtx(db, systemActor(city), now, 'played-year');

/** The days of a month's reports: opened with the new month, sent from its first working day, sealed on the tenth. */
function stepsOf(play: Play, month: YearMonth, calendar: WorkCalendar): Step[] {
  const next = nextMonth(month);
  const dayOf = (n: number): LocalDate => {
    const day = nthWorkday(next, DUE_WORKDAY + n, calendar);
    if (day === undefined) throw new Error(`no working day ${DUE_WORKDAY + n} in ${next}`);
    return day;
  };
  const sending = Array.from({ length: DUE_WORKDAY + LAST_SENDING }, (_, i) => i + 1 - DUE_WORKDAY);
  return [
    { at: hour(firstDayOf(next), '09:00'), act: (ctx) => byTheClock(play, ctx, true) },
    ...sending.flatMap((n) => dayOfSending(play, month, n, dayOf(n))),
    { at: hour(dayOf(SEALING), '09:00'), act: (ctx) => byTheClock(play, ctx, true) },
    { at: hour(dayOf(SEALING), '10:00'), act: (ctx) => sealed(play, ctx, month) },
  ];
}
const DUE_WORKDAY = 3;

const dayOfSending = (play: Play, month: YearMonth, n: number, day: LocalDate): Step[] => [
  { at: hour(day, '09:00'), act: (ctx) => byTheClock(play, ctx, false) },
  { at: hour(day, '10:00'), act: (ctx) => sendReports(desks(play, ctx), month, n) },
  ...(n === 0 ? [{ at: hour(day, '15:00'), act: (ctx: Ctx) => returnSome(desks(play, ctx), month) }] : []),
  { at: hour(day, '17:00'), act: (ctx) => acceptWhatLies(desks(play, ctx), month) },
];

const desks = ({ db, city }: Play, { now, requestId }: Ctx): Desks => ({
  units: makeCtx(db, theUnits(city), now, requestId),
  office: makeCtx(db, theOffice(city), now, requestId),
});

const hour = (day: LocalDate, time: string): Date => new Date(`${day}T${time}:00+08:00`);

/** What the worker would have done by then: months opened, what is late overdue, reminders, deliveries, and with a new month all judged. */
async function byTheClock({ db, city, daily }: Play, ctx: Ctx, judged: boolean): Promise<void> {
  await turnMonths(ctx);
  await deliverAll(db, city, ctx.now);
  if (judged) for (const { work } of daily) await work(ctx.now);
}

async function sealed(play: Play, ctx: Ctx, month: YearMonth): Promise<void> {
  await sealMonth(desks(play, ctx).office, month);
  await deliverAll(play.db, play.city, ctx.now);
}
