import type { Finding } from '@gongjian/contract/supervision-findings';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import {
  type MeasureResult,
  type RectificationPlan,
  rectificationProblems,
  selfCheckProblems,
  verificationProblems,
} from '@gongjian/domain/supervision/rectify';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { refuseIf } from '../platform/refused.ts';
import { supervisionHappened } from './events.ts';
import { mustBeUnits } from './known.ts';
import { decidePlan, insertCheck, insertPlan, newestPlan } from './rectification-repo.ts';
import { onFinding, type Seen, takeStep } from './take-step.ts';

type PlanSaid = Omit<RectificationPlan, 'deadline' | 'measures'> & {
  readonly deadline: string;
  readonly measures: readonly { readonly text: string; readonly by: string }[];
  readonly evidence: readonly string[];
};

/** 报整改方案 */
export function handInPlan(ctx: Ctx, seen: Seen, { evidence, ...said }: PlanSaid): Promise<Finding> {
  const plan = { ...said, deadline: said.deadline as LocalDate, measures: said.measures as RectificationPlan['measures'] };
  return onFinding(ctx, seen, async (tx) => {
    refuseIf(rectificationProblems(plan, ctx.today), 'supervision.rectification_invalid');
    await mustBeUnits(tx, ctx, [
      { unit: plan.dutyUnit, at: ['dutyUnit'] },
      { unit: plan.supervisingUnit, at: ['supervisingUnit'] },
    ]);
    await takeStep(tx, ctx, seen, { action: 'plan', evidence });
    await insertPlan(tx, ctx, seen.id, plan);
    await emit(tx, ctx, supervisionHappened('plan_submitted', seen.id, { unit: plan.dutyUnit, deadline: plan.deadline }));
  });
}

/** 方案审核 */
export function reviewPlan(
  ctx: Ctx,
  seen: Seen,
  { agreed, reason }: { readonly agreed: boolean; readonly reason: string },
): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const { after } = await takeStep(tx, ctx, seen, { action: agreed ? 'approve' : 'redo', reason });
    const plan = await newestPlan(tx, seen.id, 'submitted');
    await decidePlan(tx, ctx, plan.id, agreed ? 'agreed' : 'returned', reason);
    await emit(tx, ctx, supervisionHappened(agreed ? 'plan_agreed' : 'plan_returned', seen.id, { unit: after.unit, round: plan.round }));
  });
}

type CheckSaid = { readonly results: readonly MeasureResult[]; readonly note: string; readonly evidence: readonly string[] };

/** 自查：the unit says of every measure that it is done, and asks for verification. */
export function checkOwnWork(ctx: Ctx, seen: Seen, { results, note, evidence }: CheckSaid): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const { after } = await takeStep(tx, ctx, seen, { action: 'hand_in', evidence });
    const plan = await newestPlan(tx, seen.id, 'agreed');
    refuseIf(selfCheckProblems(plan.measures, results), 'supervision.check_invalid');
    await insertCheck(tx, ctx, { caseId: seen.id, planId: plan.id, kind: 'self', passed: true, results, note });
    await emit(tx, ctx, supervisionHappened('work_checked', seen.id, { unit: after.unit }));
  });
}

/** 现场核查, by somebody who did none of the work: the case says so. */
export function verifyOnSite(ctx: Ctx, seen: Seen, { passed, results, note, evidence }: CheckSaid & { passed: boolean }): Promise<Finding> {
  return onFinding(ctx, seen, async (tx) => {
    const { after } = await takeStep(tx, ctx, seen, { action: passed ? 'pass' : 'send_back', reason: note, evidence });
    const plan = await newestPlan(tx, seen.id, 'agreed');
    refuseIf(verificationProblems(passed, plan.measures, results), 'supervision.check_invalid');
    await insertCheck(tx, ctx, { caseId: seen.id, planId: plan.id, kind: 'on_site', passed, results, note });
    await emit(tx, ctx, supervisionHappened('work_verified', seen.id, { unit: after.unit, passed }));
  });
}
