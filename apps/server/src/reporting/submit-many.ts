import type { ReportContent } from '@gongjian/contract/reporting';
import type { WorkCalendar } from '@gongjian/domain/calendar/model';
import { type RawBuilder, sql } from 'kysely';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { type DomainEvent, emit, telling } from '../platform/events.ts';
import { monthHappened, reportHappened } from './events.ts';
import { sent } from './moves.ts';
import { type Accountable, isInternal, type Move, type Obligation } from './obligation-repo.ts';
import { aboutReport } from './report-moved.ts';

/** A report that was found right, and what is owed by it, held. */
export type Taken = { readonly owed: Obligation; readonly content: ReportContent; readonly accountable: Accountable | null };
export type Sent = Taken & { readonly ctx: Ctx; readonly move: Move };

/** How many go to the database at once: few enough to show progress and to be stopped between them. */
const BATCH = 2500;

/** Sends many reports of one month in the transaction at hand. `onBatch` hears how many are done; what it throws undoes all of them. */
export async function submitMany(
  tx: Tx,
  ctx: Ctx,
  month: string,
  taken: readonly Taken[],
  onBatch: (done: number, all: number, tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  const calendar = await loadCalendar(tx);
  let saved: Promise<void> = Promise.resolve();
  for (let from = 0; from < taken.length; from += BATCH) {
    const batch = await Promise.all(taken.slice(from, from + BATCH).map((one) => sentOn(one, ctx, calendar)));
    const news = batch.map((one) => submittedNews(one)[1]);
    const saving = savingSent('imported', batch, telling(ctx, ...news));
    await saved;
    saved = saving.execute(tx).then(() => onBatch(from + batch.length, taken.length, tx));
    // What went wrong is heard where it is waited for: while it is being saved, the next is made ready.
    saved.catch(() => undefined);
  }
  await saved;
  await emit(tx, ctx, monthHappened('imported', month, { reports: taken.length }));
}

const sentOn = async (one: Taken, ctx: Ctx, calendar: WorkCalendar): Promise<Sent> => ({
  ...one,
  ctx,
  move: await sent(one.owed, ctx, async () => calendar),
});

export const submittedNews = ({ ctx, owed, accountable, move }: Sent): [Ctx, DomainEvent] => [
  ctx,
  reportHappened('submitted', owed.id, {
    ...{ ...aboutReport(owed, move), accountable: accountable?.name ?? null },
    ...(ctx.actor.units.includes(owed.unit) ? {} : { onBehalf: true }),
  }),
];

/** Sends the texts with what is owed on their way, keeps the steps and tells: one statement. All are one person's. */
export function savingSent(step: 'submitted' | 'imported', all: readonly Sent[], told: RawBuilder<unknown>): RawBuilder<unknown> {
  const actor = all[0]?.ctx.actor;
  return sql`
    select reporting.send(${step}, ${actor?.id}, ${actor?.name}, ${all.map(({ owed }) => owed.id)}::uuid[], ${all.map(({ owed }) => owed.unit)}::text[],
                          ${all.map(({ content }) => JSON.stringify(content))}::jsonb[],
                          ${all.map(({ accountable }) => JSON.stringify(accountable))}::jsonb[],
                          ${all.map(({ move }) => move.state)}::text[], ${all.map(({ move }) => move.desk)}::smallint[],
                          ${all.map(({ move }) => move.lateDays)}::int[], ${all.map(({ move }) => move.sentAt)}::timestamptz[],
                          ${all.map(({ owed, move }) => isInternal(owed, move))}::boolean[], ${all.map(({ ctx }) => ctx.now)}::timestamptz[]),
           ${told}`;
}

/** Keeps many texts as drafts: like one draft, they are told nobody. */
export async function saveDrafts(tx: Tx, { actor, now }: Ctx, all: readonly Taken[]): Promise<void> {
  await sql`
    with given as materialized (
      select *
        from unnest(${all.map(({ owed }) => owed.id)}::uuid[], ${all.map(({ owed }) => owed.unit)}::text[],
                    ${all.map(({ content }) => JSON.stringify(content))}::text[],
                    ${all.map(({ accountable }) => (accountable === null ? null : JSON.stringify(accountable)))}::text[])
          as g (id, unit_id, content, accountable)
    ), told as (
      insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
      select ${actor.city}, id, unit_id, content::jsonb, ${actor.id}, ${actor.name}, ${now} from given
      on conflict (city, obligation_id) do update
        set content = excluded.content, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
    )
    update reporting.obligation o
       set accountable = coalesce(g.accountable::jsonb, o.accountable), version = o.version + 1
      from given g
     where o.city = ${actor.city} and o.id = g.id
  `.execute(tx);
}
