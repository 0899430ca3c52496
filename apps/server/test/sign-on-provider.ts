import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID Connect provider on the wire, as small as one can be: it lets in whoever it is told to. */
export type FakeProvider = { readonly issuer: string; letIn: (claims: object) => void; readonly stop: () => Promise<void> };

export async function aSignOnProvider(): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let claims: object = {};
  let nonce: string | null = null;
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answers: Record<string, (asked: URL) => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }),
    '/userinfo': () => claims,
    '/token': () => {
      const now = Math.floor(Date.now() / 1000);
      const token = {
        iss: issuer,
        aud: 'gongjian',
        iat: now,
        exp: now + 300,
        sub: randomUUID(),
        ...(nonce === null ? {} : { nonce }),
        ...claims,
      };
      return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: signed(token, privateKey) };
    },
  };
  server.on('request', (request: IncomingMessage, response) => {
    const asked = new URL(request.url ?? '/', issuer);
    if (asked.pathname === '/authorize') nonce = asked.searchParams.get('nonce');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[asked.pathname]?.(asked) ?? {}));
  });
  const letIn = (who: object) => {
    claims = who;
  };
  return { issuer, letIn, stop: () => stopped(server) };
}

function signed(claims: object, key: Parameters<ReturnType<typeof createSign>['sign']>[0]): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

async function stopped(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
