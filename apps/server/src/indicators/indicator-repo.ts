import type { Claim } from '@gongjian/domain/indicators/claim';
import type { Indicator } from '@gongjian/domain/indicators/model';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import type { Teller } from '../platform/events.ts';

/** An indicator as it is kept, with the promises its pack says it proves. */
export type KeptIndicator = Indicator & {
  readonly fromRecords: boolean;
  readonly origin: 'pack' | 'notice';
  readonly claims: readonly Claim[];
};

/** Of indicators.indicator i. */
export const indicatorColumns = sql`
  i.code, i.name, i.unit, i.over_time as "overTime", i.over_places as "overPlaces", i.better, i.cumulative, i.ratio,
  i.from_records as "fromRecords", i.origin`;

/** Those a pack brought. */
export async function keptIndicators(db: Db): Promise<KeptIndicator[]> {
  const { rows } = await sql<KeptIndicator>`
    select ${indicatorColumns}, i.claims from indicators.indicator i where i.origin = 'pack' order by i.code
  `.execute(db);
  return rows;
}

export async function putIndicators(tx: Tx, { actor }: Pick<Teller, 'actor'>, indicators: readonly KeptIndicator[]): Promise<void> {
  if (indicators.length === 0) return;
  await sql`
    insert into indicators.indicator
           (city, code, name, unit, over_time, over_places, better, cumulative, ratio, from_records, origin, claims)
    select ${actor.city}, g.code, g.name, g.unit, g."overTime", g."overPlaces", g.better, g.cumulative, g.ratio, g."fromRecords", g.origin, g.claims
      from jsonb_to_recordset(${JSON.stringify(indicators)}::jsonb)
             as g (code text, name text, unit text, "overTime" text, "overPlaces" text, better text, cumulative boolean, ratio boolean,
                   "fromRecords" boolean, origin text, claims jsonb)
    on conflict (city, code) do update
      set name = excluded.name, unit = excluded.unit, over_time = excluded.over_time, over_places = excluded.over_places,
          better = excluded.better, cumulative = excluded.cumulative, ratio = excluded.ratio, from_records = excluded.from_records,
          claims = excluded.claims
  `.execute(tx);
}

/** Held until the transaction ends, so that two figures of one month do not both find none. */
export async function lockIndicator(tx: Tx, code: string): Promise<Pick<KeptIndicator, 'ratio' | 'fromRecords'> | undefined> {
  return tx
    .selectFrom('indicators.indicator')
    .select(['ratio', 'from_records as fromRecords'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}
