import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FastifyInstance, LogController } from 'fastify';
import { pino } from 'pino';
import { buildApi } from './api.ts';
import { beginningOf, clockOf, demoAsked, demonstrate, refuseBeforeData } from './demonstration.ts';
import { indicatorRounds } from './indicators/index.ts';
import { type DemoAccount, firstPeople, keepDemoPasswords, type OrgServices, orgServices, signOnCallback } from './org/index.ts';
import { loadPack } from './pack.ts';
import { systemActor } from './platform/actor.ts';
import { sealAll } from './platform/audit/seal-events.ts';
import type { AuditServices } from './platform/audit/services.ts';
import { installationKey, type SigningKey } from './platform/audit/signing-key.ts';
import { clearExpired } from './platform/clear-expired.ts';
import type { Clock } from './platform/clock.ts';
import { makeCtx } from './platform/ctx.ts';
import { type Database, openDatabase } from './platform/database.ts';
import { type Db, openDb, openPool } from './platform/db.ts';
import { type InstanceLock, type OtherInstance, takeInstance } from './platform/instance-lock.ts';
import { RateLimit } from './platform/rate-limit.ts';
import { installationRoot } from './platform/root.ts';
import { installationSecret } from './platform/secret.ts';
import { behind } from './platform/server.ts';
import type { Settings } from './platform/settings.ts';
import { protectBrowsers, serveWebApp } from './platform/web-app.ts';
import { startWorker, type Worker } from './platform/worker.ts';
import { feedbackRounds, type PortalParts, publicationRounds, publishFirstEdition } from './publication/index.ts';
import { isPlayed, reportingRounds } from './reporting/index.ts';
import { fieldRounds } from './supervision/index.ts';
import { ledgerRounds } from './tasks/index.ts';

export type Running = {
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  readonly demo: boolean;
  readonly stop: () => Promise<void>;
};

/** Everything, in the right order: folder → database → migrations → pack → people → worker → web. What has begun is stopped if a later step fails. */
export async function startProgram(settings: Settings, log = pino({ level: settings.GONGJIAN_LOG })): Promise<Running | OtherInstance> {
  const root = installationRoot();
  const folder = settings.GONGJIAN_VAR ?? join(root, 'var');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const lock = await takeInstance(folder);
  if (!('release' in lock)) return lock;

  const undo: (() => Promise<unknown>)[] = [lock.release];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => log.error(error));
  };
  try {
    const database = await openDatabase(settings.DATABASE_URL, join(folder, 'postgres'), join(root, 'db', 'migrations'));
    undo.push(database.stop);
    const running = await serve({ settings, root, folder, lock, database, log, undo });
    return { ...running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = {
  readonly settings: Settings;
  readonly root: string;
  readonly folder: string;
  readonly lock: InstanceLock;
  readonly database: Database;
  readonly log: pino.Logger;
  readonly undo: (() => Promise<unknown>)[];
};

async function serve({ settings, root, folder, lock, database, log, undo }: Parts): Promise<Omit<Running, 'stop'>> {
  const pool = openPool(database.url, settings.GONGJIAN_POOL);
  pool.on('error', ({ message }) => log.info(`a database connection was lost: ${message}`));
  const db = openDb(pool);
  undo.push(() => db.destroy());
  const city = settings.GONGJIAN_CITY;
  const demo = settings.GONGJIAN_DEMO ?? database.embedded;
  const publicUrl = settings.GONGJIAN_PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`;

  const asked = demoAsked(settings, demo);
  const clock = clockOf(asked);
  const org = orgServices({
    db,
    clock,
    city,
    publicUrl,
    secret: await installationSecret(folder, settings.GONGJIAN_SECRET),
    idleMinutes: settings.GONGJIAN_IDLE_MINUTES,
    signOn: settings.GONGJIAN_SIGN_ON,
    loginLimit: new RateLimit(settings.GONGJIAN_LOGIN_RATE_PER_MINUTE),
  });
  const ctx = makeCtx(db, systemActor(city), beginningOf(asked), 'start');
  await refuseBeforeData(ctx, asked);
  await loadPack(ctx, db, join(root, settings.GONGJIAN_PACK));
  const accounts = await firstPeople(org, ctx, {
    demo,
    file: join(folder, 'demo-accounts.json'),
    password: process.env.GONGJIAN_DEMO_PASSWORD,
  });
  await demonstrate(db, city, asked);
  if (asked.today !== null) await keepDemoPasswords(org, makeCtx(db, systemActor(city), clock(), 'start'), accounts);
  if (demo) await publishFirstEdition(makeCtx(db, systemActor(city), clock(), 'start'));
  const simulated = await ctx.read(isPlayed);

  const audit: AuditServices = {
    key: await installationKey(folder, settings.GONGJIAN_AUDIT_KEY),
    folder: settings.GONGJIAN_ARCHIVES ?? join(folder, 'archives'),
    keepMonths: settings.GONGJIAN_AUDIT_MONTHS,
  };
  if (settings.GONGJIAN_ROLES.includes('worker')) undo.push(worker(db, settings, { key: audit.key, clock, log }).stop);
  if (!settings.GONGJIAN_ROLES.includes('web')) return { url: '', accounts, demo };
  const version = (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  const demonstration = asked.today !== null || simulated ? { today: asked.today, simulated } : null;
  const shown = { ...org, demo: demo ? accounts : [], demonstration };
  const terms = { publisher: settings.GONGJIAN_PUBLISHER, licence: settings.GONGJIAN_DATA_LICENCE };
  const portal = { db, city, publicUrl, demo, clock, terms };
  const app = web({ settings, org: shown, audit, about: { version, instance: lock.id }, publicUrl, log, portal });
  serveWebApp(app, join(root, 'apps', 'web', 'dist'));
  undo.push(() => app.close());
  const url = await listen(app, settings);
  await lock.tell(url);
  return { url, accounts, demo };
}

type WorkerParts = { readonly key: SigningKey; readonly clock: Clock; readonly log: pino.Logger };

/** Everything that comes round by the clock. */
const worker = (db: Db, { GONGJIAN_CITY: city, ...settings }: Settings, { key, clock, log }: WorkerParts): Worker =>
  startWorker(db, city, (error, what) => log.error(error, `the worker failed at ${what}`), clock, [
    { what: 'seals', everyMs: 1_000, work: (now) => sealAll(db, city, key, now) },
    { what: 'clearing', everyMs: 3_600_000, work: (now) => clearExpired(db, city, now) },
    ...ledgerRounds(db, city),
    ...indicatorRounds(db, city),
    ...fieldRounds(db, city),
    ...feedbackRounds(db, city),
    ...publicationRounds(db, city),
    ...reportingRounds(db, city, {
      mail: settings.GONGJIAN_SMTP_URL === undefined ? undefined : { url: settings.GONGJIAN_SMTP_URL, from: settings.GONGJIAN_MAIL_FROM },
      webhookHosts: settings.GONGJIAN_WEBHOOK_HOSTS,
    }),
  ]);

type WebParts = {
  readonly settings: Settings;
  readonly org: OrgServices;
  readonly audit: AuditServices;
  readonly about: { readonly version: string; readonly instance: string };
  readonly publicUrl: string;
  readonly log: pino.Logger;
  readonly portal: PortalParts;
};

function web({ settings, org, audit, about, publicUrl, log, portal }: WebParts): FastifyInstance {
  const limits = {
    person: new RateLimit(settings.GONGJIAN_RATE_PER_MINUTE),
    address: new RateLimit(settings.GONGJIAN_ADDRESS_RATE_PER_MINUTE),
  };
  const app = buildApi(
    { makeCtx: (request) => org.door.ctxOf(request), org, audit, about, webhookHosts: settings.GONGJIAN_WEBHOOK_HOSTS, portal },
    {
      loggerInstance: log as never,
      logController: new LogController({ disableRequestLogging: settings.GONGJIAN_LOG !== 'debug' }),
      trustProxy: behind(settings.GONGJIAN_TRUST_PROXY),
      limits,
    },
  );
  signOnCallback(app, org, publicUrl);
  protectBrowsers(app, publicUrl);
  return app;
}

async function listen(app: FastifyInstance, { HOST, PORT }: Settings): Promise<string> {
  try {
    return await app.listen({ host: HOST, port: PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`The port ${PORT} is taken by another program. Choose another: PORT=${PORT + 1} npm start`, { cause: error });
  }
}
