import type { ReportContent, ReportState } from '@gongjian/contract/reporting';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';

/** 责任人 */
export type Accountable = { readonly name: string; readonly title: string };

/** What one unit owes for one measure and month, held for the deed at hand. */
export type Obligation = {
  readonly id: string;
  readonly month: string;
  readonly planId: string;
  readonly measureId: string;
  readonly unit: string;
  readonly state: ReportState;
  readonly dueOn: LocalDate;
  readonly wantedOn: LocalDate;
  readonly wantedAt: Date;
  readonly opensOn: LocalDate;
  readonly unitLevels: number;
  readonly bureauLevels: number;
  readonly bureau: string | null;
  readonly desk: number;
  readonly lateDays: number | null;
  readonly sentAt: Date | null;
  readonly accountable: Accountable | null;
  readonly submittedBy: string | null;
  readonly version: number;
};

/** Of reporting.obligation o. */
export const obligationColumns = sql`
  o.id, o.month, o.plan_id as "planId", o.measure_id as "measureId", o.unit_id as unit, o.state, o.due_on as "dueOn",
  o.wanted_on as "wantedOn", o.wanted_at as "wantedAt", o.opens_on as "opensOn", o.unit_levels as "unitLevels",
  o.bureau_levels as "bureauLevels", o.bureau, o.desk, o.late_days as "lateDays", o.sent_at as "sentAt", o.accountable,
  o.submitted_by as "submittedBy", o.version`;

/** Held until the transaction ends; whoever comes second sees what the first has done. */
export async function lockObligation(tx: Tx, id: string): Promise<Obligation | undefined> {
  const { rows } = await sql<Obligation>`
    select ${obligationColumns}
      from reporting.obligation o
     where o.id = ${id}
       for update
  `.execute(tx);
  return rows[0];
}

/** The text and who wrote it, under the eyes of row-level security: another unit's draft cannot be written. */
const putReport = (ctx: Ctx, { id, unit }: Obligation, content: ReportContent): RawBuilder<unknown> => sql`
  insert into reporting.report as r (city, obligation_id, unit_id, content, by_id, by_name, at)
  values (${ctx.actor.city}, ${id}, ${unit}, ${JSON.stringify(content)}::jsonb, ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
  on conflict (city, obligation_id) do update
    set content = excluded.content, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`;

export async function saveText(tx: Tx, ctx: Ctx, owed: Obligation, content: ReportContent, accountable: Accountable | null): Promise<void> {
  await sql`
    with told as (${putReport(ctx, owed, content)})
    update reporting.obligation
       set version = version + 1, accountable = coalesce(${accountable === null ? null : JSON.stringify(accountable)}::jsonb, accountable)
     where id = ${owed.id}
  `.execute(tx);
}

/** Where a report goes with a deed. */
export type Move = {
  readonly state: ReportState;
  readonly desk: number;
  readonly lateDays: number | null;
  readonly sentAt: Date | null;
  readonly wantedOn: LocalDate;
  readonly wantedAt: Date;
  readonly action: 'submitted' | 'recalled' | 'passed' | 'accepted' | 'returned' | 'reopened';
  readonly reason: string | null;
};

/** Sends the text with its obligation on its way, and keeps the step: one statement. */
export async function saveSubmission(
  tx: Tx,
  ctx: Ctx,
  owed: Obligation,
  { content, accountable, move }: { content: ReportContent; accountable: Accountable | null; move: Move },
): Promise<void> {
  await sql`
    with told as (${putReport(ctx, owed, content)}),
         step as (${keepStep(ctx, owed, move)})
    update reporting.obligation
       set ${moved(move)}, accountable = ${JSON.stringify(accountable)}::jsonb, submitted_by = ${ctx.actor.id}
     where id = ${owed.id}
  `.execute(tx);
}

/** A step that leaves the text as it is. Who may read it follows from where the report lies. */
export async function saveMove(tx: Tx, ctx: Ctx, owed: Obligation, move: Move): Promise<void> {
  await sql`
    with step as (${keepStep(ctx, owed, move)})
    update reporting.obligation set ${moved(move)} where id = ${owed.id}
  `.execute(tx);
}

const moved = ({ state, desk, lateDays, sentAt, wantedOn, wantedAt }: Move) =>
  sql`state = ${state}, desk = ${desk}, late_days = ${lateDays}, sent_at = ${sentAt}, wanted_on = ${wantedOn}, wanted_at = ${wantedAt},
      sealed_from = null, version = version + 1`;

const keepStep = (ctx: Ctx, owed: Obligation, move: Move) => sql`
  insert into reporting.review (city, obligation_id, unit_id, action, desk, is_internal, reason, by_id, by_name, at)
  values (${ctx.actor.city}, ${owed.id}, ${owed.unit}, ${move.action}, ${owed.desk}, ${isInternal(owed, move)}, ${move.reason},
          ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})`;

/** What happens inside the unit, and what is said when a report comes back to it, is not for others. */
const isInternal = ({ unitLevels }: Obligation, { state, desk }: Move): boolean =>
  state !== 'accepted' && !(state === 'submitted' && desk > unitLevels);

/** Marks that the report changed, and makes sure that there is a text for files to hang on. */
export async function touchReport(tx: Tx, ctx: Ctx, { id, unit }: Obligation): Promise<void> {
  await sql`
    with told as (
      insert into reporting.report (city, obligation_id, unit_id, content, by_id, by_name, at)
      values (${ctx.actor.city}, ${id}, ${unit}, '{}', ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
      on conflict (city, obligation_id) do nothing
    )
    update reporting.obligation set version = version + 1 where id = ${id}
  `.execute(tx);
}

/** How often the report has been sent. */
export async function timesSent(tx: Tx, id: string): Promise<number> {
  const { n } = await tx
    .selectFrom('reporting.review')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('obligation_id', '=', id)
    .where('action', 'in', ['submitted', 'imported'])
    .executeTakeFirstOrThrow();
  return n;
}
