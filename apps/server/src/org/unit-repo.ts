import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

export type UnitLocked = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly openedOn: string;
  readonly closedOn: string | null;
  /** As it is called from the last change of name on. */
  readonly name: string;
  readonly fullName: string;
  readonly parent: string | null;
  readonly calledSince: string;
};

/** Reads units and holds them until the transaction ends, always in the same order, so that two mergers cannot lock each other. */
export async function lockUnits(tx: Tx, ids: readonly string[]): Promise<UnitLocked[]> {
  const { rows } = await sql<UnitLocked>`
    select u.id, u.kind, u.version, u.opened_on as "openedOn", u.closed_on as "closedOn",
           n.name, n.full_name as "fullName", n.parent_id as parent, n.valid_from as "calledSince"
      from org.unit u
      join org.unit_name n on n.city = u.city and n.unit_id = u.id and n.valid_to is null
     where u.id = any (${[...ids]}::text[])
     order by u.id
       for update of u
  `.execute(tx);
  return rows;
}

export const lockUnit = async (tx: Tx, id: string): Promise<UnitLocked | undefined> => (await lockUnits(tx, [id]))[0];

export type NewUnit = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly fullName: string;
  readonly parent: string;
  readonly aliases: readonly string[];
};

export async function insertUnit(tx: Tx, city: string, unit: NewUnit, from: string): Promise<void> {
  await sql`
    insert into org.unit (city, id, kind, sort_order, opened_on)
    select ${city}, ${unit.id}, ${unit.kind}, coalesce(max(sort_order), 0) + 1, ${from} from org.unit
  `.execute(tx);
  await tx
    .insertInto('org.unit_name')
    .values({ city, unit_id: unit.id, valid_from: from, name: unit.name, full_name: unit.fullName, parent_id: unit.parent })
    .execute();
  await addAliases(tx, city, unit.id, unit.aliases);
}

export async function addAliases(tx: Tx, city: string, unitId: string, aliases: readonly string[]): Promise<void> {
  if (aliases.length === 0) return;
  await tx
    .insertInto('org.unit_alias')
    .values(aliases.map((alias) => ({ city, unit_id: unitId, alias })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function aliasesOf(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('org.unit_alias')
    .select('alias')
    .where('unit_id', '=', unitId)
    .where('is_trade', '=', false)
    .orderBy('alias')
    .execute();
  return rows.map((row) => row.alias);
}

export async function replaceAliases(tx: Tx, city: string, unitId: string, aliases: readonly string[]): Promise<void> {
  await tx.deleteFrom('org.unit_alias').where('unit_id', '=', unitId).where('is_trade', '=', false).execute();
  await addAliases(tx, city, unitId, [...new Set(aliases)]);
}

type Called = { readonly name: string; readonly fullName: string; readonly parent: string | null };

/** The name so far ends on the day, and the new one begins. */
export async function callFrom(tx: Tx, city: string, unitId: string, called: Called, from: string): Promise<void> {
  await tx.updateTable('org.unit_name').set({ valid_to: from }).where('unit_id', '=', unitId).where('valid_to', 'is', null).execute();
  await tx
    .insertInto('org.unit_name')
    .values({ city, unit_id: unitId, valid_from: from, name: called.name, full_name: called.fullName, parent_id: called.parent })
    .execute();
}

export const touchUnit = (tx: Tx, id: string) =>
  tx
    .updateTable('org.unit')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export async function closeUnits(tx: Tx, ids: readonly string[], on: string): Promise<void> {
  await tx
    .updateTable('org.unit')
    .set((eb) => ({ closed_on: on, version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

/** What stood under the closed units stands under another from the day on. */
export async function moveChildren(tx: Tx, city: string, under: readonly string[], to: string, on: string): Promise<void> {
  const children = await tx
    .selectFrom('org.unit_name')
    .select(['unit_id', 'name', 'full_name', 'valid_from'])
    .where('parent_id', 'in', under)
    .where('valid_to', 'is', null)
    .where('unit_id', '!=', to)
    .where('unit_id', 'not in', under)
    .execute();
  for (const child of children) {
    if (child.valid_from < on) await callFrom(tx, city, child.unit_id, { name: child.name, fullName: child.full_name, parent: to }, on);
    else
      await tx
        .updateTable('org.unit_name')
        .set({ parent_id: to })
        .where('unit_id', '=', child.unit_id)
        .where('valid_to', 'is', null)
        .execute();
  }
}

type Succession = { readonly before: string; readonly after: string; readonly how: 'merged' | 'split' };

export async function saveSuccession(
  tx: Tx,
  city: string,
  links: readonly Succession[],
  { on, reason }: { on: string; reason: string },
): Promise<void> {
  await tx
    .insertInto('org.succession')
    .values(links.map((link) => ({ city, ...link, on_day: on, reason })))
    .execute();
}
