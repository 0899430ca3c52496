import type { readBoard } from '@gongjian/contract/reporting';
import { ratesFrom } from '@gongjian/domain/reporting/timeliness';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { cyclesShown } from './cycle-repo.ts';

type Board = z.input<typeof readBoard.reply>;

/** 催办看板 of one month, from the kept counts. */
export function board(ctx: Ctx, month: string): Promise<Board> {
  return ctx.read(async (db) => {
    const [cycle] = await cyclesShown(db, { month });
    const units = await unitsOnBoard(db, ctx, month);
    const sum = (of: (unit: Board['units'][number]) => number) => units.reduce((total, unit) => total + of(unit), 0);
    const rates = ratesFrom({ onTime: sum((u) => u.onTime), late: sum((u) => u.late), missing: sum((u) => u.missing) });
    return {
      cycle: found(cycle, 'reporting.month_not_open'),
      owed: sum((u) => u.owed),
      ...{ expected: rates.expected, reported: rates.arrived, onTime: rates.onTime },
      ...{ reportedRate: rates.arrivedRate, onTimeRate: rates.onTimeRate },
      states: await statesOf(db, month),
      units,
    };
  });
}

async function statesOf(db: Db, month: string): Promise<Board['states']> {
  const { rows } = await sql<Board['states'][number]>`
    select state, count(*)::int as n from reporting.obligation where month = ${month} group by state order by state
  `.execute(db);
  return rows;
}

async function unitsOnBoard(db: Db, { today }: Ctx, month: string): Promise<Board['units']> {
  const { rows } = await sql<Board['units'][number]>`
    select ${unitJson} as unit, t.expected as owed, t.on_time + t.late + t.missing as expected, t.on_time + t.late as reported, t.on_time as "onTime", t.late, t.worst_late as "worstLateDays",
           t.missing, json_build_object('unit', t.with_unit, 'unitReview', t.unit_desk, 'bureau', t.bureau_desk) as holding,
           t.accepted, t.returned,
           (select to_char(max(m.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              from reporting.message m where m.unit_id = t.unit_id and m.month = t.month and m.kind = 'pressed') as "lastPressedAt"
      from reporting.unit_month t
      ${unitNamed(today)}
     where t.month = ${month} and t.expected > 0
     order by u.sort_order, t.unit_id
  `.execute(db);
  return rows;
}

const unitJson = sql`json_build_object('id', t.unit_id, 'name', n.name, 'kind', u.kind)`;
/** The unit as it is called on the day; one already closed keeps its last name. */
const unitNamed = (today: string): RawBuilder<unknown> => sql`
  join org.unit u on u.city = t.city and u.id = t.unit_id
  join lateral (select name from org.unit_name n where n.city = t.city and n.unit_id = t.unit_id
                 order by (n.valid_from <= ${today}) desc, n.valid_from desc limit 1) n on true`;

/** 及时性 of the year as JSON, from the kept counts: one index scan, each cell written as it is sent. */
export async function timelinessOf(ctx: Ctx, year: number): Promise<string> {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const rows = await ctx.ask(sql<{ unit: object; cells: string }>`
    select ${unitJson} as unit, t.cells
      from (select city, unit_id,
                   string_agg(substr(month, 6) || '{"owed":' || expected || ',"onTime":' || on_time || ',"late":' || late || ',"missing":' || missing
                              || ',"worstLateDays":' || worst_late || '}', ';' order by month) as cells
              from reporting.unit_month
             where month between ${months[0]} and ${months[11]} and expected > 0
             group by city, unit_id) t
      ${unitNamed(ctx.today)}
     order by u.sort_order, t.unit_id
  `);
  const units = rows.map(({ unit, cells }) => `{"unit":${JSON.stringify(unit)},"months":[${cellsByMonth(cells)}]}`);
  return `{"months":${JSON.stringify(months)},"units":[${units.join(',')}]}`;
}

/** Twelve cells from those there are: each begins with its month, 01 to 12. */
function cellsByMonth(cells: string): string {
  const year = Array<string>(12).fill('null');
  for (const cell of cells.split(';')) year[Number(cell.slice(0, 2)) - 1] = cell.slice(2);
  return year.join(',');
}

/** The year's reports of one plan by unit and state as JSON: kept, not recounted. */
export async function planCountsOf(ctx: Ctx, planId: string, year: number): Promise<string> {
  const rows = await ctx.ask(sql<{ body: string }>`
    select coalesce(json_agg(json_build_object('unit', t.unit_id, 'name', n.name, 'state', t.state, 'n', t.n) order by u.sort_order, t.unit_id, t.state), '[]')::text as body
      from reporting.plan_tally t
      ${unitNamed(ctx.today)}
     where t.plan_id = ${planId}::uuid and t.year = ${year}::int and t.n > 0
  `);
  return `{"items":${rows[0]?.body ?? '[]'}}`;
}
