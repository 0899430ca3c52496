import type { VisitSaid } from '@gongjian/contract/supervision';
import type { Answers, Place, VisitFile } from '@gongjian/domain/supervision/model';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { found } from '../platform/refused.ts';

/** A visit held for the deed at hand. */
export type VisitRecord = {
  readonly id: string;
  readonly campaignId: string;
  readonly targetId: string;
  readonly unit: string;
  readonly checklist: string;
  readonly checklistVersion: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly place: Place | null;
  readonly answers: Answers;
  readonly signatureId: string | null;
  readonly signer: string;
  readonly unsignedReason: string;
  readonly state: 'open' | 'submitted';
  readonly version: number;
};

export async function heldVisit(tx: Tx, id: string): Promise<VisitRecord> {
  const { rows } = await sql<VisitRecord>`
    select id, campaign_id as "campaignId", target_id as "targetId", unit_id as unit, checklist, checklist_version as "checklistVersion",
           started_at as "startedAt", ended_at as "endedAt",
           case when longitude is not null then json_build_object('longitude', longitude, 'latitude', latitude) end as place,
           answers, signature_id as "signatureId", signer, unsigned_reason as "unsignedReason", state, version
      from supervision.visit
     where id = ${id}
       for update
  `.execute(tx);
  return found(rows[0], 'supervision.visit_not_found');
}

export type TargetRecord = {
  readonly id: string;
  readonly campaignId: string;
  readonly unit: string;
  readonly checklist: string;
  readonly checklistVersion: number;
  readonly running: boolean;
};

/** The target, its campaign held so that it is not closed meanwhile. */
export async function heldTarget(tx: Tx, id: string): Promise<TargetRecord> {
  const { rows } = await sql<TargetRecord>`
    select t.id, t.campaign_id as "campaignId", t.unit_id as unit, t.checklist, t.checklist_version as "checklistVersion",
           c.state = 'running' as running
      from supervision.target t
      join supervision.campaign c on c.city = t.city and c.id = t.campaign_id
     where t.id = ${id}
       for share of c
  `.execute(tx);
  return found(rows[0], 'supervision.target_not_found');
}

export async function isOfTeam(db: Db, campaignId: string, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('supervision.campaign_member')
    .select('person_id')
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

const columnsOf = (said: VisitSaid) => ({
  ...{ companions: said.companions, started_at: said.startedAt, ended_at: said.endedAt, accuracy: said.accuracy },
  ...{ longitude: said.place?.longitude ?? null, latitude: said.place?.latitude ?? null, answers: JSON.stringify(said.answers) },
  ...{ signature_id: said.signatureId, signer: said.signer, unsigned_reason: said.unsignedReason },
});

export async function insertVisit(tx: Tx, ctx: Ctx, id: string, target: TargetRecord, said: VisitSaid): Promise<void> {
  await tx
    .insertInto('supervision.visit')
    .values({
      ...{ city: ctx.actor.city, id, campaign_id: target.campaignId, target_id: target.id, unit_id: target.unit },
      ...{ checklist: target.checklist, checklist_version: target.checklistVersion },
      ...{ inspector_id: ctx.actor.id, inspector_name: ctx.actor.name, at: ctx.now },
      ...columnsOf(said),
    })
    .execute();
}

export async function saveVisit(tx: Tx, { id, version }: VisitRecord, said: VisitSaid): Promise<void> {
  await tx
    .updateTable('supervision.visit')
    .set({ ...columnsOf(said), version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function markSubmitted(tx: Tx, ctx: Ctx, { id, version }: VisitRecord): Promise<void> {
  await tx
    .updateTable('supervision.visit')
    .set({ state: 'submitted', submitted_at: ctx.now, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export type PlacedFile = VisitFile & { readonly place: Place | null };

export async function filesOf(db: Db, visitId: string): Promise<PlacedFile[]> {
  const rows = await db
    .selectFrom('supervision.visit_file')
    .select(['id', 'kind', 'longitude', 'latitude', 'taken_at'])
    .where('visit_id', '=', visitId)
    .execute();
  return rows.map(({ id, kind, longitude, latitude, taken_at }) => {
    const place = longitude === null || latitude === null ? null : { longitude, latitude };
    return { id, kind: kind as VisitFile['kind'], placed: place !== null, timed: taken_at !== null, place };
  });
}
