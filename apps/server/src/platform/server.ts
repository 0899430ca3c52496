import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { MakeCtx } from './http.ts';
import { answerErrors, answerUnreadable } from './problems.ts';
import { type RateLimit, unlimited } from './rate-limit.ts';
import { MAX_UPLOAD_BYTES } from './upload.ts';

const MAX_JSON_BYTES = 8 * 1024 * 1024;

export type ServerOptions = FastifyServerOptions & {
  /** Calls a minute for one person, and for one address nobody has logged in from. */
  readonly limits?: { readonly person: RateLimit; readonly address: RateLimit };
};

/** Behind so many proxies a request comes from where the outermost of them saw it; what the client wrote before that is not believed. */
export const behind = (proxies: number): false | ((address: string, hop: number) => boolean) => proxies > 0 && ((_, hop) => hop < proxies);

/** An empty server with the platform's habits; rooms bind their operations to it. */
export function bareServer(makeCtx: MakeCtx, { limits, ...options }: ServerOptions = {}): FastifyInstance {
  const app = Fastify({
    ...{ logger: false, bodyLimit: MAX_JSON_BYTES, requestIdHeader: false, genReqId: () => randomUUID() },
    frameworkErrors: answerUnreadable,
    ...options,
  });
  app.decorate('makeCtx', makeCtx);
  app.decorate('bound', []);
  app.decorate('limits', limits ?? { person: unlimited, address: unlimited });
  app.decorateRequest('renewedCookies');
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20 } });
  answerErrors(app);
  return app;
}
