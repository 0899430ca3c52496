import type { ObligationItem, ReportState } from '@gongjian/contract/reporting';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { deskOf } from './report-moved.ts';

export type ItemRow = {
  readonly id: string;
  readonly month: string;
  readonly plan: ObligationItem['plan'];
  readonly measure: ObligationItem['measure'];
  readonly measure_id: string;
  readonly unit_id: string;
  readonly role: ObligationItem['role'];
  readonly state: ReportState;
  readonly due_on: string;
  readonly cutoff_at: Date;
  readonly wanted_on: string;
  readonly late_days: number | null;
  readonly desk: number;
  readonly unit_levels: number;
  readonly bureau_levels: number;
  readonly accountable: ObligationItem['accountable'];
  readonly delegated_from: string | null;
  readonly version: number;
};

/** Of reporting.obligation o, tasks.measure m, tasks.task t and tasks.plan p. */
export const itemColumns = sql`
  o.id, o.month, o.measure_id, o.unit_id, o.role, o.state, o.due_on, o.cutoff_at, o.wanted_on, o.late_days, o.desk, o.unit_levels, o.bureau_levels,
  o.accountable, o.delegated_from, o.version,
  json_build_object('id', p.id, 'title', p.title) as plan,
  json_build_object('id', m.id, 'text', m.text, 'task', t.title) as measure`;

type Units = Awaited<ReturnType<typeof unitRefs>>;

export const asItem = (row: ItemRow, units: Units): ObligationItem => ({
  id: row.id,
  month: row.month,
  plan: row.plan,
  measure: row.measure,
  unit: units.get(row.unit_id) ?? { id: row.unit_id, name: row.unit_id, kind: 'office' },
  role: row.role,
  state: row.state,
  dueOn: row.due_on,
  cutoffAt: row.cutoff_at.toISOString(),
  wantedOn: row.wanted_on,
  lateDays: row.late_days,
  desk: deskOf({ desk: row.desk, unitLevels: row.unit_levels, bureauLevels: row.bureau_levels }),
  accountable: row.accountable,
  delegatedFrom: row.delegated_from,
  version: row.version,
});

export type Asked = {
  readonly month?: string | undefined;
  readonly unit?: string | undefined;
  readonly plan?: string | undefined;
  readonly measure?: string | undefined;
  readonly state?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  readonly mine?: boolean | undefined;
  readonly desk?: 'unit' | 'bureau' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** What is owed, month by month, the newest month first. */
export function listObligations(ctx: Ctx, asked: Asked) {
  return ctx.read(async (db) => {
    const hits = sql`from reporting.obligation o where ${sql.join(conditions(ctx, asked), sql` and `)}`;
    const { rows } = await sql<ItemRow>`
      select ${itemColumns}
        from (select * ${hits} ${beyond(asked.after)} order by o.month desc, o.unit_id, o.id limit ${asked.limit + 1}) o
        join tasks.measure m on m.city = o.city and m.id = o.measure_id
        join tasks.task t on t.city = m.city and t.id = m.task_id
        join tasks.plan p on p.city = o.city and p.id = o.plan_id
       order by o.month desc, o.unit_id, o.id
    `.execute(db);
    const page = rows.slice(0, asked.limit);
    const units = await unitRefs(db, [...new Set(page.map(({ unit_id }) => unit_id))], ctx.today);
    const counted = await sql<{ n: number }>`select count(*)::int as n ${hits}`.execute(db);
    const last = rows.length > asked.limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => asItem(row, units)),
      next: last === undefined ? null : writeCursor([last.month, last.unit_id, last.id]),
      total: counted.rows[0]?.n ?? 0,
    };
  });
}

function conditions({ actor }: Ctx, asked: Asked): RawBuilder<unknown>[] {
  return [
    sql`o.city = ${actor.city}`,
    ...(asked.month === undefined ? [] : [sql`o.month = ${asked.month}`]),
    ...(asked.unit === undefined ? [] : [sql`o.unit_id = ${asked.unit}`]),
    ...(asked.plan === undefined ? [] : [sql`o.plan_id = ${asked.plan}`]),
    ...(asked.measure === undefined ? [] : [sql`o.measure_id = ${asked.measure}`]),
    ...(asked.state === undefined ? [] : [sql`o.state = any (${[...asked.state]}::text[])`]),
    ...(asked.role === undefined ? [] : [sql`o.role = any (${[...asked.role]}::text[])`]),
    ...(asked.mine === true ? [sql`o.unit_id = any (${[...actor.units]}::text[])`] : []),
    ...(asked.desk === undefined ? [] : [onDesk[asked.desk]]),
  ];
}

const onDesk = {
  unit: sql`o.desk between 1 and o.unit_levels`,
  bureau: sql`o.desk > o.unit_levels`,
} as const;

function beyond(after: string | undefined): RawBuilder<unknown> {
  const cursor = readCursor(after, 3);
  if (cursor === undefined) return sql``;
  const [month, unit, id] = cursor.map(String);
  return sql`and (o.month < ${month} or (o.month = ${month} and (o.unit_id, o.id) > (${unit}, ${id}::uuid)))`;
}
