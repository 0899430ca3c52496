import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

type GroupLocked = { readonly version: number; readonly phrases: readonly string[]; readonly note: string | null };

export const groupLocked = (tx: Tx, id: string): Promise<GroupLocked | undefined> =>
  tx.selectFrom('org.unit_group').select(['version', 'phrases', 'note']).where('id', '=', id).forUpdate().executeTakeFirst();

/** Whoever is listed by hand on the day. */
export async function membersOn(tx: Tx, id: string, day: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('org.group_member')
    .select('unit_id')
    .where('group_id', '=', id)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => row.unit_id);
}

type GroupSet = { readonly phrases: readonly string[]; readonly members: readonly string[]; readonly note: string | null };

export async function saveGroup(tx: Tx, city: string, id: string, { phrases, members, note }: GroupSet, from: string): Promise<void> {
  await tx
    .updateTable('org.unit_group')
    .set((eb) => ({ phrases: [...phrases], note, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  // Whoever joined on or after the day never was a member before it.
  await tx.deleteFrom('org.group_member').where('group_id', '=', id).where('valid_from', '>=', from).execute();
  await sql`
    update org.group_member set valid_to = ${from}
     where group_id = ${id} and (valid_to is null or valid_to > ${from}) and unit_id <> all (${[...members]}::text[])
  `.execute(tx);
  await sql`
    insert into org.group_member (city, group_id, unit_id, valid_from)
    select ${city}, ${id}, unit_id, ${from}
      from unnest(${[...members]}::text[]) as given (unit_id)
     where not exists (select from org.group_member m where m.group_id = ${id} and m.unit_id = given.unit_id and (m.valid_to is null or m.valid_to > ${from}))
     group by unit_id
  `.execute(tx);
}
