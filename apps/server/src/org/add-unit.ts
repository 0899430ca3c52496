import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { knownUnitIds } from './repo.ts';
import { insertUnit, type NewUnit } from './unit-repo.ts';

/** Adds a unit from a day on, today unless said. */
export function addUnit(ctx: Ctx, unit: NewUnit, from: string = ctx.today): Promise<void> {
  return ctx.transact(async (tx) => {
    const known = await knownUnitIds(tx);
    if (known.has(unit.id)) throw new Refused('org.code_taken', [{ code: 'code_taken', at: ['id'] }]);
    if (!known.has(unit.parent)) throw new Refused('org.unit_not_found', [{ code: 'unit_unknown', at: ['parent'] }]);
    await insertUnit(tx, ctx.actor.city, unit, from);
    await emit(tx, ctx, { type: 'org.unit_added', subjectId: unit.id, payload: { ...unit, from } });
  });
}
