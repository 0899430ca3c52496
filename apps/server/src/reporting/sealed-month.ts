import type { YearMonth } from '@gongjian/domain/kernel/dates';
import type { UnitRecord, UnitTimeliness } from '@gongjian/domain/reporting/bulletin-facts';
import type { ProblemTold } from '@gongjian/domain/reporting/bulletin-problems';
import type { cardOf } from '@gongjian/domain/tasks/card';
import type { Reason } from '@gongjian/domain/tasks/verdict';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** The seal of a month that is in force, with the instant the month was frozen. */
export type Seal = { readonly cycleId: string; readonly no: number; readonly month: YearMonth; readonly at: Date };

export async function sealInForce(db: Db, month: string): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    select s.cycle_id as "cycleId", s.no, s.month, s.at
      from reporting.cycle c
      join reporting.seal s on s.city = c.city and s.cycle_id = c.id and s.no = c.sealed_no
     where c.month = ${month}
  `.execute(db);
  return rows[0];
}

export type SealedMeasure = {
  readonly id: string;
  readonly card: Pick<ReturnType<typeof cardOf>, 'plan' | 'task' | 'text' | 'lead' | 'responsible' | 'verdict'>;
  /** Why it stood as it did; null where nothing was judged before the seal. */
  readonly reasons: readonly Reason[] | null;
};

/** The measures as they were frozen, in the order of the ledger. A verdict's reasons are those of the last one before the seal. */
export async function sealedMeasures(db: Db, { cycleId, no, at }: Seal): Promise<SealedMeasure[]> {
  const { rows } = await sql<SealedMeasure>`
    select s.measure_id as id, s.content -> 'card' as card,
           (select v.content -> 'reasons' from tasks.verdict v
             where v.city = s.city and v.measure_id = s.measure_id and v.at <= ${at}
             order by v.no desc limit 1) as reasons
      from reporting.sealed_row s
      left join tasks.ledger_row l on l.city = s.city and l.measure_id = s.measure_id
     where s.cycle_id = ${cycleId} and s.no = ${no} and s.unit_id = ''
     order by s.content -> 'card' -> 'plan' ->> 'title', l.order_key, s.measure_id
  `.execute(db);
  return rows;
}

type UnitMonth = UnitTimeliness & UnitRecord & { readonly kind: string };

/** What each unit owed and did as it was frozen, counted as the kept counts count it: a report opened again later does not move it. */
export async function sealedTimeliness(db: Db, { cycleId, no }: Seal): Promise<UnitMonth[]> {
  const { rows } = await sql<UnitMonth>`
    select max(coalesce(t.content ->> 'unit', t.unit_id)) as unit, u.kind, (count(*) filter (where t.stood = 'overdue' or t.late is not null))::int as expected,
           (count(*) filter (where t.stood <> 'overdue' and t.late = 0))::int as "onTime",
           (count(*) filter (where t.stood <> 'overdue' and t.late > 0))::int as late,
           (count(*) filter (where t.stood = 'overdue'))::int as missing,
           coalesce(max(t.late) filter (where t.stood <> 'overdue'), 0) as "worstLateDays",
           (count(*) filter (where t.stood = 'accepted'))::int as accepted, bool_and(t.light is not distinct from 'green') as "allGreen"
      from (select city, unit_id, content, content ->> 'state' as stood, content ->> 'light' as light, (content ->> 'lateDays')::int as late
              from reporting.sealed_row
             where cycle_id = ${cycleId} and no = ${no} and unit_id <> '') t
      join org.unit u on u.city = t.city and u.id = t.unit_id
     group by t.unit_id, u.kind, u.sort_order
     order by u.sort_order, t.unit_id
  `.execute(db);
  return rows;
}

/** What the units that answer for yellow and red measures said stands in the way. */
export async function sealedProblems(db: Db, { cycleId, no }: Seal): Promise<Map<string, ProblemTold[]>> {
  const { rows } = await sql<{ id: string; told: ProblemTold[] }>`
    select s.measure_id as id, jsonb_agg(jsonb_build_object('unit', s.content ->> 'unit', 'text', btrim(s.content -> 'report' ->> 'problems')) order by u.sort_order, u.id) as told
      from reporting.sealed_row s
      join org.unit u on u.city = s.city and u.id = s.unit_id
     where s.cycle_id = ${cycleId} and s.no = ${no} and s.unit_id <> '' and s.content ->> 'light' in ('red', 'yellow')
       and s.content ->> 'state' in ('submitted', 'accepted') and btrim(s.content -> 'report' ->> 'problems') <> ''
     group by s.measure_id
  `.execute(db);
  return new Map(rows.map(({ id, told }) => [id, told]));
}
