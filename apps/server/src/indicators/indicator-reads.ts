import type { IndicatorItem } from '@gongjian/contract/indicators';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { indicatorColumns } from './indicator-repo.ts';

const itemColumns = sql`
  ${indicatorColumns},
  (select count(*)::int from indicators.binding b
     join tasks.promise p on p.city = b.city and p.id = b.promise_id and p.retired_in is null
    where b.city = i.city and b.indicator_code = i.code) as promises,
  (select count(*)::int from indicators.value v where v.city = i.city and v.indicator_code = i.code) as values,
  (select max(v.month) from indicators.value v where v.city = i.city and v.indicator_code = i.code) as "lastMonth"`;

type Asked = {
  readonly q?: string | undefined;
  readonly told?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

export function listIndicators(ctx: Ctx, { q, told, after, limit }: Asked) {
  const cursor = readCursor(after, 2);
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return ctx.read(async (db) => {
    const { rows } = await sql<IndicatorItem & { total: number }>`
      with hits as materialized (
        select ${itemColumns} from indicators.indicator i
         where i.name ilike ${like}
           and (${told ?? null}::boolean is null
                or ${told ?? null} = exists (select from indicators.value v where v.city = i.city and v.indicator_code = i.code)))
      select h.*, (select count(*)::int from hits) as total
        from hits h
       where ${cursor === undefined} or (h.name, h.code) > (${String(cursor?.[0] ?? '')}, ${String(cursor?.[1] ?? '')})
       order by h.name, h.code
       limit ${limit + 1}
    `.execute(db);
    const items = rows.slice(0, limit).map(({ total: _, ...item }) => item);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : writeCursor([last.name, last.code]), total: rows[0]?.total ?? 0 };
  });
}

export async function indicatorCalled(db: Db, code: string): Promise<IndicatorItem> {
  const { rows } = await sql<IndicatorItem>`select ${itemColumns} from indicators.indicator i where i.code = ${code}`.execute(db);
  return found(rows[0], 'indicators.not_found');
}

export function readIndicator(ctx: Ctx, code: string) {
  return ctx.read(async (db) => {
    const item = await indicatorCalled(db, code);
    const places = await placesBound(db, code);
    const units = [...(await unitRefs(db, places, ctx.today)).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const needed = item.fromRecords ? 'tasks.manage' : 'tasks.report';
    const tell = units.filter(({ id }) => ctx.actor.may(needed, id));
    return { ...item, proves: await provedBy(db, code), places: units, may: { tell, correctReports: ctx.actor.holds('tasks.manage') } };
  });
}

async function placesBound(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct unnest(b.places) as place from indicators.binding b where b.indicator_code = ${code} order by place
  `.execute(db);
  return rows.map(({ place }) => place);
}

type Proves = {
  promise: { id: string; phrase: string };
  measure: { id: string; text: string; task: string | null };
};

async function provedBy(db: Db, code: string): Promise<Proves[]> {
  const { rows } = await sql<Proves>`
    select json_build_object('id', p.id, 'phrase', p.phrase) as promise,
           json_build_object('id', m.id, 'text', m.text, 'task', t.title) as measure
      from indicators.binding b
      join tasks.promise p on p.city = b.city and p.id = b.promise_id and p.retired_in is null
      join tasks.measure m on m.city = b.city and m.id = b.measure_id and m.retired_in is null
      join tasks.task t on t.city = m.city and t.id = m.task_id
     where b.indicator_code = ${code}
     order by p.phrase, p.id
  `.execute(db);
  return rows;
}
