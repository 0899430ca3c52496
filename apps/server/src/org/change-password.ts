import { checkPassword } from '@gongjian/domain/org/password';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { policyOn } from '../platform/identity/passwords.ts';
import { beginTry, failTry, forgetTries } from '../platform/identity/tries.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import type { Access } from './access.ts';
import type { OrgServices } from './services.ts';

/** Changes the own password. Guessing the present one is counted like logging in. */
export async function changePassword(
  { db, identity }: OrgServices,
  ctx: Ctx,
  { id, login, name }: Access,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const policy = await policyOn(db, ctx.today);
  const tried = await beginTry(db, login, policy, ctx.now);
  if (!tried) throw new Refused('session.locked');
  if (!(await identity.knowsPassword(id, current))) {
    await failTry(db, login, tried, policy, ctx.now);
    throw new Refused('session.wrong_password');
  }
  await forgetTries(db, login);
  refuseIf([...checkPassword(next, [login, name], policy), ...(await identity.repeats(id, next, policy))], 'session.weak_password');

  await identity.setPassword(id, next, { now: ctx.now, mustChange: false });
  await ctx.transact((tx) => emit(tx, ctx, { type: 'session.password_changed', subjectId: id, payload: {} }));
}
