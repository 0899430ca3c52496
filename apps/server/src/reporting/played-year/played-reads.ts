import type { ReportState } from '@gongjian/contract/reporting';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { keyOf, type PlayedMeasure } from '@gongjian/domain/reporting/played-year/content';
import { sql } from 'kysely';
import { boundPromises } from '../../indicators/index.ts';
import type { Db } from '../../platform/db.ts';

import { UNITS_ID } from './actors.ts';

/** One report of a month as the player sees it. */
export type PlayedReport = {
  readonly id: string;
  readonly measureId: string;
  readonly unit: string;
  readonly role: string;
  readonly state: ReportState;
  readonly version: number;
  readonly sent: boolean;
  readonly returned: boolean;
};

export async function reportsOf(db: Db, month: string): Promise<PlayedReport[]> {
  const { rows } = await sql<PlayedReport>`
    select o.id, o.measure_id as "measureId", o.unit_id as unit, o.role, o.state, o.version, o.sent_at is not null as sent,
           exists (select from reporting.review r where r.city = o.city and r.obligation_id = o.id and r.action = 'returned') as returned
      from reporting.obligation o
     where o.month = ${month}
     order by o.measure_id, o.unit_id
  `.execute(db);
  return rows;
}

/** What the measures of the ledger promise. */
export async function playedMeasures(db: Db, today: LocalDate): Promise<Map<string, PlayedMeasure>> {
  const { rows } = await sql<Omit<PlayedMeasure, 'targets'>>`
    select m.id, m.text,
           array(select p.id from tasks.promise p where p.city = m.city and p.measure_id = m.id and p.kind = 'duty' and p.retired_in is null
                  order by p.position) as duties,
           array(select p.id from tasks.promise p
                  where p.city = m.city and p.measure_id = m.id and p.kind = 'deliverable' and p.retired_in is null
                  order by p.position) as deliverables,
           coalesce((select json_agg(json_build_object('id', n.id, 'on', n.falls_on) order by n.position)
                       from tasks.milestone n where n.city = m.city and n.measure_id = m.id), '[]') as milestones
      from tasks.measure m
     where m.retired_in is null
  `.execute(db);
  const bound = await boundPromises(
    db,
    rows.map(({ id }) => id),
    today,
  );
  const targetsOf = (measureId: string): PlayedMeasure['targets'] =>
    bound
      .filter((one) => one.measureId === measureId && !one.indicator.fromRecords)
      .map(({ promiseId, goal }, i) => ({ promiseId, goal, key: keyOf(measureId, 'target', i) }));
  return new Map(rows.map((row) => [row.id, { ...row, targets: targetsOf(row.id) }]));
}

export async function monthPlayed(db: Db, month: string): Promise<boolean> {
  const row = await db.selectFrom('reporting.cycle').select('sealed_no').where('month', '=', month).executeTakeFirst();
  return row !== undefined && row.sealed_no !== null;
}

/** Whether the reports of this installation are simulated, the whole year or what has been played of it. */
export async function isPlayed(db: Db): Promise<boolean> {
  const row = await db.selectFrom('reporting.report').select('obligation_id').where('by_id', '=', UNITS_ID).limit(1).executeTakeFirst();
  return row !== undefined;
}
