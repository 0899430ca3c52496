import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import { onePassword } from './one-password.ts';
import { insertPerson, type NewPerson } from './people-repo.ts';
import { knownUnitIds } from './repo.ts';
import type { OrgServices } from './services.ts';

type Chosen = { readonly password: string; readonly mustChange: boolean };

/** Adds a person with a password for the first login. The account is made first, and taken back if the person cannot be. */
export async function createPerson(
  { identity }: OrgServices,
  ctx: Ctx,
  person: NewPerson,
  chosen: Chosen = { password: onePassword(), mustChange: true },
): Promise<{ id: string; password: string }> {
  const id = await identity.addUser(person.name);
  try {
    await ctx.transact(async (tx) => {
      if (!(await knownUnitIds(tx)).has(person.unit)) throw new Refused('org.unit_not_found', [{ code: 'unit_unknown', at: ['unit'] }]);
      await insertPerson(tx, ctx, { id, ...person });
      const { login, name, unit } = person;
      await emit(tx, ctx, { type: 'people.added', subjectId: id, payload: { login, name, unit } });
    });
  } catch (error) {
    await identity.removeUser(id);
    throw error;
  }
  await identity.setPassword(id, chosen.password, { now: ctx.now, mustChange: chosen.mustChange });
  return { id, password: chosen.password };
}
