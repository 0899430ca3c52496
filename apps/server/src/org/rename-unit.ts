import { localDate } from '@gongjian/domain/kernel/dates';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { unitsUnder } from './reads.ts';
import { knownUnitIds } from './repo.ts';
import { addAliases, aliasesOf, callFrom, lockUnit, replaceAliases, touchUnit } from './unit-repo.ts';

type Renaming = {
  readonly name: string;
  readonly fullName: string;
  readonly parent?: string | undefined;
  readonly from: string;
  readonly keepOldAsAlias: boolean;
};

/** Gives a unit a new name or a new parent from a day on. Papers of the days before still find it under the old one. */
export function renameUnit(ctx: Ctx, id: string, version: number, renaming: Renaming): Promise<void> {
  const { name, fullName, from } = renaming;
  return ctx.transact(async (tx) => {
    const unit = found(await lockUnit(tx, id), 'org.unit_not_found');
    if (unit.version !== version) throw new Refused('org.changed');
    if (unit.closedOn !== null && unit.closedOn <= from) throw new Refused('org.unit_closed');
    if (from <= unit.calledSince) throw new Refused('org.rename_too_early', [{ code: unit.calledSince, at: ['from'] }]);
    const parent = renaming.parent ?? unit.parent;
    if (renaming.parent !== undefined) {
      if (!(await knownUnitIds(tx)).has(renaming.parent))
        throw new Refused('org.unit_not_found', [{ code: 'unit_unknown', at: ['parent'] }]);
      const under = (await unitsUnder(tx, [id], localDate(from))).get(id) ?? [];
      if (under.includes(renaming.parent)) throw new Refused('org.own_ancestor', [{ code: 'own_ancestor', at: ['parent'] }]);
    }

    await callFrom(tx, ctx.actor.city, id, { name, fullName, parent }, from);
    if (renaming.keepOldAsAlias && unit.name !== name) await addAliases(tx, ctx.actor.city, id, [unit.name]);
    await touchUnit(tx, id);
    const before = { name: unit.name, fullName: unit.fullName, parent: unit.parent };
    await emit(tx, ctx, { type: 'org.unit_renamed', subjectId: id, payload: { before, after: { name, fullName, parent }, from } });
  });
}

/** Replaces the other names under which a unit is known. */
export function setAliases(ctx: Ctx, id: string, version: number, aliases: readonly string[]): Promise<void> {
  return ctx.transact(async (tx) => {
    const unit = found(await lockUnit(tx, id), 'org.unit_not_found');
    if (unit.version !== version) throw new Refused('org.changed');
    const before = { aliases: await aliasesOf(tx, id) };
    await replaceAliases(tx, ctx.actor.city, id, aliases);
    await touchUnit(tx, id);
    await emit(tx, ctx, { type: 'org.aliases_set', subjectId: id, payload: { before, after: { aliases } } });
  });
}
