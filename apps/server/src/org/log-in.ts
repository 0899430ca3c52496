import type { PasswordPolicy } from '@gongjian/domain/org/password';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import type { SignedIn } from '../platform/identity/identity.ts';
import { policyOn } from '../platform/identity/passwords.ts';
import { beginTry, failTry, forgetTries, lockedUntil, takeBackTry } from '../platform/identity/tries.ts';
import { Refused } from '../platform/refused.ts';
import { personOfLogin } from './access.ts';
import type { Entered } from './door.ts';
import type { OrgServices } from './services.ts';

type Credentials = { readonly login: string; readonly password: string; readonly code?: string | undefined };

/** Logs in: count the try → is it locked → is it right → may he come in → tell. A failure says nothing about which part was wrong. */
export async function logIn(
  services: OrgServices,
  ctx: Ctx,
  { login: said, password, code }: Credentials,
  headers: Headers,
): Promise<{ entered: Entered; cookies: readonly string[] }> {
  const { db, door } = services;
  const login = said.toLowerCase();
  const policy = await policyOn(db, ctx.today);
  const tried = await beginTry(db, login, policy, ctx.now);
  if (!tried) throw await lockedRefusal(services, ctx, login);

  const person = await ctx.read((tx) => personOfLogin(tx, login));
  const signedIn = person ? await services.identity.signIn(person.id, password, code, headers) : await nobody(services, password);
  if (signedIn.outcome === 'code_required') {
    await takeBackTry(db, login);
    throw new Refused('session.code_required');
  }
  if (signedIn.outcome !== 'in') throw await failed(services, ctx, { login, tried, policy, outcome: signedIn.outcome });

  await forgetTries(db, login);
  const entered = person && (await door.enter(person.id, 'password', ctx.now));
  if (!entered) {
    await tell(ctx, 'session.login_refused', login, { reason: 'disabled' });
    throw new Refused('session.disabled');
  }
  const teller = { ...ctx, actor: entered.actor };
  await ctx.transact((tx) => emit(tx, teller, { type: 'session.logged_in', subjectId: entered.access.id, payload: { by: 'password' } }));
  return { entered, cookies: signedIn.cookies };
}

async function nobody({ identity }: OrgServices, password: string): Promise<SignedIn> {
  await identity.pretendToCheck(password);
  return { outcome: 'wrong' };
}

type Failure = {
  readonly login: string;
  readonly tried: { readonly failures: number };
  readonly policy: PasswordPolicy;
  readonly outcome: 'wrong' | 'wrong_code';
};

async function failed({ db }: OrgServices, ctx: Ctx, { login, tried, policy, outcome }: Failure): Promise<Refused> {
  const locked = await failTry(db, login, tried, policy, ctx.now);
  await tell(ctx, 'session.login_failed', login, { reason: outcome, failures: tried.failures });
  if (locked) await tell(ctx, 'session.locked', login, { minutes: policy.lockMinutes });
  return new Refused(outcome === 'wrong' ? 'session.wrong_password' : 'session.wrong_code');
}

async function lockedRefusal({ db }: OrgServices, ctx: Ctx, login: string): Promise<Refused> {
  await tell(ctx, 'session.login_failed', login, { reason: 'locked' });
  const until = (await lockedUntil(db, [login], ctx.now)).get(login);
  return new Refused('session.locked', until ? [{ code: 'locked_until', at: [until.toISOString()] }] : []);
}

const tell = (ctx: Ctx, type: string, login: string, payload: object): Promise<void> =>
  ctx.transact((tx) => emit(tx, ctx, { type, subjectId: login, payload }));
