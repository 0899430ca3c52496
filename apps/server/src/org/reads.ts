import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Directory, Unit, UnitGroup } from '@gongjian/domain/org/model';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** 单位名录: every unit and group of the city as they stand on one day, in official order. */
export async function directoryOn(db: Db, day: LocalDate): Promise<Directory> {
  const units = await unitsOn(db, day);
  const root = units.find(({ kind }) => kind === 'city');
  return { day, city: root?.name ?? '', units, groups: await groupsOn(db, day) };
}

export async function unitsOn(db: Db, day: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.kind, n.name, n.full_name as "fullName", n.parent_id as parent,
           coalesce(a.aliases, '{}') as aliases, coalesce(a.trades, '{}') as trades
      from org.unit u
      join org.unit_name n on n.city = u.city and n.unit_id = u.id and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})
      left join (select city, unit_id,
                        array_agg(alias order by alias) filter (where not is_trade) as aliases,
                        array_agg(alias order by alias) filter (where is_trade) as trades
                   from org.unit_alias
                  group by city, unit_id) a on a.city = u.city and a.unit_id = u.id
     where u.opened_on <= ${day} and (u.closed_on is null or u.closed_on > ${day})
     order by u.sort_order, u.id
  `.execute(db);
  return rows;
}

/** A group by kinds holds every unit of those kinds there is on the day, and its members by hand. */
export async function groupsOn(db: Db, day: LocalDate): Promise<UnitGroup[]> {
  const { rows } = await sql<UnitGroup>`
    select g.id, g.name, g.phrases,
           array(select u.id
                   from org.unit u
                  where u.city = g.city and u.opened_on <= ${day} and (u.closed_on is null or u.closed_on > ${day})
                    and (u.kind = any (g.kinds)
                         or exists (select
                                      from org.group_member m
                                     where m.city = g.city and m.group_id = g.id and m.unit_id = u.id
                                       and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})))
                  order by u.sort_order, u.id) as members
      from org.unit_group g
     order by g.name, g.id
  `.execute(db);
  return rows;
}

/** Code, short name and kind of these units as they were called on the day; one already closed keeps its last name. */
export async function unitRefs(
  db: Db,
  ids: readonly string[],
  day: LocalDate,
): Promise<Map<string, { id: string; name: string; kind: string }>> {
  const { rows } = await sql<{ id: string; name: string; kind: string }>`
    select distinct on (u.id) u.id, n.name, u.kind
      from org.unit u
      join org.unit_name n on n.city = u.city and n.unit_id = u.id
     where u.id = any (${[...ids]}::text[])
     order by u.id, (n.valid_from <= ${day}) desc, n.valid_from desc
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The unit and everything under it on the day. */
export async function unitsUnder(db: Db, ids: readonly string[], day: LocalDate): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ root: string; id: string }>`
    with recursive under as (
      select id as root, id from unnest(${[...ids]}::text[]) as given (id)
      union
      select under.root, n.unit_id
        from under
        join org.unit_name n on n.parent_id = under.id and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})
    )
    select root, id from under order by root, id
  `.execute(db);
  const under = new Map<string, string[]>();
  for (const { root, id } of rows) under.set(root, [...(under.get(root) ?? []), id]);
  return under;
}

/** 北京市, or the code of a city whose units nobody has loaded yet. */
export async function cityNamed(db: Db, day: LocalDate): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select n.name
      from org.unit u
      join org.unit_name n on n.city = u.city and n.unit_id = u.id and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})
     where u.kind = 'city'
     order by u.sort_order, u.id
     limit 1
  `.execute(db);
  return rows[0]?.name ?? '';
}
