import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { groupLocked, membersOn, saveGroup } from './group-repo.ts';
import { knownUnitIds } from './repo.ts';

type GroupSet = {
  readonly phrases: readonly string[];
  readonly members: readonly string[];
  readonly note: string | null;
  readonly from?: string | undefined;
};

/** Changes who is listed in a group from a day on; for the days before, those who leave remain members. */
export function setGroup(ctx: Ctx, id: string, version: number, set: GroupSet): Promise<void> {
  return ctx.transact(async (tx) => {
    const group = found(await groupLocked(tx, id), 'org.group_not_found');
    if (group.version !== version) throw new Refused('org.changed');
    await mustExist(tx, set.members);
    const { from, ...after } = set;
    const before = { phrases: group.phrases, members: await membersOn(tx, id, from ?? ctx.today), note: group.note };
    await saveGroup(tx, ctx.actor.city, id, set, from ?? ctx.today);
    await emit(tx, ctx, { type: 'org.group_set', subjectId: id, payload: { before, after, from: from ?? ctx.today } });
  });
}

async function mustExist(tx: Tx, units: readonly string[]): Promise<void> {
  const known = await knownUnitIds(tx);
  const unknown = units.flatMap((unit, i) => (known.has(unit) ? [] : [{ code: 'unit_unknown', at: ['members', i] }]));
  if (unknown.length > 0) throw new Refused('org.unit_not_found', unknown);
}
