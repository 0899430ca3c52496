import * as contract from '@gongjian/contract/session';
import { roleNames, roles } from '@gongjian/domain/org/roles';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { bind } from '../platform/http.ts';
import { policyOn } from '../platform/identity/passwords.ts';
import { found, Refused } from '../platform/refused.ts';
import { changePassword } from './change-password.ts';
import { headersOf, setCookies } from './cookies.ts';
import type { Entered } from './door.ts';
import { logIn } from './log-in.ts';
import { changeOwnEmail, ownEmail } from './own-email.ts';
import { cityNamed, unitRefs } from './reads.ts';
import type { DemoAccount, OrgServices } from './services.ts';
import { viewerOf } from './viewer.ts';

export function sessionRoutes(app: FastifyInstance, services: OrgServices): void {
  const { door, identity } = services;

  bind(app, contract.readSession, async (ctx, { request }) => {
    const entered = await door.entered(request);
    return {
      viewer: entered ? await viewerOf(ctx, entered) : null,
      city: { code: door.city, name: await ctx.read((db) => cityNamed(db, ctx.today)) },
      today: ctx.today,
      idleMinutes: services.idleMinutes,
      passwordPolicy: await policyOn(services.db, ctx.today),
      signOn: services.signOn.map(({ id, name }) => ({ id, name })),
      demonstration: services.demonstration,
      demo: isThisMachine(request.ip) && isThisMachine(request.hostname) ? await demoShown(ctx, services.demo) : [],
    };
  });

  bind(app, contract.login, async (ctx, { body, request, reply }) => {
    services.loginLimit.take(request.ip, ctx.now.getTime());
    const { entered, cookies } = await logIn(services, ctx, body, headersOf(request));
    setCookies(reply, cookies);
    return { viewer: await viewerOf(ctx, entered) };
  });

  bind(app, contract.logout, async (ctx, { request, reply }) => {
    const entered = await door.entered(request);
    setCookies(reply, await identity.signOut(headersOf(request)));
    door.forget();
    if (entered) await ctx.transact((tx) => emit(tx, ctx, { type: 'session.logged_out', subjectId: entered.access.id, payload: {} }));
    return {};
  });

  bind(app, contract.changePassword, async (ctx, { body, request, reply }) => {
    const { access } = await inSession(door.entered(request));
    await changePassword(services, ctx, access, body);
    setCookies(reply, await identity.reopen(access.id, body.next, headersOf(request)));
    door.forget();
    return { viewer: await viewerNow(services, ctx, access.id) };
  });

  bind(app, contract.readOwnEmail, (ctx) => ownEmail(ctx));
  bind(app, contract.changeOwnEmail, async (ctx, { body, request }) => {
    await inSession(door.entered(request));
    return changeOwnEmail(ctx, body.email);
  });

  secondFactorRoutes(app, services);
  signOnRoutes(app, services);
}

function secondFactorRoutes(app: FastifyInstance, services: OrgServices): void {
  const { door, identity } = services;

  bind(app, contract.startSecondFactor, async (_, { body, request }) => {
    const { access } = await inSession(door.entered(request));
    const started = await identity.startSecondFactor(body.password, headersOf(request));
    if (!started) throw new Refused('session.wrong_password');
    const uri = new URL(started.uri);
    uri.pathname = `/${encodeURIComponent(`攻坚:${access.login}`)}`;
    return { uri: uri.href, secret: uri.searchParams.get('secret') ?? '', backupCodes: [...started.backupCodes] };
  });

  bind(app, contract.verifySecondFactor, async (ctx, { body, request, reply }) => {
    const cookies = await identity.confirmSecondFactor(body.code, headersOf(request));
    if (!cookies) throw new Refused('session.wrong_code');
    return changed(services, ctx, { request, reply, cookies, type: 'session.second_factor_started' });
  });

  bind(app, contract.stopSecondFactor, async (ctx, { body, request, reply }) => {
    const cookies = await identity.stopSecondFactor(body.password, headersOf(request));
    if (!cookies) throw new Refused('session.wrong_password');
    return changed(services, ctx, { request, reply, cookies, type: 'session.second_factor_stopped' });
  });
}

function signOnRoutes(app: FastifyInstance, { identity }: OrgServices): void {
  bind(app, contract.startSignOn, async (_, { params, request, reply }) => {
    const there = await identity.signOnElsewhere(params.provider, headersOf(request));
    if (!there) throw new Refused('session.no_such_provider');
    setCookies(reply, there.cookies);
    return { url: there.url };
  });
}

type Changed = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly cookies: readonly string[];
  readonly type: string;
};

async function changed(services: OrgServices, ctx: Ctx, { reply, cookies, type }: Changed) {
  setCookies(reply, cookies);
  services.door.forget();
  await ctx.transact((tx) => emit(tx, ctx, { type, subjectId: ctx.actor.id, payload: {} }));
  return { viewer: await viewerNow(services, ctx, ctx.actor.id) };
}

async function viewerNow({ door }: OrgServices, ctx: Ctx, personId: string) {
  return viewerOf(ctx, found(await door.enter(personId, 'password', ctx.now), 'access.login_required'));
}

/** Demo accounts with their units by name: a code says nothing to somebody who logs in for the first time. */
async function demoShown(ctx: Ctx, accounts: readonly DemoAccount[]) {
  const ids = accounts.map(({ unit }) => unit);
  const units = await ctx.read((db) => unitRefs(db, ids, ctx.today));
  return accounts.flatMap((account) => {
    const role = roleNames.find((name) => roles[name].zh === account.role);
    return role ? [{ ...account, role, unit: units.get(account.unit)?.name ?? account.unit }] : [];
  });
}

/** Demo passwords are shown to whoever sits at the machine, and to nobody else. */
const isThisMachine = (address: string): boolean => ['127.0.0.1', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost'].includes(address);

/** A token cannot change the account of the person it acts for. */
async function inSession(entering: Promise<Entered | undefined>): Promise<Entered> {
  const entered = found(await entering, 'access.login_required');
  if (entered.by === 'token') throw new Refused('access.denied');
  return entered;
}
