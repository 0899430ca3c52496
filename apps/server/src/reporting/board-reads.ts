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
    select ${unitJson(today)} as unit, t.expected as owed, t.on_time + t.late + t.missing as expected, t.on_time + t.late as reported, t.on_time as "onTime", t.late, t.worst_late as "worstLateDays",
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

/** The unit as it is called on the day; one already closed keeps its last name, which is looked for only where there is none in force. */
const unitNamed = (today: string): RawBuilder<unknown> => sql`
  join org.unit u on u.city = t.city and u.id = t.unit_id
  left join org.unit_name n on n.city = t.city and n.unit_id = t.unit_id and n.valid_from <= ${today} and (n.valid_to is null or n.valid_to > ${today})`;
const unitName = (today: string): RawBuilder<unknown> => sql`
  coalesce(n.name, (select l.name from org.unit_name l where l.city = t.city and l.unit_id = t.unit_id
                     order by (l.valid_from <= ${today}) desc, l.valid_from desc limit 1))`;
const unitJson = (today: string): RawBuilder<unknown> =>
  sql`json_build_object('id', t.unit_id, 'name', ${unitName(today)}, 'kind', u.kind)`;

/** 及时性 of the year as JSON, from the kept counts: one index scan, each cell written as it is sent. */
export async function timelinessOf(ctx: Ctx, year: number): Promise<string> {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const rows = await ctx.ask(sql<{ unit: object; cells: string }>`
    select ${unitJson(ctx.today)} as unit, t.cells
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

/** The year’s reports of one plan by unit and state as JSON: kept, not recounted. A unit is named once, and written out as it is sent. */
export async function planCountsOf(ctx: Ctx, planId: string, year: number): Promise<string> {
  const rows = await ctx.ask(sql<{ unit: string; name: string; counts: string }>`
    select t.unit_id as unit, ${unitName(ctx.today)} as name, t.counts
      from (select city, unit_id, string_agg('"' || state || '","n":' || n, ';' order by state collate "C") as counts
              from reporting.plan_tally
             where plan_id = ${planId}::uuid and year = ${year}::int and n > 0
             group by city, unit_id) t
      ${unitNamed(ctx.today)}
     order by u.sort_order, t.unit_id
  `);
  return `{"items":[${rows.map(itemsOf).join(',')}]}`;
}

function itemsOf({ unit, name, counts }: { readonly unit: string; readonly name: string; readonly counts: string }): string {
  const head = `{"unit":${JSON.stringify(unit)},"name":${JSON.stringify(name)},"state":`;
  return counts
    .split(';')
    .map((count) => `${head}${count}}`)
    .join(',');
}
