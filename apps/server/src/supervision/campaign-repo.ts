import type { LocalDate } from '@gongjian/domain/kernel/dates';
import type { CampaignState } from '@gongjian/domain/supervision/campaign';
import type { CampaignType, Place, TargetKind } from '@gongjian/domain/supervision/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found, Refused } from '../platform/refused.ts';
import { typeOf } from './definition-repo.ts';

/** A campaign held for the deed at hand. */
export type CampaignRecord = {
  readonly id: string;
  readonly type: CampaignType;
  readonly state: CampaignState;
  readonly version: number;
};

export async function heldCampaign(tx: Tx, id: string, version: number): Promise<CampaignRecord> {
  const row = found(
    await tx
      .selectFrom('supervision.campaign')
      .select(['type', 'type_version', 'state', 'version'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
    'supervision.campaign_not_found',
  );
  if (row.version !== version) throw new Refused('supervision.changed');
  return { id, type: await typeOf(tx, row.type, row.type_version), state: row.state as CampaignState, version };
}

export type Said = {
  readonly title: string;
  readonly purpose: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
};

export async function insertCampaign(tx: Tx, ctx: Ctx, type: CampaignType, said: Said): Promise<string> {
  const { id } = await tx
    .insertInto('supervision.campaign')
    .values({
      ...{ city: ctx.actor.city, type: type.code, type_version: type.version },
      ...{ title: said.title, purpose: said.purpose, starts_on: said.startsOn, ends_on: said.endsOn },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveCampaign(
  tx: Tx,
  { id, version }: Pick<CampaignRecord, 'id' | 'version'>,
  change: Partial<Said> & { readonly state?: CampaignState; readonly summary?: string },
): Promise<void> {
  const { startsOn, endsOn, ...rest } = change;
  await tx
    .updateTable('supervision.campaign')
    .set({
      ...rest,
      ...(startsOn === undefined ? {} : { starts_on: startsOn }),
      ...(endsOn === undefined ? {} : { ends_on: endsOn }),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
}

export type Member = { readonly id: string; readonly name: string; readonly leads: boolean };
export type NewTarget = {
  readonly kind: TargetKind;
  readonly name: string;
  readonly unit: string;
  readonly checklist: string;
  readonly checklistVersion: number;
  readonly place: Place | null;
};

/** Before a campaign is started nothing hangs on its team or its targets, so they are written anew. */
export async function putTeam(tx: Tx, city: string, campaignId: string, team: readonly Member[]): Promise<void> {
  await tx.deleteFrom('supervision.campaign_member').where('campaign_id', '=', campaignId).execute();
  if (team.length === 0) return;
  const rows = team.map(({ id, name, leads }) => ({ city, campaign_id: campaignId, person_id: id, name, leads }));
  await tx.insertInto('supervision.campaign_member').values(rows).execute();
}

export async function putTargets(tx: Tx, city: string, campaignId: string, targets: readonly NewTarget[]): Promise<void> {
  await tx.deleteFrom('supervision.target').where('campaign_id', '=', campaignId).execute();
  if (targets.length === 0) return;
  const rows = targets.map(({ kind, name, unit, checklist, checklistVersion, place }) => ({
    ...{ city, campaign_id: campaignId, kind, name, unit_id: unit, checklist, checklist_version: checklistVersion },
    ...{ longitude: place?.longitude ?? null, latitude: place?.latitude ?? null },
  }));
  await tx.insertInto('supervision.target').values(rows).execute();
}

export const teamOf = async (db: Db, campaignId: string): Promise<Member[]> =>
  (
    await db
      .selectFrom('supervision.campaign_member')
      .select(['person_id', 'name', 'leads'])
      .where('campaign_id', '=', campaignId)
      .orderBy('leads', 'desc')
      .orderBy('name')
      .execute()
  ).map(({ person_id, name, leads }) => ({ id: person_id, name, leads }));

export const countTargets = async (db: Db, campaignId: string): Promise<number> =>
  (
    await db
      .selectFrom('supervision.target')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow()
  ).n;

/** The names of these people, of those who still work here. */
export async function activePeople(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org.person where id = any (${[...ids]}::text[]) and is_active
  `.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
