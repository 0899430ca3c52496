import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { RoleName } from '@gongjian/domain/org/roles';
import { sql } from 'kysely';
import type { Cursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';

type UnitRef = { readonly id: string; readonly name: string; readonly kind: string };
export type PersonRow = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly active: boolean;
  readonly version: number;
  readonly unit: UnitRef;
  readonly grants: readonly { id: string; role: RoleName; unit: UnitRef; from: string; to: string | null; by: string }[];
};

const unitRef = (id: string, today: LocalDate) => sql`(
  select jsonb_build_object('id', u.id, 'name', n.name, 'kind', u.kind)
    from org.unit u
    join org.unit_name n on n.city = u.city and n.unit_id = u.id
   where u.id = ${sql.ref(id)}
   order by (n.valid_from <= ${today}) desc, n.valid_from desc
   limit 1)`;

const columns = (today: LocalDate, grantsToo: 'now' | 'ever') => sql`
  p.id, p.login, p.name, p.phone, p.email, p.is_active as active, p.version, ${unitRef('p.unit_id', today)} as unit,
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unit', ${unitRef('g.unit_id', today)},
                                                'from', g.valid_from, 'to', g.valid_to, 'by', g.granted_by)
                             order by g.valid_from, g.role, g.id)
              from org.role_grant g
             where g.city = p.city and g.person_id = p.id
               and (${grantsToo} = 'ever' or g.valid_to is null or g.valid_to > ${today})), '[]') as grants`;

export type PeopleAsked = {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly role?: string | undefined;
  readonly active?: 'true' | 'false' | undefined;
  readonly after?: Cursor | undefined;
  readonly limit: number;
};

/** One more than asked for, so that the caller knows whether there is a next page. */
export async function peopleList(db: Db, today: LocalDate, asked: PeopleAsked): Promise<{ rows: PersonRow[]; total: number }> {
  const matching = sql`
    from org.person p
   where (${asked.q ?? null}::text is null or p.name ilike '%' || ${asked.q ?? ''} || '%' or p.login ilike '%' || ${asked.q ?? ''} || '%')
     and (${asked.unit ?? null}::text is null or p.unit_id = ${asked.unit ?? null})
     and (${asked.active ?? null}::boolean is null or p.is_active = ${asked.active ?? null}::boolean)
     and (${asked.role ?? null}::text is null or exists (
           select from org.role_grant g
            where g.city = p.city and g.person_id = p.id and g.role = ${asked.role ?? null}
              and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})))`;
  const [name, id] = asked.after ?? [null, null];
  const { rows } = await sql<PersonRow>`
    select ${columns(today, 'now')} ${matching}
       and (${name}::text is null or (p.name, p.id) > (${name}, ${id}))
     order by p.name, p.id
     limit ${asked.limit + 1}
  `.execute(db);
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

export async function personRow(db: Db, today: LocalDate, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns(today, 'ever')} from org.person p where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function emailOf(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom('org.person').select('email').where('id', '=', personId).executeTakeFirst();
  return row?.email ?? null;
}
