import { addDays, firstDayOf, monthOf, nextMonth, type YearMonth } from '@gongjian/domain/kernel/dates';
import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { deliverMail, type MailServer, mailPost, noMailServer } from './deliver-mail.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { basisOf, daysOf } from './due-days.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { remindUnits } from './remind-units.ts';

/** What the clock does to the months: opens those whose day has come, lets what is late be overdue, reminds. Every part may be done again. */
export async function turnMonths(ctx: Ctx): Promise<void> {
  await openMonths(ctx);
  await turnReports(ctx);
}

async function openMonths(ctx: Ctx): Promise<void> {
  for (const month of await monthsToOpen(ctx)) await openMonth(ctx, month);
}

async function turnReports(ctx: Ctx): Promise<void> {
  await keepClock(ctx);
  const open = await ctx.read((db) =>
    db.selectFrom('reporting.cycle').select('month').where('sealed_no', 'is', null).orderBy('month').execute(),
  );
  for (const { month } of open) await remindUnits(ctx, month);
}

/** From the month after the newest one open, or from the month just over, to the last whose opening day has come. */
async function monthsToOpen(ctx: Ctx): Promise<YearMonth[]> {
  return ctx.transact(async (tx) => {
    const newest = await tx.selectFrom('reporting.cycle').select('month').orderBy('month', 'desc').limit(1).executeTakeFirst();
    const thisMonth = monthOf(ctx.today);
    const months: YearMonth[] = [];
    let month = newest ? nextMonth(newest.month as YearMonth) : monthOf(addDays(firstDayOf(thisMonth), -1));
    for (; month <= thisMonth && daysOf(await basisOf(tx, month), null).opensOn <= ctx.today; month = nextMonth(month)) months.push(month);
    return months;
  });
}

/** What lies beyond the program: a mail server, if there is one, and hosts of the own network that may be posted to. */
export type Outside = { readonly mail: MailServer | undefined; readonly webhookHosts: ReadonlySet<string> };

/** What the worker does by the clock. */
export function reportingRounds(db: Db, city: string, { mail, webhookHosts }: Outside) {
  const post = mail === undefined ? noMailServer : mailPost(mail, city);
  const ctxAt = (now: Date) => makeCtx(db, systemActor(city), now, 'clock');
  return [
    { what: 'opening months', everyMs: 30_000, work: (now: Date) => openMonths(ctxAt(now)) },
    { what: 'turning reports', everyMs: 30_000, work: (now: Date) => turnReports(ctxAt(now)) },
    { what: 'webhooks', everyMs: 2_000, work: (now: Date) => deliverWebhooks(ctxAt(now), webhookHosts) },
    { what: 'mail', everyMs: 5_000, work: (now: Date) => deliverMail(ctxAt(now), post) },
  ];
}
