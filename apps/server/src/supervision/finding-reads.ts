import type { FindingItem } from '@gongjian/contract/supervision-findings';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { refIn } from './known.ts';
import { type Asked, pageOf } from './page-of.ts';

/** A finding is a case of a kind that some kind of campaign names, raised at a visit or by hand. The kinds are asked for once, not of each case. */
export const isFinding = (kind: string) => sql`
  ${sql.ref(kind)} = any (array(select t.definition->>'caseKind' from supervision.campaign_type t))`;

export async function mustBeFinding(db: Db, caseId: string): Promise<void> {
  const { rows } = await sql<{ finding: boolean }>`
    select ${isFinding('c.kind')} as finding from cases.case c where c.id = ${caseId}
  `.execute(db);
  if (!found(rows[0], 'cases.not_found').finding) throw new Refused('supervision.not_a_finding');
}

/** Of cases.case c: where it was found, when it was at a visit this person may know of. */
export const originOf = sql`(
  select json_build_object('campaign', json_build_object('id', p.id, 'title', p.title), 'target', g.name, 'visit', f.visit_id,
           'item', json_build_object('code', f.item, 'title', coalesce(c.fields->>'item', f.item)))
    from supervision.finding f
    join supervision.campaign p on p.city = f.city and p.id = f.campaign_id
    join supervision.target g on g.city = f.city and g.id = f.target_id
   where f.city = c.city and f.case_id = c.id)`;

type Row = Omit<FindingItem, 'unit' | 'overdue'> & { readonly unit_id: string | null };

export type FindingsAsked = Asked & {
  readonly campaign?: string | undefined;
  readonly unit?: string | undefined;
  readonly stage?: string | undefined;
  readonly severity?: readonly string[] | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly overdue?: 'true' | undefined;
  readonly q?: string | undefined;
};

const columns = sql`
  c.id, c.number, c.title, c.unit_id, c.due, c.suspended_on is not null as suspended, c.parent_id is not null as merged, c.returns,
  to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt", c.closed_on as "closedOn", c.version,
  c.fields->>'severity' as severity, ${originOf} as origin,
  (select json_build_object('code', s->>'code', 'title', s->>'title', 'titleEn', s->>'titleEn')
     from cases.kind k, jsonb_array_elements(k.definition->'stages') s
    where k.city = c.city and k.code = c.kind and k.version = c.kind_version and s->>'code' = c.stage) as stage`;

/** Findings by the day they are due, what has no limit last, and how many stand in each stage. */
export function listFindings(ctx: Ctx, { after, limit, stage, ...filters }: FindingsAsked) {
  return ctx.read(async (db) => {
    const all = sql`from cases.case c where ${sql.join(conditions(filters, ctx.today), sql` and `)}`;
    const hits = stage === undefined ? all : sql`${all} and c.stage = ${stage}`;
    const sorted = { by: sql`coalesce(c.due, date '9999-12-31')`, id: sql`c.id`, down: false };
    const page = await pageOf<Row>(db, { columns, hits, sorted }, { after, limit });
    const units = await unitRefs(db, [...new Set(page.items.flatMap(({ unit_id }) => unit_id ?? []))], ctx.today);
    return { ...page, items: page.items.map((row) => asItem(row, units, ctx.today)), stages: await stagesOf(db, all, ctx.today) };
  });
}

const late = (today: LocalDate) => sql`c.closed_on is null and c.parent_id is null and c.suspended_on is null and c.due < ${today}::date`;

const asItem = ({ unit_id, ...row }: Row, units: Awaited<ReturnType<typeof unitRefs>>, today: LocalDate): FindingItem => ({
  ...row,
  unit: unit_id === null ? null : refIn(units, unit_id),
  overdue: row.closedOn === null && !row.suspended && !row.merged && row.due !== null && row.due < today,
});

function conditions(
  { campaign, unit, severity, open, overdue, q }: Omit<FindingsAsked, keyof Asked | 'stage'>,
  today: LocalDate,
): RawBuilder<unknown>[] {
  const at = sql`select from supervision.finding f where f.city = c.city and f.case_id = c.id`;
  return [
    isFinding('c.kind'),
    ...(campaign === undefined ? [] : [sql`exists (${at} and f.campaign_id = ${campaign})`]),
    ...(unit === undefined ? [] : [sql`c.unit_id = ${unit}`]),
    ...(severity === undefined ? [] : [sql`c.fields->>'severity' = any (${[...severity]}::text[])`]),
    ...(open === undefined ? [] : [open === 'true' ? sql`c.closed_on is null and c.parent_id is null` : sql`c.closed_on is not null`]),
    ...(overdue === undefined ? [] : [late(today)]),
    ...(q === undefined || q === '' ? [] : [sql`(c.title like ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or c.number = ${q})`]),
  ];
}

/** The stages in the order of the newest version of the kind. */
async function stagesOf(db: Db, all: RawBuilder<unknown>, today: LocalDate) {
  const { rows } = await sql<{ code: string; title: string; titleEn: string | null; count: number; overdue: number }>`
    with counted as (
      select c.kind, c.stage, count(*)::int as n, (count(*) filter (where ${late(today)}))::int as overdue ${all} group by c.kind, c.stage
    ), newest as (
      select distinct on (k.code) k.code, k.definition from cases.kind k
       where exists (select from supervision.campaign_type t where t.city = k.city and t.definition->>'caseKind' = k.code)
       order by k.code, k.version desc
    )
    select s.stage->>'code' as code, s.stage->>'title' as title, s.stage->>'titleEn' as "titleEn",
           coalesce(counted.n, 0) as count, coalesce(counted.overdue, 0) as overdue
      from newest
      cross join lateral jsonb_array_elements(newest.definition->'stages') with ordinality s (stage, place)
      left join counted on counted.kind = newest.code and counted.stage = s.stage->>'code'
     order by newest.code, s.place
  `.execute(db);
  return rows;
}
