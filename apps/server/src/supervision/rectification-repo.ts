import type { MeasureResult, RectificationPlan } from '@gongjian/domain/supervision/rectify';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { found } from '../platform/refused.ts';

export async function insertPlan(tx: Tx, ctx: Ctx, caseId: string, plan: RectificationPlan): Promise<void> {
  await tx
    .insertInto('supervision.rectification')
    .values({
      ...{ city: ctx.actor.city, case_id: caseId, goal: plan.goal, measures: JSON.stringify(plan.measures) },
      round: sql<number>`(select coalesce(max(round), 0) + 1 from supervision.rectification where case_id = ${caseId})`,
      ...{ duty_unit: plan.dutyUnit, supervising_unit: plan.supervisingUnit, deadline: plan.deadline },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}

export type KeptPlan = { readonly id: string; readonly round: number; readonly measures: number };

/** The newest plan of the case, when it stands in the state asked for. The case is held. */
export async function newestPlan(tx: Tx, caseId: string, state: 'submitted' | 'agreed'): Promise<KeptPlan> {
  const { rows } = await sql<KeptPlan & { state: string }>`
    select id, round, jsonb_array_length(measures) as measures, state
      from supervision.rectification where case_id = ${caseId} order by round desc limit 1
  `.execute(tx);
  return found(rows[0]?.state === state ? rows[0] : undefined, 'supervision.no_plan');
}

export async function decidePlan(tx: Tx, ctx: Ctx, id: string, state: 'agreed' | 'returned', review: string): Promise<void> {
  await tx
    .updateTable('supervision.rectification')
    .set({ state, review, decided_by: ctx.actor.name, decided_at: ctx.now })
    .where('id', '=', id)
    .execute();
}

export type NewCheck = {
  readonly caseId: string;
  readonly planId: string;
  readonly kind: 'self' | 'on_site';
  readonly passed: boolean;
  readonly results: readonly MeasureResult[];
  readonly note: string;
};

export async function insertCheck(tx: Tx, ctx: Ctx, { caseId, planId, kind, passed, results, note }: NewCheck): Promise<void> {
  await tx
    .insertInto('supervision.work_check')
    .values({
      ...{ city: ctx.actor.city, case_id: caseId, rectification_id: planId, kind, passed, results: JSON.stringify(results), note },
      ...{ by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now },
    })
    .execute();
}
