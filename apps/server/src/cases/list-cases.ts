import type { CaseItem } from '@gongjian/contract/cases';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { Refused } from '../platform/refused.ts';

export type ItemRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: CaseItem['kind'];
  readonly title: string;
  readonly stage: CaseItem['stage'];
  readonly unit_id: string | null;
  readonly due: LocalDate | null;
  readonly suspended: boolean;
  readonly merged: boolean;
  readonly returns: number;
  readonly reply_due: LocalDate | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly at: Date;
  readonly closed_on: LocalDate | null;
  readonly version: number;
};

/** Of cases.case c and cases.kind k. */
export const itemColumns = sql`
  c.id, c.number, json_build_object('code', c.kind, 'title', k.definition->>'title', 'titleEn', k.definition->>'titleEn') as kind, c.title,
  (select json_build_object('code', c.stage, 'title', s->>'title', 'titleEn', s->>'titleEn')
     from jsonb_array_elements(k.definition->'stages') s where s->>'code' = c.stage) as stage,
  (select min(r.reply_due) from cases.paper p join cases.paper_receipt r on r.city = p.city and r.paper_id = p.id
    where p.city = c.city and p.case_id = c.id and r.replied_at is null and not r.is_over) as reply_due,
  c.unit_id, c.due, c.suspended_on is not null as suspended, c.parent_id is not null as merged, c.returns, c.longitude, c.latitude, c.at, c.closed_on, c.version`;

type Units = Awaited<ReturnType<typeof unitRefs>>;

export const asItem = (row: ItemRow, units: Units, today: LocalDate): CaseItem => ({
  ...{ id: row.id, number: row.number, kind: row.kind, title: row.title },
  stage: row.stage,
  unit: row.unit_id === null ? null : (units.get(row.unit_id) ?? { id: row.unit_id, name: row.unit_id, kind: '' }),
  due: row.due,
  overdue: row.closed_on === null && !row.suspended && !row.merged && row.due !== null && row.due < today,
  ...{ suspended: row.suspended, merged: row.merged, returns: row.returns },
  ...{ replyDue: row.reply_due, replyOverdue: row.reply_due !== null && row.reply_due < today },
  place: row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
  openedAt: row.at.toISOString(),
  ...{ closedOn: row.closed_on, version: row.version },
});

export type CaseFilters = {
  readonly kind?: readonly string[] | undefined;
  readonly stage?: string | undefined;
  readonly unit?: string | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly overdue?: 'true' | undefined;
  readonly q?: string | undefined;
};
type Asked = CaseFilters & { readonly after?: string | undefined; readonly limit: number };

const NEVER = '9999-12-31';

/** Cases by the day they are due, what has no limit last. */
export function listCases(ctx: Ctx, { after, limit, ...filters }: Asked) {
  return ctx.read(async (db) => {
    const hits = sql`from cases.case c where ${sql.join(conditions(filters, ctx.today), sql` and `)}`;
    const { rows } = await sql<ItemRow>`
      select ${itemColumns}
        from (select * ${hits} ${beyond(after)} order by coalesce(due, ${sql.raw(`date '${NEVER}'`)}), id limit ${limit + 1}) c
        join cases.kind k on k.city = c.city and k.code = c.kind and k.version = c.kind_version
       order by coalesce(c.due, ${sql.raw(`date '${NEVER}'`)}), c.id
    `.execute(db);
    const page = rows.slice(0, limit);
    const counted = await sql<{ n: number }>`select count(*)::int as n ${hits}`.execute(db);
    const units = await unitRefs(db, [...new Set(page.flatMap(({ unit_id }) => unit_id ?? []))], ctx.today);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => asItem(row, units, ctx.today)),
      next: last === undefined ? null : writeCursor([last.due ?? NEVER, last.id]),
      total: counted.rows[0]?.n ?? 0,
    };
  });
}

export function conditions({ kind, stage, unit, open, overdue, q }: CaseFilters, today: LocalDate): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(kind === undefined ? [] : [sql`c.kind = any (${[...kind]}::text[])`]),
    ...(stage === undefined ? [] : [sql`c.stage = ${stage}`]),
    ...(unit === undefined ? [] : [sql`c.unit_id = ${unit}`]),
    ...(open === undefined ? [] : [open === 'true' ? sql`c.closed_on is null and c.parent_id is null` : sql`c.closed_on is not null`]),
    ...(overdue === undefined
      ? []
      : [sql`c.closed_on is null and c.parent_id is null and c.suspended_on is null and c.due < ${today}::date`]),
    ...(q === undefined || q === '' ? [] : [sql`(c.title like ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or c.number = ${q})`]),
  ];
}

function beyond(after: string | undefined): RawBuilder<unknown> {
  const place = readCursor(after, 2);
  if (place === undefined) return sql``;
  const [due, id] = place.map(String);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(due ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) {
    throw new Refused('request.invalid', [{ code: 'not_a_cursor', at: ['after'] }]);
  }
  return sql`and (coalesce(c.due, ${sql.raw(`date '${NEVER}'`)}), c.id) > (${due}::date, ${id}::uuid)`;
}
