import type { ReportContent, ReportState } from '@gongjian/contract/reporting';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';

/** 责任人 */
export type Accountable = { readonly name: string; readonly title: string };
export type Written = { readonly content: ReportContent; readonly accountable: Accountable | null };

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
export const heldObligation = (id: string): RawBuilder<Obligation> => sql`select ${obligationColumns} from reporting.hold(${id}) o`;

export async function lockObligation(tx: Tx, id: string): Promise<Obligation | undefined> {
  return (await heldObligation(id).execute(tx)).rows[0];
}

/** Keeps the text where it is: nobody is told. Row-level security looks on: another unit's draft cannot be written. */
export const savingDraft = ({ actor, now }: Ctx, { id, unit }: Obligation, { content, accountable }: Written): RawBuilder<unknown> =>
  sql`select reporting.put_draft(${id}, ${unit}, ${JSON.stringify(content)}::jsonb,
                                 ${accountable === null ? null : JSON.stringify(accountable)}::jsonb, ${actor.id}, ${actor.name}, ${now})`;

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

/** A step that leaves the text as it is. Who may read it follows from where the report lies. */
export async function saveMove(tx: Tx, { actor, now }: Ctx, owed: Obligation, move: Move, told: RawBuilder<unknown>): Promise<void> {
  await sql`
    select reporting.move_on(${owed.id}, ${owed.unit}, ${move.action}, ${owed.desk}::smallint, ${isInternal(owed, move)}, ${move.reason},
                             ${actor.id}, ${actor.name}, ${now}, ${move.state}, ${move.desk}::smallint, ${move.lateDays}, ${move.sentAt},
                             ${move.wantedOn}, ${move.wantedAt}),
           ${told}`.execute(tx);
}

/** What happens inside the unit, and what is said when a report comes back to it, is not for others. */
export const isInternal = ({ unitLevels }: Obligation, { state, desk }: Move): boolean =>
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
