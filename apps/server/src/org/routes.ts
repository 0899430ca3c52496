import type { FastifyInstance } from 'fastify';
import { peopleRoutes } from './people-routes.ts';
import type { OrgServices } from './services.ts';
import { sessionRoutes } from './session-routes.ts';
import { unitRoutes } from './unit-routes.ts';

export function orgRoutes(app: FastifyInstance, services: OrgServices): void {
  sessionRoutes(app, services);
  peopleRoutes(app, services);
  unitRoutes(app, services);
}
