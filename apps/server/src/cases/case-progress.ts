import { type CaseKind, type StageDuty, stageOf } from '@gongjian/domain/cases/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** How far a case has come, for a room that brought it in. */
export type CaseProgress = {
  readonly number: string;
  readonly kind: CaseKind;
  readonly stage: string;
  readonly duty: StageDuty;
  readonly due: LocalDate | null;
  readonly unit: string | null;
  readonly suspended: boolean;
  readonly closedOn: LocalDate | null;
  /** The stage it was closed from, which tells a case that was worked on from one that was not taken up. */
  readonly closedFrom: string | null;
};

/** What repeats another case goes with that one: its progress is the parent's. */
export async function caseProgress(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CaseProgress>> {
  const { rows } = await sql<Omit<CaseProgress, 'duty'> & { readonly id: string }>`
    select c.id, c.number, k.definition as kind, p.stage, p.due, p.unit_id as unit, p.suspended_on is not null as suspended,
           p.closed_on as "closedOn",
           case when p.closed_on is not null then
             (select s.from_stage from cases.step s
               where s.city = p.city and s.case_id = p.id and s.to_stage = p.stage and s.what = 'step'
               order by s.id desc limit 1) end as "closedFrom"
      from cases.case c
      join cases.case p on p.city = c.city and p.id = coalesce(c.parent_id, c.id)
      join cases.kind k on k.city = p.city and k.code = p.kind and k.version = p.kind_version
     where c.id = any (${[...ids]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, { ...row, duty: stageOf(row.kind, row.stage)?.duty ?? 'start' }]));
}
