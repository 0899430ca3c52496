import { conflictOf, type RoleName } from '@gongjian/domain/org/roles';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { closeGrant, insertGrant, lockPerson, rolesHeld } from './people-repo.ts';
import { knownUnitIds } from './repo.ts';

type Given = { readonly role: RoleName; readonly unit: string; readonly from?: string | undefined; readonly to: string | null };

/** Gives a person a role for a unit. Nobody may change their own, and the three administrators stay three people. */
export function giveRole(ctx: Ctx, personId: string, given: Given): Promise<void> {
  const { role, unit, to } = given;
  const from = given.from ?? ctx.today;
  return ctx.transact(async (tx) => {
    found(await lockPerson(tx, personId), 'people.not_found');
    if (personId === ctx.actor.id) throw new Refused('people.not_yourself');
    if (to !== null && to <= from) throw new Refused('people.grant_dates', [{ code: 'ends_before_it_begins', at: ['to'] }]);
    if (!(await knownUnitIds(tx)).has(unit)) throw new Refused('org.unit_not_found', [{ code: 'unit_unknown', at: ['unit'] }]);
    const conflict = conflictOf(role, await rolesHeld(tx, personId, from, to));
    if (conflict) throw new Refused('people.three_apart', [{ code: conflict, at: ['role'] }]);

    await insertGrant(tx, ctx, { personId, role, unit, from, to });
    await emit(tx, ctx, { type: 'people.role_given', subjectId: personId, payload: { role, unit, from, to } });
  });
}

/** Ends a grant today; a second click finds nothing to end and says nothing. */
export function endGrant(ctx: Ctx, personId: string, grantId: string): Promise<void> {
  return ctx.transact(async (tx) => {
    found(await lockPerson(tx, personId), 'people.not_found');
    if (personId === ctx.actor.id) throw new Refused('people.not_yourself');
    const ended = await closeGrant(tx, personId, grantId, ctx.today);
    if (ended) await emit(tx, ctx, { type: 'people.role_ended', subjectId: personId, payload: { ...ended, on: ctx.today } });
  });
}
