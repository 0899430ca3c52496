import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { insertGroups, insertUnits, knownUnitIds } from './repo.ts';
import { readUnitPack } from './unit-pack.ts';

/** Loads the units of a pack that are not there yet. What people have changed since is left as it is. */
export async function loadUnits(ctx: Ctx, folder: string): Promise<{ units: number; groups: number }> {
  const pack = await readUnitPack(folder);
  return ctx.transact(async (tx) => {
    const known = await knownUnitIds(tx);
    const fresh = pack.units.map((unit, i) => ({ ...unit, order: i })).filter(({ id }) => !known.has(id));
    await insertUnits(tx, ctx.actor.city, fresh);
    const groups = await insertGroups(tx, ctx.actor.city, pack.groups);
    if (fresh.length + groups > 0) await tell(tx, ctx, fresh.length, groups);
    return { units: fresh.length, groups };
  });
}

const tell = (tx: Tx, ctx: Ctx, units: number, groups: number) =>
  emit(tx, ctx, { type: 'org.pack_loaded', subjectId: ctx.actor.city, payload: { units, groups } });
