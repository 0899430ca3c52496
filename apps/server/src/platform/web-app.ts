import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Headers every browser answer carries. antd writes its styles into the page, so those are allowed; scripts only from here. */
export function protectBrowsers(app: FastifyInstance, publicUrl: string): void {
  const secure = publicUrl.startsWith('https://');
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
}

/** Serves the built web app, compressed beforehand; any address that is no file is a screen of it. */
export function serveWebApp(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: true,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** True for an address a person typed or followed, which the web app shows; an API address is never one. */
export const isScreen = (url: string, method: string, accept: string | undefined): boolean =>
  method === 'GET' && !url.startsWith('/api/') && (accept ?? '').includes('text/html');

/** The page an address is a screen of: the telephone's app has one of its own. */
export const pageOf = (url: string): string => (/^\/field(?:[/?#]|$)/.test(url) ? 'field.html' : 'index.html');
