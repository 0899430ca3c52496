import type { changeBinding as contract } from '@gongjian/contract/indicators';
import { checkGoal, goalOf } from '@gongjian/domain/indicators/goals';
import type { Base, Course } from '@gongjian/domain/indicators/model';
import { localDate } from '@gongjian/domain/kernel/dates';
import type { z } from 'zod';
import { unitRefs } from '../org/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused, refuseIf } from '../platform/refused.ts';
import { type KeptBinding, lockBinding, rewriteBinding } from './binding-repo.ts';
import { bindingChanged } from './events.ts';
import { indicatorCalled } from './indicator-reads.ts';
import { judgeMeasures } from './judge-bound.ts';

type Said = z.output<typeof contract.body>;

/** Says by hand what proves a promise and how its course is planned. From then on the program leaves the binding as it is. */
export function changeBinding(ctx: Ctx, promiseId: string, version: number, said: Said): Promise<{ version: number }> {
  return ctx.transact(async (tx) => {
    const kept = found(await lockBinding(tx, promiseId), 'indicators.promise_not_found');
    ctx.mustBeAllowed('tasks.manage');
    if (kept.version !== version) throw new Refused('indicators.changed');
    const units = await unitRefs(tx, said.places, ctx.today);
    if (said.places.some((place) => !units.has(place))) throw new Refused('indicators.place_unknown');
    await refuseBadGoal(tx, kept, said);

    await rewriteBinding(tx, ctx, kept, said);
    const { reason, ...after } = said;
    await emit(tx, ctx, bindingChanged(promiseId, { before: kept.said, after, reason }));
    await judgeMeasures(tx, ctx, [kept.measureId]);
    return { version: version + 1 };
  });
}

async function refuseBadGoal(tx: Tx, { target }: KeptBinding, said: Said): Promise<void> {
  if (said.indicator === null) return;
  const indicator = await indicatorCalled(tx, said.indicator);
  const { course, base, tolerance, places } = said;
  const goal = goalOf(
    { ...target, by: null },
    {
      indicator,
      from: localDate(said.from),
      to: localDate(said.to),
      places,
      base: base as Base | null,
      course: course as Course,
      tolerance,
    },
  );
  refuseIf(checkGoal(goal), 'indicators.goal_refused');
}
