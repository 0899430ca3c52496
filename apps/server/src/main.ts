import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { MakeCtx } from './platform/http.ts';
import { bareServer } from './platform/server.ts';

/** The whole API: every room's operations on one server. */
export function buildServer(makeCtx: MakeCtx, options: FastifyServerOptions = {}): FastifyInstance {
  return bareServer(makeCtx, options);
}
