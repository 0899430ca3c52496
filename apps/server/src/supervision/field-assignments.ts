import type { Assignments, FieldCampaign, FieldTarget, KnownVisit } from '@gongjian/contract/supervision-field';
import type { Properties } from '@gongjian/domain/supervision/field/model';
import { sql } from 'kysely';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { checklistOf } from './definition-repo.ts';
import { propertiesOf, type SaidColumns } from './field-visit.ts';

/** A phone holds so much; who is of more campaigns takes those that end first. */
const MOST_CAMPAIGNS = 20;
const MOST_TARGETS = 2000;
const MOST_VISITS = 500;

/** 今日任务: all a person needs on the way, in one answer. */
export function readAssignments(ctx: Ctx): Promise<Assignments> {
  return ctx.read(async (db) => {
    const campaigns = await campaignsOf(db, ctx);
    const targets = await targetsOf(db, ctx, campaigns);
    return {
      person: { id: ctx.actor.id, name: ctx.actor.name },
      ...{ today: ctx.today, readAt: ctx.now.toISOString() },
      campaigns: campaigns.map((campaign) => ({ ...campaign, targets: targets.get(campaign.id) ?? [] })),
      checklists: await checklistsOf(db, targets),
      visits: await visitsOf(db, campaigns),
    };
  });
}

type Campaign = Omit<FieldCampaign, 'targets'>;

async function campaignsOf(db: Db, ctx: Ctx): Promise<Campaign[]> {
  const { rows } = await sql<Campaign>`
    select c.id, c.title, t.definition->>'title' as type, c.purpose, c.starts_on as "startsOn", c.ends_on as "endsOn"
      from supervision.campaign c
      join supervision.campaign_member m on m.city = c.city and m.campaign_id = c.id and m.person_id = ${ctx.actor.id}
      join supervision.campaign_type t on t.city = c.city and t.code = c.type and t.version = c.type_version
     where c.state = 'running'
     order by c.ends_on, c.id
     limit ${MOST_CAMPAIGNS}
  `.execute(db);
  return rows;
}

async function targetsOf(db: Db, ctx: Ctx, campaigns: readonly Campaign[]): Promise<Map<string, FieldTarget[]>> {
  if (campaigns.length === 0) return new Map();
  const rows = await db
    .selectFrom('supervision.target')
    .select(['id', 'campaign_id', 'kind', 'name', 'unit_id', 'checklist', 'checklist_version', 'longitude', 'latitude'])
    .where('campaign_id', 'in', idsOf(campaigns))
    .orderBy('campaign_id')
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_TARGETS)
    .execute();
  const units = await unitRefs(
    db,
    rows.map(({ unit_id }) => unit_id),
    ctx.today,
  );
  const byCampaign = new Map<string, FieldTarget[]>();
  for (const row of rows) {
    const { id, name, longitude, latitude } = row;
    const target: FieldTarget = {
      ...{ id, name, kind: row.kind as FieldTarget['kind'] },
      unit: units.get(row.unit_id) ?? { id: row.unit_id, name: row.unit_id, kind: '' },
      place: longitude === null || latitude === null ? null : { longitude, latitude },
      checklist: { code: row.checklist, version: row.checklist_version },
    };
    byCampaign.set(row.campaign_id, [...(byCampaign.get(row.campaign_id) ?? []), target]);
  }
  return byCampaign;
}

async function checklistsOf(db: Db, targets: ReadonlyMap<string, readonly FieldTarget[]>): Promise<Assignments['checklists']> {
  const used = new Map([...targets.values()].flat().map(({ checklist }) => [`${checklist.code}/${checklist.version}`, checklist]));
  const lists = await Promise.all([...used.values()].map(({ code, version }) => checklistOf(db, code, version)));
  return lists as Assignments['checklists'];
}

type VisitRow = Omit<KnownVisit, 'properties' | 'inspector'> & {
  readonly said: SaidColumns;
  readonly inspectorId: string;
  readonly inspectorName: string;
};

async function visitsOf(db: Db, campaigns: readonly Campaign[]): Promise<KnownVisit[]> {
  if (campaigns.length === 0) return [];
  const { rows } = await sql<VisitRow>`
    select v.id, v.target_id as "targetId", v.inspector_id as "inspectorId", v.inspector_name as "inspectorName", v.version, v.state,
           v.conflict, k.said
      from supervision.visit v
      join supervision.visit_version k on k.city = v.city and k.visit_id = v.id and k.version = v.version
     where v.campaign_id = any (${idsOf(campaigns)}::uuid[])
     order by v.at desc, v.id
     limit ${MOST_VISITS}
  `.execute(db);
  return rows.map(({ said, inspectorId, inspectorName, ...row }) => ({
    ...row,
    inspector: { id: inspectorId, name: inspectorName },
    properties: handedIn(propertiesOf(said), row.state),
  }));
}

/** Handing in makes no version of its own, so the state says it. */
const handedIn = (properties: Properties, state: KnownVisit['state']): Properties => ({
  ...properties,
  handedIn: state === 'submitted' ? 'yes' : (properties.handedIn ?? ''),
});

const idsOf = (campaigns: readonly Campaign[]): string[] => campaigns.map(({ id }) => id);
