import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { UnitKind } from '@gongjian/domain/org/model';
import { sql } from 'kysely';
import type { Cursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';
import { ALWAYS } from './repo.ts';

type Ref = { readonly id: string; readonly name: string; readonly kind: string };
export type UnitRow = {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly fullName: string;
  readonly parent: Ref | null;
  readonly aliases: string[];
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly version: number;
  readonly order: number;
};

const isThen = (alias: string, day: LocalDate) =>
  sql`${sql.ref(`${alias}.valid_from`)} <= ${day} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${day})`;

/** A unit on a day; one already closed, or not yet opened, keeps the name nearest to the day. */
const columns = (day: LocalDate) => sql`
  u.id, u.kind, n.name, n.full_name as "fullName", u.version, u.sort_order as "order",
  nullif(u.opened_on, ${ALWAYS}::date) as "openedOn", u.closed_on as "closedOn",
  array(select a.alias from org.unit_alias a where a.city = u.city and a.unit_id = u.id and not a.is_trade order by a.alias) as aliases,
  (select jsonb_build_object('id', p.id, 'name', pn.name, 'kind', p.kind)
     from org.unit p
     join org.unit_name pn on pn.city = p.city and pn.unit_id = p.id
    where p.city = n.city and p.id = n.parent_id
    order by (${isThen('pn', day)}) desc, pn.valid_from desc
    limit 1) as parent`;

export type UnitsAsked = {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly parent?: string | undefined;
  readonly after?: Cursor | undefined;
  readonly limit: number;
};

/** One more than asked for, so that the caller knows whether there is a next page. */
export async function unitList(db: Db, day: LocalDate, asked: UnitsAsked): Promise<{ rows: UnitRow[]; total: number }> {
  const q = asked.q ?? null;
  const matching = sql`
    from org.unit u
    join org.unit_name n on n.city = u.city and n.unit_id = u.id and ${isThen('n', day)}
   where u.opened_on <= ${day} and (u.closed_on is null or u.closed_on > ${day})
     and (${asked.kind ?? null}::text is null or u.kind = ${asked.kind ?? null})
     and (${asked.parent ?? null}::text is null or n.parent_id = ${asked.parent ?? null})
     and (${q}::text is null or n.name ilike '%' || ${q} || '%' or n.full_name ilike '%' || ${q} || '%' or u.id ilike ${q} || '%'
          or exists (select from org.unit_alias a where a.city = u.city and a.unit_id = u.id and a.alias ilike '%' || ${q} || '%'))`;
  const [order, id] = asked.after ?? [null, null];
  const { rows } = await sql<UnitRow>`
    select ${columns(day)} ${matching}
       and (${order}::int is null or (u.sort_order, u.id) > (${order}, ${id}))
     order by u.sort_order, u.id
     limit ${asked.limit + 1}
  `.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

export async function unitRow(db: Db, day: LocalDate, id: string): Promise<UnitRow | undefined> {
  const { rows } = await sql<UnitRow>`
    select ${columns(day)}
      from org.unit u
      join org.unit_name n on n.city = u.city and n.unit_id = u.id
     where u.id = ${id}
     order by (${isThen('n', day)}) desc, n.valid_from desc
     limit 1
  `.execute(db);
  return rows[0];
}

type Step = { readonly unit: Ref; readonly on: string; readonly how: 'merged' | 'split' | 'replaced'; readonly reason: string };
export type UnitHistory = {
  readonly names: { from: string | null; to: string | null; name: string; fullName: string; parent: Ref | null }[];
  readonly before: Step[];
  readonly after: Step[];
};

export async function unitHistory(db: Db, id: string): Promise<UnitHistory> {
  const { rows } = await sql<UnitHistory>`
    select (select jsonb_agg(jsonb_build_object('from', nullif(n.valid_from, ${ALWAYS}::date), 'to', n.valid_to, 'name', n.name,
                                                'fullName', n.full_name, 'parent', ${lastRef(sql`n.parent_id`)}) order by n.valid_from)
              from org.unit_name n where n.unit_id = ${id}) as names,
           coalesce((select jsonb_agg(jsonb_build_object('unit', ${lastRef(sql`s.before`)}, 'on', s.on_day, 'how', s.how, 'reason', s.reason)
                                      order by s.on_day, s.before)
                       from org.succession s where s.after = ${id}), '[]') as before,
           coalesce((select jsonb_agg(jsonb_build_object('unit', ${lastRef(sql`s.after`)}, 'on', s.on_day, 'how', s.how, 'reason', s.reason)
                                      order by s.on_day, s.after)
                       from org.succession s where s.before = ${id}), '[]') as after
  `.execute(db);
  return rows[0] ?? { names: [], before: [], after: [] };
}

const lastRef = (id: ReturnType<typeof sql>) => sql`(
  select jsonb_build_object('id', u.id, 'name', un.name, 'kind', u.kind)
    from org.unit u
    join org.unit_name un on un.city = u.city and un.unit_id = u.id
   where u.id = ${id}
   order by un.valid_from desc
   limit 1)`;

export type GroupRow = {
  readonly id: string;
  readonly name: string;
  readonly phrases: string[];
  readonly kinds: UnitKind[];
  readonly listed: string[];
  readonly note: string | null;
  readonly version: number;
};

export async function groupRows(db: Db, day: LocalDate): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.name, g.phrases, g.kinds, g.note, g.version,
           array(select m.unit_id from org.group_member m
                  where m.city = g.city and m.group_id = g.id and ${isThen('m', day)} order by m.unit_id) as listed
      from org.unit_group g
     order by g.name, g.id
  `.execute(db);
  return rows;
}

export type DecisionRow = {
  readonly subject: string;
  readonly phrase: string;
  readonly units: string[];
  readonly reason: string | null;
  readonly by: { id: string; name: string };
  readonly at: Date;
};

export async function decisionRows(db: Db, asked: { subject?: string | undefined; phrase?: string | undefined }): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select d.subject, d.phrase, d.units, d.reason, d.decided_at as at,
           jsonb_build_object('id', d.decided_by, 'name', coalesce(p.name, d.decided_by)) as by
      from org.group_decision d
      left join org.person p on p.city = d.city and p.id = d.decided_by
     where (${asked.subject ?? null}::text is null or d.subject = ${asked.subject ?? null})
       and (${asked.phrase ?? null}::text is null or d.phrase = ${asked.phrase ?? null})
     order by d.id desc
     limit 500
  `.execute(db);
  return rows;
}
