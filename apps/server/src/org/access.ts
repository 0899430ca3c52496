import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Permission } from '@gongjian/domain/org/permissions';
import { type Grant, powersOf, type RoleName } from '@gongjian/domain/org/roles';
import { sql } from 'kysely';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';

/** A person as the door sees them: who, of which unit, with which grants in force today. */
export type Access = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly active: boolean;
  readonly grants: readonly (Grant & { readonly unit: string })[];
};

export async function accessOf(db: Db, personId: string, today: LocalDate): Promise<Access | undefined> {
  const { rows } = await sql<Access>`
    with recursive held as (
      select id, role, unit_id
        from org.role_grant
       where person_id = ${personId} and valid_from <= ${today} and (valid_to is null or valid_to > ${today})
    ), under as (
      select unit_id as root, unit_id as id from held
      union
      select under.root, n.unit_id
        from under
        join org.unit_name n on n.parent_id = under.id and n.valid_from <= ${today} and (n.valid_to is null or n.valid_to > ${today})
    )
    select p.id, p.login, p.name, p.unit_id as unit, p.is_active as active,
           coalesce((select jsonb_agg(jsonb_build_object(
                              'role', h.role, 'unit', h.unit_id,
                              'units', (select jsonb_agg(u.id order by u.id) from under u where u.root = h.unit_id)) order by h.role, h.unit_id)
                       from held h), '[]') as grants
      from org.person p
     where p.id = ${personId}
  `.execute(db);
  return rows[0];
}

export async function personOfLogin(db: Db, login: string): Promise<{ id: string; name: string; active: boolean } | undefined> {
  return db
    .selectFrom('org.person')
    .select(['id', 'name', 'is_active as active'])
    .where('login', '=', login.toLowerCase())
    .executeTakeFirst();
}

type Narrowing = { readonly scopes?: readonly Permission[] | undefined; readonly mustChangePassword: boolean };

/** What the person may do now: nothing at all until an outworn password is changed. */
export function actorOf(access: Access, city: string, { scopes, mustChangePassword }: Narrowing): Actor {
  const powers = powersOf(mustChangePassword ? [] : access.grants, scopes);
  return { id: access.id, name: access.name, city, ...powers, ...(mustChangePassword ? { barred: 'session.password_expired' } : {}) };
}

export const rolesOf = (access: Access): { role: RoleName; unit: string }[] => access.grants.map(({ role, unit }) => ({ role, unit }));
