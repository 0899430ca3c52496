import type { ReportContent, ReportForm } from '@gongjian/contract/reporting';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { type Obligation, obligationColumns } from './obligation-repo.ts';

/** A promise, or a time node, as the form asks for it. */
export type AskedPromise = {
  readonly id: string;
  readonly kind: ReportForm['promises'][number]['kind'];
  readonly phrase: string;
  readonly unit: string | null;
  readonly ratio: boolean;
  readonly locked: boolean;
  readonly required: boolean;
};
/** One report of the form: what is owed, what it is about, and what has been written, or was last month. */
export type OwedInForm = Obligation & {
  readonly role: ReportForm['role'];
  readonly measure: string;
  /** The version of the plan that says what it says now. */
  readonly planVersion: number;
  readonly content: ReportContent | null;
  readonly before: ReportContent | null;
  readonly beforeAccountable: Obligation['accountable'];
  readonly promises: readonly AskedPromise[];
};

/** What a unit can still write for a month, in the order of its plans. With `lock` held in one order for everybody. */
export async function owedInForm(db: Db, month: string, unit: string, most: number, lock = false): Promise<OwedInForm[]> {
  if (lock) await holdOwed(db, month, unit);
  const { rows } = await sql<OwedInForm>`
    select ${obligationColumns}, o.role, m.text as measure, m.in_version as "planVersion", r.content,
           b.content as before, b.accountable as "beforeAccountable",
           coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'phrase', p.phrase,
                       'unit', coalesce(i.unit, p.content ->> 'unit'), 'ratio', coalesce(i.ratio, false),
                       'locked', coalesce(i.from_records, false),
                       'required', coalesce(g.required and not i.from_records and o.unit_id = any (g.places), false)) order by p.position)
                       from tasks.promise p
                       left join indicators.binding g on g.city = p.city and g.promise_id = p.id
                       left join indicators.indicator i on i.city = g.city and i.code = g.indicator_code
                      where p.city = m.city and p.measure_id = m.id and p.retired_in is null), '[]')::jsonb
             || coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'kind', 'duty', 'phrase', n.what, 'unit', null, 'ratio', false,
                            'locked', false, 'required', false) order by n.position)
                            from tasks.milestone n where n.city = m.city and n.measure_id = m.id), '[]') as promises
      from reporting.obligation o
      join tasks.measure m on m.city = o.city and m.id = o.measure_id
      left join reporting.report r on r.city = o.city and r.obligation_id = o.id
      left join lateral (select x.content, w.accountable
                           from reporting.obligation w
                           join reporting.report x on x.city = w.city and x.obligation_id = w.id
                          where w.city = o.city and w.measure_id = o.measure_id and w.unit_id = o.unit_id and w.month < o.month
                          order by w.month desc limit 1) b on true
     where o.month = ${month} and o.unit_id = ${unit} and o.state in ('due', 'overdue', 'returned')
     order by o.plan_id, m.position, o.id
     limit ${most}
  `.execute(db);
  return rows;
}

const holdOwed = (db: Db, month: string, unit: string) =>
  sql`select id from reporting.obligation where month = ${month} and unit_id = ${unit} order by id for update`.execute(db);
