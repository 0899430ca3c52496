import type { Visit, VisitItem } from '@gongjian/contract/supervision';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { Checklist } from '@gongjian/domain/supervision/model';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { refIn } from './known.ts';
import { type Asked, type Listing, type Page, pageOf } from './page-of.ts';
import { isOfTeam } from './visit-repo.ts';

export const instantOf = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Of supervision.visit v, with its campaign c and target g. */
const itemColumns = sql`
  v.id, json_build_object('id', v.campaign_id, 'title', c.title) as campaign, json_build_object('id', v.target_id, 'name', g.name) as target,
  v.unit_id, json_build_object('id', v.inspector_id, 'name', v.inspector_name) as inspector, ${instantOf('v.started_at')} as "startedAt",
  v.state, v.version, (select count(*)::int from supervision.finding f where f.city = v.city and f.visit_id = v.id) as found`;
const joined = sql`
  join supervision.campaign c on c.city = v.city and c.id = v.campaign_id
  join supervision.target g on g.city = v.city and g.id = v.target_id`;

type ItemRow = Omit<VisitItem, 'unit'> & { readonly unit_id: string };

export type VisitsAsked = Asked & {
  readonly campaign?: string | undefined;
  readonly target?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: string | undefined;
};

/** The newest first. */
export function listVisits(ctx: Ctx, { after, limit, ...filters }: VisitsAsked): Promise<Page<VisitItem>> {
  const listing: Listing = {
    columns: itemColumns,
    hits: sql`from supervision.visit v ${joined} where ${sql.join(conditions(filters), sql` and `)}`,
    sorted: { by: sql`v.started_at`, id: sql`v.id`, down: true },
  };
  return ctx.read(async (db) => {
    const page = await pageOf<ItemRow>(db, listing, { after, limit });
    const units = await unitRefs(db, [...new Set(page.items.map(({ unit_id }) => unit_id))], ctx.today);
    return { ...page, items: page.items.map(({ unit_id, ...item }) => ({ ...item, unit: refIn(units, unit_id) })) };
  });
}

const conditions = ({ campaign, target, unit, state }: Omit<VisitsAsked, keyof Asked>): RawBuilder<unknown>[] => [
  sql`true`,
  ...(campaign === undefined ? [] : [sql`v.campaign_id = ${campaign}`]),
  ...(target === undefined ? [] : [sql`v.target_id = ${target}`]),
  ...(unit === undefined ? [] : [sql`v.unit_id = ${unit}`]),
  ...(state === undefined ? [] : [sql`v.state = ${state}`]),
];

type Row = ItemRow &
  Pick<Visit, 'companions' | 'endedAt' | 'place' | 'accuracy' | 'answers' | 'signatureId' | 'signer' | 'unsignedReason' | 'submittedAt'> &
  Pick<Visit, 'conflict' | 'files'> & {
    readonly definition: Checklist;
    readonly findings: readonly (Omit<Visit['findings'][number], 'closedOn'> & { readonly closedOn: LocalDate | null })[];
  };

/** One visit whole: its checklist, its answers, its files and what came of it. */
export async function readVisit(db: Db, ctx: Ctx, id: string): Promise<Visit> {
  const { rows } = await sql<Row>`
    select ${itemColumns}, l.definition, v.companions, ${instantOf('v.ended_at')} as "endedAt",
           case when v.longitude is not null then json_build_object('longitude', v.longitude, 'latitude', v.latitude) end as place,
           v.accuracy, v.answers, v.signature_id as "signatureId", v.signer, v.unsigned_reason as "unsignedReason",
           ${instantOf('v.submitted_at')} as "submittedAt", v.conflict,
           (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'type', p.type, 'size', p.size,
                     'sha256', p.sha256, 'takenAt', ${instantOf('p.taken_at')}, 'by', json_build_object('id', p.by_id, 'name', p.by_name),
                     'place', case when p.longitude is not null then json_build_object('longitude', p.longitude, 'latitude', p.latitude) end)
                     order by p.at, p.id), '[]')
              from supervision.visit_file p where p.city = v.city and p.visit_id = v.id) as files,
           (select coalesce(json_agg(json_build_object('item', f.item, 'caseId', f.case_id, 'number', k.number, 'closedOn', k.closed_on,
                     'stage', (select s->>'title' from jsonb_array_elements(d.definition->'stages') s where s->>'code' = k.stage))
                     order by k.number), '[]')
              from supervision.finding f
              join cases.case k on k.city = f.city and k.id = f.case_id
              join cases.kind d on d.city = k.city and d.code = k.kind and d.version = k.kind_version
             where f.city = v.city and f.visit_id = v.id) as findings
      from supervision.visit v ${joined}
      join supervision.checklist l on l.city = v.city and l.code = v.checklist and l.version = v.checklist_version
     where v.id = ${id}
  `.execute(db);
  const { unit_id, definition, ...row } = found(rows[0], 'supervision.visit_not_found');
  const units = await unitRefs(db, [unit_id], ctx.today);
  const mayEdit = row.state === 'open' && ctx.actor.holds('supervision.inspect') && (await isOfTeam(db, row.campaign.id, ctx.actor.id));
  return { ...row, unit: refIn(units, unit_id), checklist: definition as Visit['checklist'], mayEdit } as Visit;
}
