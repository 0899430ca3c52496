import type { Visit, VisitSaid } from '@gongjian/contract/supervision';
import { visitProblems } from '@gongjian/domain/supervision/check-visit';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { checklistOf } from './definition-repo.ts';
import { supervisionHappened } from './events.ts';
import { raiseFindings } from './raise-finding.ts';
import { readVisit } from './read-visit.ts';
import {
  filesOf,
  heldTarget,
  heldVisit,
  insertVisit,
  isOfTeam,
  markSubmitted,
  saveVisit as saveRecord,
  type VisitRecord,
} from './visit-repo.ts';

/** Begins the record of a visit, at the desk. */
export function openVisit(ctx: Ctx, { id, target: targetId, ...said }: VisitSaid & { id: string; target: string }): Promise<Visit> {
  return ctx.transact(async (tx) => {
    const target = await heldTarget(tx, targetId);
    if (!target.running) throw new Refused('supervision.not_now');
    await mustBeOfTeam(tx, ctx, target.campaignId);
    await insertVisit(tx, ctx, id, target, said);
    await emit(tx, ctx, supervisionHappened('visit_opened', id, { campaign: target.campaignId, target: target.id }));
    return readVisit(tx, ctx, id);
  });
}

/** Saves what is known so far; an open visit may lack anything. */
export function saveVisit(ctx: Ctx, id: string, version: number, said: VisitSaid): Promise<Visit> {
  return ctx.transact(async (tx) => {
    const record = await openRecord(tx, ctx, id, version);
    await saveRecord(tx, record, said);
    await emit(tx, ctx, supervisionHappened('visit_saved', id, { campaign: record.campaignId }));
    return readVisit(tx, ctx, id);
  });
}

/** Hands a visit in: it is whole from here on, and what does not conform becomes a case. */
export function submitVisit(ctx: Ctx, id: string, version: number): Promise<Visit> {
  return ctx.transact(async (tx) => {
    await submitIn(tx, ctx, await openRecord(tx, ctx, id, version));
    return readVisit(tx, ctx, id);
  });
}

/** The same for a visit that comes from a telephone. */
export async function submitIn(tx: Tx, ctx: Ctx, record: VisitRecord): Promise<void> {
  const checklist = await checklistOf(tx, record.checklist, record.checklistVersion);
  const said = { ...record, startedAt: record.startedAt.toISOString(), endedAt: record.endedAt?.toISOString() ?? null };
  refuseIf(visitProblems(checklist, said, await filesOf(tx, record.id)), 'supervision.visit_invalid');
  await markSubmitted(tx, ctx, record);
  const { campaignId: campaign, targetId: target, unit } = record;
  await emit(tx, ctx, supervisionHappened('visit_submitted', record.id, { campaign, target, unit }));
  await raiseFindings(tx, ctx, record.id);
}

export async function openRecord(tx: Tx, ctx: Ctx, id: string, version?: number): Promise<VisitRecord> {
  const record = await heldVisit(tx, id);
  await mustBeOfTeam(tx, ctx, record.campaignId);
  if (record.state !== 'open') throw new Refused('supervision.visit_submitted');
  if (version !== undefined && record.version !== version) throw new Refused('supervision.changed');
  return record;
}

async function mustBeOfTeam(db: Db, ctx: Ctx, campaignId: string): Promise<void> {
  if (!(await isOfTeam(db, campaignId, ctx.actor.id))) throw new Refused('supervision.not_of_team');
}
