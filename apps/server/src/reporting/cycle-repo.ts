import { type LocalDate, localDate, type YearMonth } from '@gongjian/domain/kernel/dates';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

/** 报送月份 as it is kept. */
export type KeptCycle = {
  readonly id: string;
  readonly month: YearMonth;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly cutoffAt: Date;
  readonly openedAt: Date;
  readonly sealedNo: number | null;
};

const columns = ['id', 'month', 'opens_on', 'due_on', 'cutoff_at', 'opened_at', 'sealed_no'] as const;

/** The month, held: whoever opens, seals or imports a month does it alone. */
export async function lockCycle(tx: Tx, month: string): Promise<KeptCycle | undefined> {
  const row = await tx.selectFrom('reporting.cycle').select(columns).where('month', '=', month).forUpdate().executeTakeFirst();
  return row && asCycle(row);
}

export async function cycleOf(db: Db, month: string): Promise<KeptCycle | undefined> {
  const row = await db.selectFrom('reporting.cycle').select(columns).where('month', '=', month).executeTakeFirst();
  return row && asCycle(row);
}

type Row = { id: string; month: string; opens_on: string; due_on: string; cutoff_at: Date; opened_at: Date; sealed_no: number | null };
const asCycle = (row: Row): KeptCycle => ({
  id: row.id,
  month: row.month as YearMonth,
  opensOn: localDate(row.opens_on),
  dueOn: localDate(row.due_on),
  cutoffAt: row.cutoff_at,
  openedAt: row.opened_at,
  sealedNo: row.sealed_no,
});

/** Cycles as they are shown, the newest first. */
export async function cyclesShown(db: Db, only: { year?: number | undefined; month?: string | undefined }) {
  const { rows } = await sql<{
    id: string;
    month: string;
    opensOn: string;
    dueOn: string;
    cutoffAt: Date;
    openedAt: Date;
    obligations: number;
    sealed: { no: number; at: string; by: { id: string; name: string } } | null;
  }>`
    select c.id, c.month, c.opens_on as "opensOn", c.due_on as "dueOn", c.cutoff_at as "cutoffAt", c.opened_at as "openedAt",
           coalesce((select sum(u.expected) from reporting.unit_month u where u.city = c.city and u.month = c.month), 0)::int as obligations,
           case when s.no is not null then json_build_object('no', s.no, 'by', json_build_object('id', s.by_id, 'name', s.by_name),
             'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as sealed
      from reporting.cycle c
      left join reporting.seal s on s.city = c.city and s.cycle_id = c.id and s.no = c.sealed_no
     where (${only.month ?? null}::text is null or c.month = ${only.month ?? null})
       and (${only.year ?? null}::int is null or left(c.month, 4)::int = ${only.year ?? null})
     order by c.month desc
  `.execute(db);
  return rows.map((row) => ({ ...row, cutoffAt: row.cutoffAt.toISOString(), openedAt: row.openedAt.toISOString() }));
}
