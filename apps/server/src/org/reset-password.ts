import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { forgetTries } from '../platform/identity/tries.ts';
import { found, Refused } from '../platform/refused.ts';
import { onePassword } from './one-password.ts';
import { lockPerson } from './people-repo.ts';
import type { OrgServices } from './services.ts';

/** Gives somebody who cannot get in a password for one login; a lock-out and the second factor end. */
export async function resetPassword({ db, identity }: OrgServices, ctx: Ctx, id: string): Promise<string> {
  if (id === ctx.actor.id) throw new Refused('people.not_yourself');
  const password = onePassword();
  const { login } = await ctx.transact(async (tx) => {
    const person = found(await lockPerson(tx, id), 'people.not_found');
    await emit(tx, ctx, { type: 'people.password_reset', subjectId: id, payload: { login: person.login } });
    return person;
  });
  await identity.forgetSecondFactor(id);
  await identity.setPassword(id, password, { now: ctx.now, mustChange: true });
  await forgetTries(db, login);
  return password;
}
