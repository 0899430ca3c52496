// The limit of the portal: a bare Fastify that sends bytes it was given, one address each. Started by portal.bench.ts.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../package.json', import.meta.url));
const fastify = require('fastify');
const app = fastify({ logger: false });
const site = process.env.PORTAL;

for (const path of process.env.PATHS.split(' ')) {
  const answer = await fetch(site + path, { headers: { 'accept-encoding': 'identity' } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  app.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(bytes));
}
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
