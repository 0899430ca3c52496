import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cityDayOf, makeCtx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import type { Entered } from './door.ts';
import type { OrgServices } from './services.ts';

/** Where the sign-on provider sends the browser back to. better-auth checks state, code and ID token itself. */
export function signOnCallback(app: FastifyInstance, services: OrgServices, publicUrl: string): void {
  app.route({
    method: 'GET',
    url: '/api/auth/callback/:provider',
    handler: async (request, reply) => {
      const answer = await services.identity.auth.handler(asWebRequest(request, publicUrl));
      const cookies = answer.headers.getSetCookie();
      const entered = await whoCameIn(services, cookies);
      if (entered) await tell(services, request, entered);
      return passOn(reply, answer, cookies);
    },
  });
}

const asWebRequest = (request: FastifyRequest, publicUrl: string): Request =>
  new Request(new URL(request.url, publicUrl), {
    headers: { cookie: request.headers.cookie ?? '', 'user-agent': request.headers['user-agent'] ?? '', 'x-forwarded-for': request.ip },
  });

async function whoCameIn({ identity, door }: OrgServices, cookies: readonly string[]): Promise<Entered | undefined> {
  const headers = new Headers({ cookie: cookies.map((line) => line.split(';')[0]).join('; ') });
  const session = cookies.length > 0 ? await identity.sessionOf(headers) : undefined;
  return session && door.enter(session.userId, session.way, door.clock());
}

async function tell({ db, door }: OrgServices, request: FastifyRequest, { actor, access }: Entered): Promise<void> {
  const ctx = makeCtx(db, actor, door.clock(), String(request.id), request.ip);
  const payload = { by: 'sign-on', provider: (request.params as { provider: string }).provider, day: cityDayOf(ctx.now) };
  await ctx.transact((tx) => emit(tx, ctx, { type: 'session.logged_in', subjectId: access.id, payload }));
}

async function passOn(reply: FastifyReply, answer: Response, cookies: readonly string[]): Promise<FastifyReply> {
  const location = answer.headers.get('location');
  if (location !== null) reply.header('location', location);
  if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
  return reply.code(answer.status).send(await answer.text());
}
