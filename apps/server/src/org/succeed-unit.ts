import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { closeUnits, lockUnits, moveChildren, saveSuccession, type UnitLocked } from './unit-repo.ts';

type Change = { readonly on: string; readonly reason: string };

/** 合并: units close on a day, and another goes on in their place. */
export function mergeUnits(ctx: Ctx, units: readonly string[], into: string, change: Change): Promise<void> {
  if (units.includes(into)) throw new Refused('org.merge_into_itself', [{ code: 'same_unit', at: ['into'] }]);
  return ctx.transact(async (tx) => {
    await lockOpen(tx, units, [into], change.on);
    await succeed(tx, ctx, units, [into], { ...change, how: 'merged' });
    await emit(tx, ctx, { type: 'org.units_merged', subjectId: into, payload: { units, into, ...change } });
  });
}

/** 拆分: a unit closes on a day, and others go on in its place; the first of them takes what stood under it. */
export function splitUnit(
  ctx: Ctx,
  unit: string,
  version: number,
  { into, ...change }: Change & { into: readonly string[] },
): Promise<void> {
  if (into.includes(unit)) throw new Refused('org.merge_into_itself', [{ code: 'same_unit', at: ['into'] }]);
  return ctx.transact(async (tx) => {
    const locked = await lockOpen(tx, [unit], into, change.on);
    if (locked.find(({ id }) => id === unit)?.version !== version) throw new Refused('org.changed');
    await succeed(tx, ctx, [unit], into, { ...change, how: 'split' });
    await emit(tx, ctx, { type: 'org.unit_split', subjectId: unit, payload: { unit, into, ...change } });
  });
}

/** Those that close must have been there before the day; those that go on may begin with it. */
async function lockOpen(tx: Tx, closing: readonly string[], after: readonly string[], on: string): Promise<UnitLocked[]> {
  const ids = [...closing, ...after];
  const locked = await lockUnits(tx, ids);
  const missing = ids.filter((id) => !locked.some((unit) => unit.id === id));
  if (missing.length > 0)
    throw new Refused(
      'org.unit_not_found',
      missing.map((id) => ({ code: 'unit_unknown', at: [id] })),
    );
  const closed = locked.filter(
    ({ id, openedOn, closedOn }) => (closing.includes(id) ? openedOn >= on : openedOn > on) || (closedOn !== null && closedOn <= on),
  );
  if (closed.length > 0)
    throw new Refused(
      'org.unit_closed',
      closed.map(({ id }) => ({ code: 'not_there_on_that_day', at: [id] })),
    );
  return locked;
}

async function succeed(
  tx: Tx,
  ctx: Ctx,
  before: readonly string[],
  after: readonly string[],
  change: Change & { how: 'merged' | 'split' },
): Promise<void> {
  const city = ctx.actor.city;
  await closeUnits(tx, before, change.on);
  await moveChildren(tx, city, before, after[0] ?? '', change.on);
  const links = before.flatMap((from) => [...new Set(after)].map((to) => ({ before: from, after: to, how: change.how })));
  await saveSuccession(tx, city, links, change);
}
