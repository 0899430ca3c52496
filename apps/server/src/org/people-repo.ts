import type { RoleName } from '@gongjian/domain/org/roles';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';

export type NewPerson = {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly phone: string | null;
  readonly email?: string | null;
};

export async function insertPerson(
  tx: Tx,
  ctx: Ctx,
  { id, login, name, unit, phone, email = null }: NewPerson & { id: string },
): Promise<void> {
  await tx
    .insertInto('org.person')
    .values({ city: ctx.actor.city, id, login, name, unit_id: unit, phone, email, created_at: ctx.now })
    .execute();
}

export type PersonLocked = { readonly id: string; readonly login: string; readonly name: string; readonly version: number };

export const lockPerson = (tx: Tx, id: string): Promise<PersonLocked | undefined> =>
  tx.selectFrom('org.person').select(['id', 'login', 'name', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();

/** What an edit may change, as it stands. */
export const personAsWas = (tx: Tx, id: string) =>
  tx
    .selectFrom('org.person')
    .select(['name', 'unit_id as unit', 'phone', 'email', 'is_active as active'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

type Edit = {
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly active?: boolean | undefined;
};

export async function updatePerson(tx: Tx, { id, version }: PersonLocked, { name, unit, phone, email, active }: Edit): Promise<void> {
  await tx
    .updateTable('org.person')
    .set({
      version: version + 1,
      ...(name === undefined ? {} : { name }),
      ...(unit === undefined ? {} : { unit_id: unit }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(active === undefined ? {} : { is_active: active }),
    })
    .where('id', '=', id)
    .execute();
}

/** Roles the person holds at some time in the span; `to` null is for ever. */
export async function rolesHeld(db: Db, personId: string, from: string, to: string | null): Promise<RoleName[]> {
  const rows = await db
    .selectFrom('org.role_grant')
    .select('role')
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', from)]))
    .$if(to !== null, (query) => query.where('valid_from', '<', to as string))
    .execute();
  return rows.map(({ role }) => role as RoleName);
}

export type NewGrant = {
  readonly personId: string;
  readonly role: RoleName;
  readonly unit: string;
  readonly from: string;
  readonly to: string | null;
};

export async function insertGrant(tx: Tx, ctx: Ctx, { personId, role, unit, from, to }: NewGrant): Promise<void> {
  await tx
    .insertInto('org.role_grant')
    .values({
      city: ctx.actor.city,
      person_id: personId,
      role,
      unit_id: unit,
      valid_from: from,
      valid_to: to,
      granted_by: ctx.actor.id,
      granted_at: ctx.now,
    })
    .execute();
}

/** Ends a grant from the day on; one that begins later never begins. False when there is none to end. */
export async function closeGrant(
  tx: Tx,
  personId: string,
  grantId: string,
  day: string,
): Promise<{ role: string; unit: string } | undefined> {
  return tx
    .updateTable('org.role_grant')
    .set((eb) => ({ valid_to: eb.fn<string>('greatest', ['valid_from', eb.cast<string>(eb.val(day), 'date')]) }))
    .where('id', '=', grantId)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .returning(['role', 'unit_id as unit'])
    .executeTakeFirst();
}
