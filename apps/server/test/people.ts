import type { RoleName } from '@gongjian/domain/org/roles';
import type { FastifyInstance } from 'fastify';
import { createPerson } from '../src/org/create-person.ts';
import { giveRole } from '../src/org/give-role.ts';
import type { OrgServices } from '../src/org/index.ts';
import { systemActor } from '../src/platform/actor.ts';
import { makeCtx } from '../src/platform/ctx.ts';
import { CITY } from './make.ts';

export const PASSWORD = 'Blue-sky-2022';

type About = { readonly role?: RoleName; readonly unit?: string; readonly mustChange?: boolean; readonly now?: Date };

/** Somebody who can log in with PASSWORD. */
export async function aPerson(services: OrgServices, login: string, about: About = {}): Promise<string> {
  const unit = about.unit ?? '110000';
  const ctx = makeCtx(services.db, systemActor(CITY), about.now ?? new Date(), 'test');
  const chosen = { password: PASSWORD, mustChange: about.mustChange ?? false };
  const { id } = await createPerson(services, ctx, { login, name: `人员${login.length}`, unit, phone: null }, chosen);
  if (about.role) await giveRole(ctx, id, { role: about.role, unit, to: null });
  return id;
}

export const tryLogin = (app: FastifyInstance, login: string, password = PASSWORD, code?: string) =>
  app.inject({ method: 'POST', url: '/api/session', payload: { login, password, ...(code === undefined ? {} : { code }) } });

/** The cookie header of somebody who has logged in. */
export async function cookieOf(app: FastifyInstance, login: string, password = PASSWORD): Promise<string> {
  const reply = await tryLogin(app, login, password);
  if (reply.statusCode !== 200) throw new Error(`${login} could not log in: ${reply.body}`);
  return cookieIn(reply.headers['set-cookie']);
}

export const cookieIn = (lines: string | string[] | undefined): string =>
  [lines ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
