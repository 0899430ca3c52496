import type { PaceRules } from '@gongjian/contract/indicators';
import { checkRuleSet } from '@gongjian/domain/indicators/rule-set';
import { checkWatchRules } from '@gongjian/domain/tasks/watch-rules';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit, type Teller } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { keepWatchRules } from '../tasks/index.ts';
import { rulesAdded } from './events.ts';
import { insertRules, planThere } from './rules-repo.ts';

/** Sets the rules of lights from a day on. All they concern is judged anew by the worker. */
export function addRules(ctx: Ctx, rules: PaceRules): Promise<{ id: string }> {
  return ctx.transact(async (tx) => {
    ctx.mustBeAllowed('tasks.manage');
    const id = ['pace', rules.from, ...(rules.planId === null ? [] : [rules.planId.slice(0, 8)])].join('/');
    await refuseRules(tx, rules, id);
    await keepRules(tx, ctx, id, rules);
    await emit(tx, ctx, rulesAdded(id, rules));
    return { id };
  });
}

export async function refuseRules(tx: Tx, rules: PaceRules, id: string): Promise<void> {
  if (rules.planId !== null) found(await planThere(tx, rules.planId), 'tasks.plan_not_found');
  refuseIf([...checkRuleSet({ ...rules, id }), ...checkWatchRules(rules)], 'indicators.rules_refused');
}

/** One rule set has a part that figures are judged by and a part that standing work is watched by. */
export async function keepRules(tx: Tx, teller: Teller, id: string, rules: PaceRules): Promise<void> {
  if (!(await insertRules(tx, teller, id, rules))) throw new Refused('indicators.rules_exist');
  await keepWatchRules(tx, teller, { ...rules, id });
}
