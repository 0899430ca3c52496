import type { FastifyInstance } from 'fastify';
import { fieldRoutes } from './field-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';

export function supervisionRoutes(app: FastifyInstance): void {
  inspectionRoutes(app);
  fieldRoutes(app);
}
