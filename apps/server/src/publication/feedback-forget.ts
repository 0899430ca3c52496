import { addDays } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import { systemActor } from '../platform/actor.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { contactsForgotten } from './feedback-events.ts';

/** As long as a closed case may be opened again and asked about; PIPL, article 47: then there is no purpose left. */
const KEPT_DAYS = 90;

/** Throws away who sent what, once its case has been closed for so long. How many it was is told, not whose. */
export function forgetContacts(ctx: Ctx): Promise<number> {
  const before = addDays(ctx.today, -KEPT_DAYS);
  return ctx.transact(async (tx) => {
    const { rows } = await sql`
      delete from publication.feedback_contact c
       using publication.feedback f
        join cases.case one on one.city = f.city and one.id = f.case_id
        join cases.case done on done.city = one.city and done.id = coalesce(one.parent_id, one.id)
       where f.city = c.city and f.id = c.feedback_id and done.closed_on < ${before}
      returning c.feedback_id
    `.execute(tx);
    if (rows.length > 0) await emit(tx, ctx, contactsForgotten(ctx.actor.city, rows.length));
    return rows.length;
  });
}

/** What comes round by the clock. */
export const feedbackRounds = (db: Db, city: string) => [
  {
    what: 'contacts of residents',
    everyMs: 3_600_000,
    work: (now: Date) => forgetContacts(makeCtx(db, systemActor(city), now, 'worker')),
  },
];
