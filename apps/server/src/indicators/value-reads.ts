import type { IndicatorValueShown } from '@gongjian/contract/indicators';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Db } from '../platform/db.ts';
import { amountOf } from './value-repo.ts';

type Row = Omit<IndicatorValueShown, 'place'> & { readonly placeId: string; readonly no: number };

/** Of indicators.value v. */
const shownColumns = sql`
  v.id, v.no, v.place as "placeId", v.month, ${amountOf} as amount, json_build_object('kind', v.source_kind, 'id', v.source_id) as source,
  v.reason, v.corrects, json_build_object('id', v.by_id, 'name', v.by_name) as by,
  to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  not exists (select from indicators.value w
               where w.city = v.city and w.indicator_code = v.indicator_code and w.month = v.month and w.place = v.place and w.no > v.no) as standing`;

export type ValueFilters = {
  readonly place?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly source?: readonly string[] | undefined;
  readonly all?: boolean | undefined;
};
type After = readonly [month: string, no: number];

/** Figures of one indicator, the newest month first; `more` is one row past the page. */
export async function valuesShown(
  db: Db,
  code: string,
  { place, from, to, source, all }: ValueFilters,
  page: { readonly after?: After | undefined; readonly limit: number },
): Promise<{ rows: Row[]; total: number }> {
  const wanted = sql`
    v.indicator_code = ${code} and (${place ?? null}::text is null or v.place = ${place ?? null})
    and (${from ?? null}::text is null or v.month >= ${from ?? null}) and (${to ?? null}::text is null or v.month <= ${to ?? null})
    and (${source === undefined} or v.source_kind = any (${[...(source ?? [])]}::text[]))`;
  const [month, no] = page.after ?? ['', 0];
  const hits = sql`select ${shownColumns} from indicators.value v where ${wanted}`;
  const { rows } = await sql<Row & { total: number }>`
    with hits as materialized (select * from (${hits}) h where ${all === true} or (h.standing and h.amount is not null))
    select h.*, (select count(*)::int from hits) as total
      from hits h
     where ${page.after === undefined} or (h.month, h.no) < (${month}, ${no}::bigint)
     order by h.month desc, h.no desc
     limit ${page.limit}
  `.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function valuesById(db: Db, ids: readonly string[]): Promise<Row[]> {
  return rowsWhere(db, sql`v.id = any (${[...ids]}::uuid[])`);
}

async function rowsWhere(db: Db, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${shownColumns} from indicators.value v where ${where} order by v.month, v.no`.execute(db);
  return rows;
}

/** With the places by name. */
export async function inFull(db: Db, rows: readonly Row[], today: LocalDate): Promise<IndicatorValueShown[]> {
  const units = await unitRefs(db, [...new Set(rows.map(({ placeId }) => placeId))], today);
  return rows.map(({ id, placeId, month, amount, source, reason, corrects, standing, by, at }) => ({
    ...{ id, place: units.get(placeId) ?? { id: placeId, name: placeId, kind: 'office' } },
    ...{ month, amount, source, reason, corrects, standing, by, at },
  }));
}
