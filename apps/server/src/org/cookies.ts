import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../platform/refused.ts';

/** The headers better-auth reads. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'origin', 'host'] as const) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set('x-forwarded-for', request.ip);
  return headers;
}

export function setCookies(reply: FastifyReply, lines: readonly string[]): void {
  if (lines.length > 0) reply.header('set-cookie', [...lines]);
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser tells where a request comes from; another site may not use our cookies to change anything. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Refused('session.foreign_origin');
    return;
  }
  const { origin, host } = request.headers;
  if (origin !== undefined && hostOf(origin) !== host) throw new Refused('session.foreign_origin');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
