import type { compareSeals, listSeals } from '@gongjian/contract/reporting';
import { sql } from 'kysely';
import type { z } from 'zod';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { cycleOf } from './cycle-repo.ts';

export async function sealsOf(db: Db): Promise<z.input<typeof listSeals.reply>['items']> {
  const rows = await db
    .selectFrom('reporting.seal')
    .select(['month', 'no', 'at', 'by_id', 'by_name', 'row_count', 'hash', 'opened_at', 'opened_by_id', 'opened_by', 'open_reason'])
    .orderBy('month', 'desc')
    .orderBy('no', 'desc')
    .execute();
  return rows.map((row) => ({
    month: row.month,
    no: row.no,
    at: row.at.toISOString(),
    by: { id: row.by_id, name: row.by_name },
    rows: row.row_count,
    hash: row.hash,
    openedAgain:
      row.opened_at === null
        ? null
        : { at: row.opened_at.toISOString(), by: { id: row.opened_by_id ?? '', name: row.opened_by ?? '' }, reason: row.open_reason ?? '' },
  }));
}

type Page = { readonly from: string; readonly to: string; readonly after?: string | undefined; readonly limit: number };
type Side = z.input<typeof compareSeals.reply>['items'][number]['from'];
type Row = { measure_id: string; unit_id: string; text: string; unit: string | null; from: Side; to: Side };

/** Two sealed months beside each other, from what was frozen alone: what differs, in the order of measures and units. */
export async function compareMonths(db: Db, { from, to, after, limit }: Page): Promise<z.input<typeof compareSeals.reply>> {
  const pair = { from: await sealOf(db, from), to: await sealOf(db, to) };
  const cursor = readCursor(after, 2)?.map(String);
  const differing = sql`
    from (select measure_id, unit_id, content from reporting.sealed_row where cycle_id = ${pair.from.id} and no = ${pair.from.no} and unit_id <> '') a
    full join (select measure_id, unit_id, content from reporting.sealed_row where cycle_id = ${pair.to.id} and no = ${pair.to.no} and unit_id <> '') b
      using (measure_id, unit_id)
   where ${side('a')} is distinct from ${side('b')}`;
  const { rows } = await sql<Row>`
    select measure_id, unit_id, coalesce(b.content ->> 'text', a.content ->> 'text') as text,
           coalesce(b.content ->> 'unit', a.content ->> 'unit') as unit, ${side('a')} as "from", ${side('b')} as "to"
    ${differing}
       and ${cursor === undefined ? sql`true` : sql`(measure_id, unit_id) > (${cursor[0]}::uuid, ${cursor[1]})`}
     order by measure_id, unit_id
     limit ${limit + 1}
  `.execute(db);
  const counted = await sql<{ n: number }>`select count(*)::int as n ${differing}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      measure: { id: row.measure_id, text: row.text },
      unit: { id: row.unit_id, name: row.unit ?? row.unit_id },
      from: row.from,
      to: row.to,
    })),
    next: last === undefined ? null : writeCursor([last.measure_id, last.unit_id]),
    total: counted.rows[0]?.n ?? 0,
  };
}

const side = (alias: 'a' | 'b') => sql`
  case when ${sql.ref(`${alias}.content`)} is not null then jsonb_build_object(
    'state', ${sql.ref(`${alias}.content`)} ->> 'state', 'lateDays', ${sql.ref(`${alias}.content`)} -> 'lateDays',
    'verdict', ${sql.ref(`${alias}.content`)} ->> 'verdict', 'light', ${sql.ref(`${alias}.content`)} ->> 'light',
    'progress', coalesce(${sql.ref(`${alias}.content`)} -> 'report' ->> 'progress', '')) end`;

async function sealOf(db: Db, month: string): Promise<{ id: string; no: number }> {
  const cycle = found(await cycleOf(db, month), 'reporting.month_not_sealed');
  if (cycle.sealedNo === null) throw new Refused('reporting.month_not_sealed', [{ code: 'month_not_sealed', at: [month] }]);
  return { id: cycle.id, no: cycle.sealedNo };
}
