import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { MakeCtx } from './http.ts';
import { answerErrors } from './problems.ts';
import { MAX_UPLOAD_BYTES } from './upload.ts';

const MAX_JSON_BYTES = 8 * 1024 * 1024;

/** An empty server with the platform's habits; rooms bind their operations to it. */
export function bareServer(makeCtx: MakeCtx, options: FastifyServerOptions = {}): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: MAX_JSON_BYTES, ...options });
  app.decorate('makeCtx', makeCtx);
  app.decorate('bound', []);
  app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20 } });
  answerErrors(app);
  return app;
}
