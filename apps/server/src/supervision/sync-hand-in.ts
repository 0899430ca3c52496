import { type VisitProblem, visitProblems } from '@gongjian/domain/supervision/check-visit';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { checklistOf } from './definition-repo.ts';
import { supervisionHappened } from './events.ts';
import { raiseFindings } from './raise-finding.ts';
import { filesOf, heldVisit, type VisitRecord } from './visit-repo.ts';

/**
 * Hands a visit in when its inspector has, and everything of it is here: the last photo may come after the last word. It makes no version
 * of its own, or every phone that goes on with the visit would seem to meet somebody. What does not conform becomes a case, once.
 */
export async function handInIfWhole(tx: Tx, ctx: Ctx, visitId: string): Promise<void> {
  if (!(await wantsHandIn(tx, visitId))) return;
  const visit = await heldVisit(tx, visitId);
  if (visit.state === 'open') {
    if ((await problemsOf(tx, visit)).length > 0) return;
    await tx.updateTable('supervision.visit').set({ state: 'submitted', submitted_at: ctx.now }).where('id', '=', visitId).execute();
    const { campaignId: campaign, targetId: target, unit } = visit;
    await emit(tx, ctx, supervisionHappened('visit_submitted', visitId, { campaign, target, unit }));
  }
  await raiseFindings(tx, ctx, visitId);
}

/** What keeps a visit from counting as handed in, though its inspector is done with it. */
export async function handInProblems(tx: Tx, visitId: string): Promise<VisitProblem[]> {
  return (await wantsHandIn(tx, visitId)) ? problemsOf(tx, await heldVisit(tx, visitId)) : [];
}

async function wantsHandIn(db: Db, visitId: string): Promise<boolean> {
  const { rows } = await sql`
    select from supervision.field_submission s
      join supervision.visit v on v.city = s.city and v.id = s.visit_id
     where s.visit_id = ${visitId} and s.state = 'applied' and s.said->>'handedIn' = 'yes'
     limit 1
  `.execute(db);
  return rows.length > 0;
}

async function problemsOf(db: Db, visit: VisitRecord): Promise<VisitProblem[]> {
  const checklist = await checklistOf(db, visit.checklist, visit.checklistVersion);
  const said = { ...visit, startedAt: visit.startedAt.toISOString(), endedAt: visit.endedAt?.toISOString() ?? null };
  return visitProblems(checklist, said, await filesOf(db, visit.id));
}
