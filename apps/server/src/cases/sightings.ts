import type { Sighting } from '@gongjian/domain/cases/duplicates';
import type { MergeRule } from '@gongjian/domain/cases/model';
import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

const HOUR_MS = 3_600_000;
const MOST = 500;

/** Open cases of the kind seen about that time, which a new one may repeat; those that are parents or alone. */
export async function sightingsNear(tx: Tx, kind: string, fresh: Sighting, { hours }: MergeRule): Promise<Sighting[]> {
  const [from, to] = [new Date(fresh.at - hours * HOUR_MS), new Date(fresh.at + hours * HOUR_MS)];
  const { rows } = await sql<{ id: string; at: Date; longitude: number; latitude: number; fields: Sighting['fields'] }>`
    select id, seen_at as at, longitude, latitude, fields
      from cases.case
     where kind = ${kind} and closed_on is null and parent_id is null and longitude is not null
       and seen_at between ${from} and ${to}
     order by seen_at
     limit ${MOST}
  `.execute(tx);
  return rows.map(({ id, at, longitude, latitude, fields }) => ({
    id,
    at: at.getTime(),
    place: { longitude, latitude },
    fields,
    open: true,
  }));
}
