import type { CaseItem } from '@gongjian/contract/cases';
import { type CaseKind, stageOf } from '@gongjian/domain/cases/model';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { Refused } from '../platform/refused.ts';
import { kindsOf } from './known-kinds.ts';

export type ItemRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly kind_version: number;
  readonly title: string;
  readonly stage: string;
  readonly unit: CaseItem['unit'];
  readonly due: LocalDate | null;
  readonly suspended: boolean;
  readonly merged: boolean;
  readonly returns: number;
  readonly reply_due: LocalDate | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly at: string;
  readonly closed_on: LocalDate | null;
  readonly version: number;
};

/** Of cases.case c; a unit as it is called today, one already closed by its last name. */
export const itemColumns = (today: LocalDate) => sql`
  c.id, c.number, c.kind, c.kind_version, c.title, c.stage,
  (select json_build_object('id', u.id, 'name', n.name, 'kind', u.kind)
     from org.unit u join org.unit_name n on n.city = u.city and n.unit_id = u.id
    where u.city = c.city and u.id = c.unit_id
    order by (n.valid_from <= ${today}::date) desc, n.valid_from desc limit 1) as unit,
  (select min(r.reply_due) from cases.paper_receipt r
    where r.city = c.city and r.case_id = c.id and r.replied_at is null and not r.is_over) as reply_due,
  c.due, c.suspended_on is not null as suspended, c.parent_id is not null as merged, c.returns, c.longitude, c.latitude,
  to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.closed_on, c.version`;

const named = ({ code, title, titleEn = null }: { code: string; title: string; titleEn?: string | null | undefined }) => ({
  code,
  title,
  titleEn,
});

export const asItem = (row: ItemRow, kind: CaseKind, today: LocalDate): CaseItem => ({
  ...{ id: row.id, number: row.number, kind: named(kind), title: row.title, unit: row.unit, due: row.due },
  stage: named(stageOf(kind, row.stage) ?? { code: row.stage, title: row.stage }),
  overdue: row.closed_on === null && !row.suspended && !row.merged && row.due !== null && row.due < today,
  ...{ suspended: row.suspended, merged: row.merged, returns: row.returns },
  ...{ replyDue: row.reply_due, replyOverdue: row.reply_due !== null && row.reply_due < today },
  place: row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
  ...{ openedAt: row.at, closedOn: row.closed_on, version: row.version },
});

export type CaseFilters = {
  readonly kind?: readonly string[] | undefined;
  readonly stage?: string | undefined;
  readonly unit?: string | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly overdue?: 'true' | undefined;
  readonly mine?: 'true' | undefined;
  readonly q?: string | undefined;
};
type Asked = CaseFilters & { readonly after?: string | undefined; readonly limit: number };

const NEVER = '9999-12-31';
const order = sql`coalesce(c.due, ${sql.raw(`date '${NEVER}'`)}), c.id`;

/** Cases by the day they are due, what has no limit last: page and count in one statement. */
export async function listCases(ctx: Ctx, { after, limit, ...filters }: Asked) {
  const hits = sql`from cases.case c where ${sql.join(conditions(filters, ctx), sql` and `)}`;
  const [found] = await ctx.ask(sql<{ items: ItemRow[]; total: number }>`
    select (select count(*)::int ${hits}) as total,
           (select coalesce(json_agg(i order by i.place), '[]') from (
              select row_number() over (order by ${order}) as place, ${itemColumns(ctx.today)}
                from (select * ${hits} ${beyond(after)} order by ${order} limit ${limit + 1}) c) i) as items`);
  const { items, total } = found ?? { items: [], total: 0 };
  const kinds = await kindsOf(ctx.actor.city, items, ctx.read);
  const last = items.length > limit ? items[limit - 1] : undefined;
  return {
    items: items.slice(0, limit).map((row) => asItem(row, kinds(row.kind, row.kind_version), ctx.today)),
    next: last === undefined ? null : writeCursor([last.due ?? NEVER, last.id]),
    total,
  };
}

export function conditions({ kind, stage, unit, open, overdue, mine, q }: CaseFilters, { today, actor }: Ctx): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(kind === undefined ? [] : [sql`c.kind = any (${[...kind]}::text[])`]),
    ...(stage === undefined ? [] : [sql`c.stage = ${stage}`]),
    ...(unit === undefined ? [] : [sql`c.unit_id = ${unit}`]),
    ...(open === undefined ? [] : [open === 'true' ? sql`c.closed_on is null and c.parent_id is null` : sql`c.closed_on is not null`]),
    ...(mine === undefined ? [] : [sql`c.unit_id = any (${[...actor.units]}::text[])`]),
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
