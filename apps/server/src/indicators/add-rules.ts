import type { PaceRules } from '@gongjian/contract/indicators';
import { checkRuleSet } from '@gongjian/domain/indicators/rule-set';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { rulesAdded } from './events.ts';
import { insertRules, planThere } from './rules-repo.ts';

/** Sets the rules by which lags become lights, from a day on. All they concern is judged anew by the worker. */
export function addRules(ctx: Ctx, rules: PaceRules): Promise<{ id: string }> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('tasks.manage');
    if (rules.planId !== null) found(await planThere(tx, rules.planId), 'tasks.plan_not_found');
    const id = ['pace', rules.from, ...(rules.planId === null ? [] : [rules.planId.slice(0, 8)])].join('/');
    refuseIf(checkRuleSet({ ...rules, id }), 'indicators.rules_refused');
    if (!(await insertRules(tx, ctx, id, rules))) throw new Refused('indicators.rules_exist');
    await emit(tx, ctx, rulesAdded(id, rules));
    return { id };
  });
}
