import type { ReportContent } from '@gongjian/contract/reporting';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Problem } from '@gongjian/domain/kernel/problem';
import type { Attachment, Content } from '@gongjian/domain/reporting/model';
import { type Asked, checkReport } from '@gongjian/domain/reporting/submission';
import type { StageName } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Accountable } from './obligation-repo.ts';

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
  readonly totals: Readonly<Record<string, string | null>> | null;
};
const nothingAsked: AskedOfMeasure = { behind: false, targets: [], duties: [], deliverables: [] };

/** What these measures promise for a month, as far as it is still in the plan, and how they stand. */
export async function askedOf(db: Db, measureIds: readonly string[], month: string): Promise<(measureId: string) => AskedOfMeasure> {
  const { rows } = await sql<AskedOfMeasure & { id: string }>`
    select m.id, coalesce(l.light in ('yellow', 'red'), false) as behind,
           coalesce((select json_agg(json_build_object(
                       'promiseId', p.id, 'ratio', coalesce(i.ratio, false), 'locked', coalesce(i.from_records, false),
                       'totals', case when i.cumulative then
                         (select json_object_agg(t.place, t.value::text)
                            from (select distinct on (v.place) v.place, v.value from indicators.value v
                                   where v.city = i.city and v.indicator_code = i.code and v.month < ${month}
                                   order by v.place, v.month desc, v.no desc) t) end))
                       from tasks.promise p
                       left join indicators.binding b on b.city = p.city and b.promise_id = p.id
                       left join indicators.indicator i on i.city = b.city and i.code = b.indicator_code
                      where p.city = m.city and p.measure_id = m.id and p.kind = 'target' and p.retired_in is null), '[]') as targets,
           array(select p.id from tasks.promise p where p.city = m.city and p.measure_id = m.id and p.kind = 'duty' and p.retired_in is null
                 union all
                 select n.id from tasks.milestone n where n.city = m.city and n.measure_id = m.id) as duties,
           coalesce((select json_agg(json_build_object('promiseId', p.id, 'accepted', coalesce(
                       (select json_agg(json_build_object('stage', s.stage, 'on', s.reached_on))
                          from tasks.stage s where s.city = p.city and s.promise_id = p.id and s.state = 'accepted'), '[]')))
                       from tasks.promise p
                      where p.city = m.city and p.measure_id = m.id and p.kind = 'deliverable' and p.retired_in is null), '[]') as deliverables
      from tasks.measure m
      left join tasks.ledger_row l on l.city = m.city and l.measure_id = m.id
     where m.id = any (${[...measureIds]}::uuid[])
  `.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row] as const));
  return (measureId) => byId.get(measureId) ?? nothingAsked;
}

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
  numbers: targets.map(({ totals, ...target }) => ({ ...target, place: unit, lastTotal: totals?.[unit] ?? null, required: false })),
  deliverables,
  acts: duties.map((promiseId) => ({ promiseId, proofNeeded: false })),
  attachmentNeeded: false,
});

/** The files of a report as the rules look at them. */
export async function filesOf(db: Db, obligationId: string): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('reporting.attachment')
    .select(['id', 'name', 'type', 'detected', 'size'])
    .where('obligation_id', '=', obligationId)
    .orderBy('id')
    .execute();
  return rows.map(({ size, ...file }) => ({ ...file, bytes: size }));
}
