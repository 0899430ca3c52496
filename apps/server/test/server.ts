import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { buildApi } from '../src/api.ts';
import { Door, type OrgServices } from '../src/org/index.ts';
import { anonymousIn } from '../src/platform/actor.ts';
import type { AuditServices } from '../src/platform/audit/services.ts';
import { freshKey } from '../src/platform/audit/signing-key.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import { type Db, inTransaction } from '../src/platform/db.ts';
import { makeAuth } from '../src/platform/identity/auth.ts';
import { Identity } from '../src/platform/identity/identity.ts';
import { unlimited } from '../src/platform/rate-limit.ts';
import { CITY } from './make.ts';

const about = {
  version: (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version,
  instance: 'test',
};

const audit: AuditServices = { key: freshKey(), folder: join(tmpdir(), `gongjian-archives-${process.pid}`), keepMonths: 6 };

/** What deeds of accounts need, on a test's own database. */
export function orgServices(db: Db): OrgServices {
  const userOfLogin = async (login: string) =>
    (
      await inTransaction(db, anonymousIn(CITY), (tx) =>
        tx.selectFrom('org.person').select('id').where('login', '=', login).executeTakeFirst(),
      )
    )?.id;
  const auth = makeAuth({
    db,
    secret: 'a secret of the tests, long enough',
    publicUrl: 'http://localhost',
    idleMinutes: 30,
    signOn: [],
    userOfLogin,
  });
  const identity = new Identity(auth, db);
  return { db, identity, door: new Door(db, CITY, identity), loginLimit: unlimited, idleMinutes: 30, signOn: [], demo: [] };
}

/** The whole API on a test's own database. With `ctx`, every request comes from there; without, people log in for themselves. */
export function ownServer(db: () => Db, ctx?: () => Ctx): () => FastifyInstance & { readonly services: OrgServices } {
  let app: (FastifyInstance & { services: OrgServices }) | undefined;
  afterAll(() => app?.close());
  return () => {
    if (!app) {
      const org = orgServices(db());
      const makeCtx = ctx ? async () => ctx() : org.door.ctxOf.bind(org.door);
      app = Object.assign(buildApi({ makeCtx, org, audit, about }), { services: org });
    }
    return app;
  };
}
