import { type Addressed, addressees, RECIPIENTS, type Recipient } from '@gongjian/domain/reporting/reminders';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

type Holder = { readonly unit: string; readonly role: Recipient; readonly person: string };

/** Who fills in, reviews and coordinates for these units: the unit's own people, else those of the unit above it. */
export async function receiversOf(
  tx: Tx,
  { today }: Teller,
  units: readonly string[],
): Promise<(unit: string, to: readonly Recipient[]) => string[]> {
  const { rows } = await sql<Holder>`
    with recursive above as (
      select id as unit, id as place, 0 as steps from unnest(${[...units]}::text[]) as given (id)
      union
      select above.unit, n.parent_id, above.steps + 1
        from above
        join org.unit_name n on n.unit_id = above.place and n.valid_from <= ${today} and (n.valid_to is null or n.valid_to > ${today})
       where n.parent_id is not null and above.steps < 5
    ), held as (
      select g.role, g.unit_id, g.person_id as person
        from org.role_grant g
        join org.person p on p.city = g.city and p.id = g.person_id and p.is_active
       where g.role in ('reporter', 'reviewer', 'coordinator') and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to > ${today})
    ), near as (
      select a.unit, h.role, h.person, rank() over (partition by a.unit, h.role order by a.steps) as place
        from above a join held h on h.unit_id = a.place and h.role <> 'coordinator'
    )
    select unit, role, person from near where place = 1
    union
    select g.id, h.role, h.person from unnest(${[...units]}::text[]) as g (id), held h where h.role = 'coordinator'
     order by unit, role, person
  `.execute(tx);
  const byUnit = new Map<string, Holder[]>();
  for (const holder of rows) byUnit.set(holder.unit, [...(byUnit.get(holder.unit) ?? []), holder]);
  return (unit, to) => addressees(to, peopleOf(byUnit.get(unit) ?? [])).addressed.flatMap(personsOf);
}

const peopleOf = (holders: readonly Holder[]) =>
  Object.fromEntries(
    RECIPIENTS.map((role) => [
      role,
      holders.filter((holder) => holder.role === role).map(({ person }) => ({ personId: person, channels: ['inbox'] })),
    ]),
  ) as unknown as Parameters<typeof addressees>[1];

const personsOf = ({ people }: Addressed): string[] => people.map(({ personId }) => personId);
