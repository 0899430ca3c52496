import type { FastifyInstance } from 'fastify';
import { loadKinds } from '../src/cases/index.ts';
import type { Ctx } from '../src/platform/ctx.ts';
import type { Db } from '../src/platform/db.ts';
import { deliverAll } from '../src/platform/deliver.ts';
import { bareServer } from '../src/platform/server.ts';
import { FeedbackDesk } from '../src/publication/feedback-desk.ts';
import { loadCatalogue } from '../src/publication/load-catalogue.ts';
import { portalRoutes } from '../src/publication/portal/portal-routes.ts';
import { keepClock } from '../src/reporting/keep-clock.ts';
import { openMonth } from '../src/reporting/open-month.ts';
import { sealMonth } from '../src/reporting/seal-month.ts';
import { at, beijingPack, CITY } from './make.ts';
import { aCity, aPlan } from './monthly.ts';

export const SITE = 'https://portal.example';
export const NOON = '2022-06-01T04:00:00Z';

/** For tests: a city with its plan, its kinds of cases and its catalogue, in drafts. */
export async function aPublicCity(db: Db): Promise<Ctx> {
  const ctx = at(db, '2022-02-21T02:00:00Z');
  await aCity(ctx, beijingPack);
  await aPlan(ctx);
  await loadKinds(ctx, beijingPack);
  await loadCatalogue(ctx, beijingPack);
  await deliverAll(db, CITY, new Date('2022-02-21T03:00:00Z'));
  return ctx;
}

/** For tests: a month that nobody reported, sealed. */
export async function aSealedMonth(db: Db, month: string, on: string): Promise<void> {
  await openMonth(at(db, on), month);
  await keepClock(at(db, on));
  await sealMonth(at(db, on), month);
}

/** For tests: the portal, which looks for a new edition with every request. */
export function aPortal(db: Db, instant: string, demo = false): FastifyInstance {
  const clock = () => new Date(instant);
  const app = bareServer(async () => at(db, instant));
  const desk = new FeedbackDesk({ db, city: CITY, secret: 'a secret of the tests, long enough', clock });
  portalRoutes(app, { db, city: CITY, publicUrl: SITE, demo, clock, freshForMs: 0 }, desk);
  return app;
}
