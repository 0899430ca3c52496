import type { FastifyInstance } from 'fastify';
import { fieldRoutes } from './field-routes.ts';
import { findingRoutes } from './finding-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { libraryRoutes } from './library-routes.ts';

export function supervisionRoutes(app: FastifyInstance): void {
  inspectionRoutes(app);
  findingRoutes(app);
  libraryRoutes(app);
  fieldRoutes(app);
}
