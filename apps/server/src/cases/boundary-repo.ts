import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

const NONE = '{"type":"FeatureCollection","features":[]}';

/** The districts as GeoJSON text, ready to be sent. */
export async function cityDistricts(db: Db): Promise<string> {
  const row = await db.selectFrom('cases.boundary').select('geojson').executeTakeFirst();
  return row?.geojson ?? NONE;
}

/** Whether it is another one than before. */
export async function putBoundary(tx: Tx, city: string, sha256: string, geojson: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into cases.boundary as b (city, sha256, geojson) values (${city}, ${sha256}, ${geojson})
    on conflict (city) do update set sha256 = excluded.sha256, geojson = excluded.geojson where b.sha256 <> excluded.sha256
  `.execute(tx);
  return numAffectedRows === 1n;
}
