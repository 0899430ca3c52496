import type { FastifyInstance } from 'fastify';
import { assessmentRoutes } from './assessment/index.ts';
import { calendarRoutes } from './calendar/index.ts';
import { casesRoutes } from './cases/index.ts';
import { indicatorRoutes } from './indicators/index.ts';
import { namers } from './namers.ts';
import { type OrgServices, orgRoutes } from './org/index.ts';
import { planRoutes } from './plan/index.ts';
import { auditRoutes } from './platform/audit/routes.ts';
import type { AuditServices } from './platform/audit/services.ts';
import { realTime } from './platform/clock.ts';
import type { MakeCtx } from './platform/http.ts';
import { type About, platformRoutes } from './platform/routes.ts';
import { bareServer, type ServerOptions } from './platform/server.ts';
import { FeedbackDesk, feedbackOffice, type PortalParts, portalRoutes, publicationRoutes } from './publication/index.ts';
import { reportingRoutes } from './reporting/index.ts';
import { supervisionRoutes } from './supervision/index.ts';
import { tasksRoutes } from './tasks/index.ts';

export type ApiParts = {
  readonly makeCtx: MakeCtx;
  readonly org: OrgServices;
  readonly audit: AuditServices;
  readonly about: About;
  /** Hosts of the own network that webhooks may reach. */
  readonly webhookHosts?: ReadonlySet<string>;
  /** The public portal; left out where only the API is served. */
  readonly portal?: PortalParts;
};

/** The whole API: every room's operations on one server. */
export function buildApi(
  { makeCtx, org, audit, about, webhookHosts = new Set(), portal }: ApiParts,
  options: ServerOptions = {},
): FastifyInstance {
  const app = bareServer(makeCtx, options);
  platformRoutes(app, about);
  auditRoutes(app, audit, namers);
  orgRoutes(app, org);
  calendarRoutes(app);
  planRoutes(app);
  tasksRoutes(app);
  indicatorRoutes(app);
  reportingRoutes(app, org.secret, webhookHosts);
  casesRoutes(app);
  supervisionRoutes(app);
  assessmentRoutes(app);
  const desk = new FeedbackDesk({ db: org.db, city: org.door.city, secret: org.secret, clock: portal?.clock ?? realTime });
  feedbackOffice(app, desk);
  publicationRoutes(app);
  if (portal) portalRoutes(app, portal, desk);
  return app;
}
