import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApi } from '../src/api.ts';
import { orgServices } from '../src/org/index.ts';
import { freshKey } from '../src/platform/audit/signing-key.ts';
import type { Db } from '../src/platform/db.ts';
import { RateLimit, unlimited } from '../src/platform/rate-limit.ts';
import { behind } from '../src/platform/server.ts';
import { protectBrowsers } from '../src/platform/web-app.ts';
import { feedbackKeys, writeToken } from '../src/publication/feedback-keys.ts';
import { CITY } from './make.ts';

export const SECRET = 'a secret of the tests, long enough';

type Options = { readonly addressRate?: number; readonly clock?: () => Date };

/** The whole program's server, listening, as behind a proxy that says where requests come from. */
export async function publicServer(db: Db, { addressRate = 1_200, clock = () => new Date('2022-06-01T04:00:00Z') }: Options = {}) {
  const publicUrl = 'https://portal.example';
  const org = orgServices({ db, city: CITY, secret: SECRET, publicUrl, idleMinutes: 30, signOn: [], loginLimit: unlimited });
  const limits = { person: unlimited, address: new RateLimit(addressRate) };
  const app = buildApi(
    {
      makeCtx: (asked) => org.door.ctxOf(asked),
      org,
      audit: { key: freshKey(), folder: '', keepMonths: 6 },
      about: { version: '0', instance: 'test' },
      portal: { db, city: CITY, publicUrl, demo: false, clock },
    },
    { trustProxy: behind(1), limits },
  );
  protectBrowsers(app, publicUrl);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

export const portOf = (app: FastifyInstance): number => (app.server.address() as AddressInfo).port;
export const anOldToken = (now = Date.now()): string =>
  writeToken(feedbackKeys(SECRET), { at: now - 60_000, nonce: randomBytes(16).toString('base64url'), waiting: false });

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
export type Heard = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: string };
export type Asked = {
  readonly method?: string;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: Buffer | string;
};

/** One request over the wire. `from` is where the proxy says it comes from. The path goes out as it is written. */
export function ask(
  app: FastifyInstance,
  path: string,
  { method = 'GET', from = '203.0.113.7', headers = {}, payload }: Asked = {},
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port: portOf(app), host: '127.0.0.1', path, method, headers: { 'x-forwarded-for': from, ...headers } },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** Bytes as they are, for what no proper client sends; the whole of what comes back until the server hangs up. */
export function raw(app: FastifyInstance, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(portOf(app), '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
    });
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

/** A connection that began a form and does not go on. */
export function dawdler(app: FastifyInstance, from: string): Socket {
  const head = `POST /portal/feedback HTTP/1.1\r\nhost: portal.example\r\nx-forwarded-for: ${from}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 500000\r\n\r\n--b\r\n`;
  const socket = connect(portOf(app), '127.0.0.1', () => socket.write(head));
  socket.on('error', () => undefined);
  return socket;
}
