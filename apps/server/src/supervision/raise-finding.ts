import { failures } from '@gongjian/domain/supervision/judge-answers';
import type { ChecklistItem } from '@gongjian/domain/supervision/model';
import { sql } from 'kysely';
import { registerIn } from '../cases/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { checklistOf } from './definition-repo.ts';
import { supervisionHappened } from './events.ts';
import { filesOf, heldVisit, type VisitRecord } from './visit-repo.ts';

/** Every answer of a visit that does not conform becomes a case; one that already has stays as it is. The ids of the new cases. */
export async function raiseFindings(tx: Tx, ctx: Ctx, visitId: string): Promise<string[]> {
  const visit = await heldVisit(tx, visitId);
  const checklist = await checklistOf(tx, visit.checklist, visit.checklistVersion);
  const raised: string[] = [];
  for (const item of failures(checklist, visit.answers)) {
    const caseId = await raiseFinding(tx, ctx, { visit, item });
    if (caseId !== null) raised.push(caseId);
  }
  return raised;
}

/** The case of one item of a visit, whose row is held by the caller; null when it was raised before. */
export async function raiseFinding(
  tx: Tx,
  ctx: Ctx,
  { visit, item }: { readonly visit: VisitRecord; readonly item: ChecklistItem },
): Promise<string | null> {
  const before = await tx
    .selectFrom('supervision.finding')
    .select('case_id')
    .where('visit_id', '=', visit.id)
    .where('item', '=', item.code)
    .executeTakeFirst();
  if (before) return null;
  const { caseKind, targetName } = await aboutCampaign(tx, visit);
  const note = visit.answers[item.code]?.note ?? '';
  const caseId = await registerIn(tx, ctx, {
    ...{ kind: caseKind, origin: 'inspection', title: `${targetName}：不符合“${item.title}”`.slice(0, 500) },
    fields: { subject: note === '' ? item.title : note, unit: visit.unit, clause: item.clause, item: item.title, severity: item.severity },
    place: await placeOf(tx, visit, item),
    seenAt: (visit.endedAt ?? visit.startedAt).toISOString(),
  });
  await tx
    .insertInto('supervision.finding')
    .values({
      ...{ city: ctx.actor.city, case_id: caseId, visit_id: visit.id, item: item.code, campaign_id: visit.campaignId },
      ...{ target_id: visit.targetId, unit_id: visit.unit, at: ctx.now },
    })
    .execute();
  await emit(tx, ctx, supervisionHappened('finding_raised', caseId, { visit: visit.id, item: item.code, unit: visit.unit }));
  return caseId;
}

async function aboutCampaign(db: Db, { targetId }: VisitRecord): Promise<{ caseKind: string; targetName: string }> {
  const { rows } = await sql<{ caseKind: string; targetName: string }>`
    select t.definition->>'caseKind' as "caseKind", g.name as "targetName"
      from supervision.target g
      join supervision.campaign c on c.city = g.city and c.id = g.campaign_id
      join supervision.campaign_type t on t.city = c.city and t.code = c.type and t.version = c.type_version
     where g.id = ${targetId}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`the target ${targetId} of a visit is not there`);
  return row;
}

/** Where the first photo of the item was taken; else where the visit was. */
async function placeOf(db: Db, visit: VisitRecord, item: ChecklistItem): Promise<VisitRecord['place']> {
  const photos = visit.answers[item.code]?.photos ?? [];
  const files = await filesOf(db, visit.id);
  return files.find(({ id, place }) => photos.includes(id) && place !== null)?.place ?? visit.place;
}
