import type { Campaign, CampaignItem, Target } from '@gongjian/contract/supervision';
import type { CampaignDeed } from '@gongjian/domain/supervision/campaign';
import { campaignDeeds } from '@gongjian/domain/supervision/campaign';
import { type RawBuilder, sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { found } from '../platform/refused.ts';
import { teamOf } from './campaign-repo.ts';
import { refIn } from './known.ts';
import { type Asked, type Page, pageOf } from './page-of.ts';

/** Of supervision.campaign c and supervision.campaign_type t. Visited counts targets, found and closed count findings. */
const itemColumns = sql`
  c.id, json_build_object('code', c.type, 'title', t.definition->>'title') as type, c.title, c.starts_on as "startsOn", c.ends_on as "endsOn",
  c.state, c.version,
  (select json_build_object('id', m.person_id, 'name', m.name) from supervision.campaign_member m
    where m.city = c.city and m.campaign_id = c.id and m.leads) as lead,
  (select count(*)::int from supervision.target g where g.city = c.city and g.campaign_id = c.id) as targets,
  (select count(distinct v.target_id)::int from supervision.visit v
    where v.city = c.city and v.campaign_id = c.id and v.state = 'submitted') as visited,
  (select count(*)::int from supervision.finding f where f.city = c.city and f.campaign_id = c.id) as found,
  (select count(*)::int from supervision.finding f join cases.case k on k.city = f.city and k.id = f.case_id
    where f.city = c.city and f.campaign_id = c.id and k.closed_on is not null) as closed`;
const joined = sql`join supervision.campaign_type t on t.city = c.city and t.code = c.type and t.version = c.type_version`;

export type CampaignsAsked = Asked & {
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  readonly q?: string | undefined;
};

/** The newest first. */
export const listCampaigns = (ctx: Ctx, { after, limit, ...filters }: CampaignsAsked): Promise<Page<CampaignItem>> =>
  ctx.read((db) =>
    pageOf<CampaignItem>(
      db,
      {
        columns: itemColumns,
        hits: sql`from supervision.campaign c ${joined} where ${sql.join(conditions(filters), sql` and `)}`,
        sorted: { by: sql`c.starts_on`, id: sql`c.id`, down: true },
      },
      { after, limit },
    ),
  );

const conditions = ({ state, type, q }: Omit<CampaignsAsked, keyof Asked>): RawBuilder<unknown>[] => [
  sql`true`,
  ...(state === undefined ? [] : [sql`c.state = ${state}`]),
  ...(type === undefined ? [] : [sql`c.type = ${type}`]),
  ...(q === undefined || q === '' ? [] : [sql`c.title like ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`]),
];

type Row = CampaignItem & Pick<Campaign, 'purpose' | 'summary' | 'by'>;

/** A campaign with its team and the progress of every target. */
export async function readCampaign(db: Db, ctx: Ctx, id: string): Promise<Campaign> {
  const { rows } = await sql<Row>`
    select ${itemColumns}, c.purpose, c.summary, json_build_object('id', c.by_id, 'name', c.by_name) as by
      from supervision.campaign c ${joined}
     where c.id = ${id}
  `.execute(db);
  const row = found(rows[0], 'supervision.campaign_not_found');
  const team = await teamOf(db, id);
  return { ...row, team, targetList: await targetsOf(db, ctx, id), mayDo: mayDo(ctx, row, team) };
}

function mayDo(ctx: Ctx, { state }: Row, team: readonly { readonly id: string }[]): CampaignDeed[] {
  const ofTeam = ctx.actor.holds('supervision.inspect') && team.some(({ id }) => id === ctx.actor.id);
  return campaignDeeds[state].filter((deed) => (deed === 'visit' ? ofTeam : ctx.actor.holds('supervision.manage')));
}

type TargetRow = Omit<Target, 'unit'> & { readonly unit_id: string };

async function targetsOf(db: Db, ctx: Ctx, campaignId: string): Promise<Target[]> {
  const { rows } = await sql<TargetRow>`
    select g.id, g.kind, g.name, g.unit_id,
           json_build_object('code', g.checklist, 'version', g.checklist_version, 'title', l.definition->>'title') as checklist,
           case when g.longitude is not null then json_build_object('longitude', g.longitude, 'latitude', g.latitude) end as place,
           (select count(*)::int from supervision.visit v where v.city = g.city and v.target_id = g.id and v.state = 'submitted') as visits,
           (select count(*)::int from supervision.finding f where f.city = g.city and f.target_id = g.id) as found,
           (select count(*)::int from supervision.finding f join cases.case k on k.city = f.city and k.id = f.case_id
             where f.city = g.city and f.target_id = g.id and k.closed_on is not null) as closed
      from supervision.target g
      join supervision.checklist l on l.city = g.city and l.code = g.checklist and l.version = g.checklist_version
     where g.campaign_id = ${campaignId}
     order by g.unit_id, g.name, g.id
  `.execute(db);
  const units = await unitRefs(db, [...new Set(rows.map(({ unit_id }) => unit_id))], ctx.today);
  return rows.map(({ unit_id, ...target }) => ({ ...target, unit: refIn(units, unit_id) }));
}
