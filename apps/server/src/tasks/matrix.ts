import type { Role } from '@gongjian/domain/plan/review';
import { ROLE_BIT } from '@gongjian/domain/tasks/card';
import type { Light } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';

type Asked = {
  readonly programme?: string | undefined;
  readonly plan?: string | undefined;
  readonly role?: Role[] | undefined;
  readonly kind?: string[] | undefined;
};
type Cell = {
  readonly unit: string;
  readonly section: string;
  readonly total: number;
  readonly red: number;
  readonly yellow: number;
  readonly worst: Light;
};

/** 责任矩阵: units by sections. */
export function matrix(ctx: Ctx, asked: Asked) {
  return ctx.read(async (db) => {
    const cells = await cellsOf(db, asked);
    const refs = await unitRefs(db, [...new Set(cells.map(({ unit }) => unit))], ctx.today);
    const units = [...refs.values()].filter(({ kind }) => asked.kind === undefined || asked.kind.includes(kind));
    const shown = new Set(units.map(({ id }) => id));
    const sections = await sectionsOf(db, [...new Set(cells.map(({ section }) => section))]);
    return { units: bySize(units, cells), sections, cells: cells.filter(({ unit }) => shown.has(unit)) };
  });
}

async function cellsOf(db: Db, { programme, plan, role }: Asked): Promise<Cell[]> {
  const bits = (role ?? ['lead', 'responsible', 'support']).reduce((sum, name) => sum | ROLE_BIT[name as Role], 0);
  const { rows } = await sql<Cell>`
    select u.unit_id as unit, u.section_id as section, count(*)::int as total,
           count(*) filter (where u.light = 'red')::int as red,
           count(*) filter (where u.light = 'yellow')::int as yellow,
           case when bool_or(u.light = 'red') then 'red' when bool_or(u.light = 'yellow') then 'yellow'
                when bool_or(u.light = 'none') then 'none' else 'green' end as worst
      from tasks.ledger_unit u
     where u.roles & ${bits} <> 0
       and (${plan ?? null}::uuid is null or u.plan_id = ${plan ?? null}::uuid)
       and (${programme ?? null}::uuid is null or u.plan_id in (select p.id from tasks.plan p where p.programme_id = ${programme ?? null}::uuid))
     group by u.unit_id, u.section_id
     order by u.unit_id, u.section_id
  `.execute(db);
  return rows;
}

async function sectionsOf(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; planId: string; plan: string; ordinal: string | null; title: string | null }>`
    select s.id, s.plan_id as "planId", p.title as plan, s.ordinal, s.title
      from tasks.section s
      join tasks.plan p on p.city = s.city and p.id = s.plan_id
     where s.id = any(${[...ids]}::uuid[])
     order by p.seq, s.position
  `.execute(db);
  return rows;
}

function bySize<T extends { readonly id: string }>(units: readonly T[], cells: readonly Cell[]): T[] {
  const totals = new Map<string, number>();
  for (const { unit, total } of cells) totals.set(unit, (totals.get(unit) ?? 0) + total);
  return [...units].sort((a, b) => (totals.get(b.id) ?? 0) - (totals.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
}
