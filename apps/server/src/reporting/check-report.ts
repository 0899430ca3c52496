import type { ReportContent } from '@gongjian/contract/reporting';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Problem } from '@gongjian/domain/kernel/problem';
import type { Attachment, Content } from '@gongjian/domain/reporting/model';
import { type Asked, checkReport } from '@gongjian/domain/reporting/submission';
import type { StageName } from '@gongjian/domain/tasks/model';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { type Accountable, type Obligation, obligationColumns } from './obligation-repo.ts';

/** What a measure asks of any unit that reports on it. */
export type AskedOfMeasure = {
  readonly behind: boolean;
  readonly targets: readonly AskedTarget[];
  /** Duties and time nodes that may be told as done. */
  readonly duties: readonly string[];
  readonly deliverables: readonly { readonly promiseId: string; readonly accepted: { stage: StageName; on: LocalDate }[] }[];
};
/** A figure as its indicator wants it; `totals` are the last told before the month, of a figure that only grows. */
type AskedTarget = {
  readonly promiseId: string;
  readonly ratio: boolean;
  readonly locked: boolean;
  /** The units whose reports are not sent without it. */
  readonly requiredOf: readonly string[];
  readonly totals: Readonly<Record<string, string | null>> | null;
};
export const nothingAsked: AskedOfMeasure = { behind: false, targets: [], duties: [], deliverables: [] };

/** What these measures promise for a month, as far as it is still in the plan, and how they stand. */
export async function askedOf(db: Db, measureIds: readonly string[], month: string): Promise<(measureId: string) => AskedOfMeasure> {
  const { rows } = await sql<AskedOfMeasure & { id: string }>`
    select id, behind, targets, duties, deliverables
      from reporting.asked_of(${[...measureIds]}::uuid[], ${measureIds.map(() => month)}::text[])
  `.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row] as const));
  return (measureId) => byId.get(measureId) ?? nothingAsked;
}

/** What is owed, held for sending, with all that its rules look at. */
export type AtHand = Obligation & { readonly files: readonly Attachment[]; readonly asked: AskedOfMeasure | null };

export const reportsAtHand = (ids: readonly string[]): RawBuilder<AtHand> => sql`
  select ${obligationColumns}, t.files, t.asked from reporting.at_hand(${[...ids]}::uuid[]) t, lateral (select (t.owed).*) o`;

export type Told = { readonly content: ReportContent; readonly accountable: Accountable | null; readonly files: readonly Attachment[] };

/** Everything that keeps the report of a unit from being sent, at once. */
export function problemsOf({ content, accountable, files }: Told, unit: string, asked: AskedOfMeasure, today: LocalDate): Problem[] {
  const told = { ...content, attachments: files } as Content;
  return [
    ...checkReport(told, askedOfUnit(unit, asked, today)).map(({ code, at }) => ({ code, at: ['content', ...at] })),
    ...(accountable === null ? [{ code: 'accountable_missing', at: ['accountable'] }] : []),
  ];
}

const askedOfUnit = (unit: string, { behind, targets, duties, deliverables }: AskedOfMeasure, today: LocalDate): Asked => ({
  today,
  behind,
  numbers: targets.map(({ totals, requiredOf, ...target }) => ({
    ...{ ...target, place: unit, lastTotal: totals?.[unit] ?? null, required: requiredOf.includes(unit) },
  })),
  deliverables,
  acts: duties.map((promiseId) => ({ promiseId, proofNeeded: false })),
  attachmentNeeded: false,
});
