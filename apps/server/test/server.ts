import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { buildApi } from '../src/api.ts';
import { type OrgServices, orgServices, signOnCallback } from '../src/org/index.ts';
import type { AuditServices } from '../src/platform/audit/services.ts';
import { freshKey } from '../src/platform/audit/signing-key.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import type { Db } from '../src/platform/db.ts';
import type { SignOnProvider } from '../src/platform/identity/auth.ts';
import { unlimited } from '../src/platform/rate-limit.ts';
import { CITY } from './make.ts';

const about = {
  version: (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version,
  instance: 'test',
};

const audit: AuditServices = { key: freshKey(), folder: join(tmpdir(), `gongjian-archives-${process.pid}`), keepMonths: 6 };

type SignOn = () => readonly SignOnProvider[];

const servicesOn = (db: Db, signOn: SignOn): OrgServices =>
  orgServices({
    db,
    city: CITY,
    secret: 'a secret of the tests, long enough',
    publicUrl: 'http://localhost',
    idleMinutes: 30,
    signOn: signOn(),
    loginLimit: unlimited,
  });

/** The whole API on a test's own database. With `ctx`, every request comes from there; without, people log in for themselves. */
export function ownServer(
  db: () => Db,
  ctx?: () => Ctx,
  signOn: SignOn = () => [],
): () => FastifyInstance & { readonly services: OrgServices } {
  let app: (FastifyInstance & { services: OrgServices }) | undefined;
  afterAll(() => app?.close());
  return () => {
    if (!app) {
      const org = servicesOn(db(), signOn);
      const makeCtx = ctx ? async () => ctx() : org.door.ctxOf.bind(org.door);
      app = Object.assign(buildApi({ makeCtx, org, audit, about }), { services: org });
      signOnCallback(app, org, 'http://localhost');
    }
    return app;
  };
}
