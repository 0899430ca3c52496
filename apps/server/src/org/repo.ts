import type { Db, Tx } from '../platform/db.ts';
import type { PackUnit, UnitPack } from './unit-pack.ts';

/** The day before all days: of a unit nobody remembers without. */
export const ALWAYS = '1900-01-01';

export async function knownUnitIds(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('org.unit').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

type OrderedUnit = PackUnit & { readonly order: number };

export async function insertUnits(tx: Tx, city: string, units: readonly OrderedUnit[]): Promise<void> {
  if (units.length === 0) return;
  await tx
    .insertInto('org.unit')
    .values(
      units.map((u) => ({ city, id: u.id, kind: u.kind, sort_order: u.order, opened_on: u.opened ?? ALWAYS, closed_on: u.closed ?? null })),
    )
    .execute();
  await tx
    .insertInto('org.unit_name')
    .values(units.flatMap((unit) => namesOverTime(unit).map((name) => ({ city, ...name }))))
    .execute();
  const aliases = units.flatMap((u) => [
    ...u.aliases.map((alias) => ({ city, unit_id: u.id, alias, is_trade: false })),
    ...u.trades.map((alias) => ({ city, unit_id: u.id, alias, is_trade: true })),
  ]);
  if (aliases.length > 0) await tx.insertInto('org.unit_alias').values(aliases).execute();
}

/** One row for each name it has had, each ending where the next begins. */
function namesOverTime(unit: PackUnit) {
  const now = { name: unit.name, fullName: unit.fullName, until: null };
  return [...unit.formerly, now].map(({ name, fullName, until }, i) => ({
    unit_id: unit.id,
    valid_from: unit.formerly[i - 1]?.until ?? unit.opened ?? ALWAYS,
    valid_to: until,
    name,
    full_name: fullName,
    parent_id: unit.parent,
  }));
}

/** Adds the groups not there yet; answers how many. */
export async function insertGroups(tx: Tx, city: string, groups: UnitPack['groups']): Promise<number> {
  const known = new Set((await tx.selectFrom('org.unit_group').select('id').execute()).map(({ id }) => id));
  const fresh = groups.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return 0;
  await tx
    .insertInto('org.unit_group')
    .values(fresh.map(({ id, name, phrases, kinds, note }) => ({ city, id, name, phrases, kinds, note: note ?? null })))
    .execute();
  const members = fresh.flatMap(({ id, members: units }) => units.map((unit) => ({ city, group_id: id, unit_id: unit })));
  if (members.length > 0) await tx.insertInto('org.group_member').values(members).execute();
  return fresh.length;
}
