import type { FastifyInstance } from 'fastify';
import { inspectionRoutes } from './inspection-routes.ts';

export function supervisionRoutes(app: FastifyInstance): void {
  inspectionRoutes(app);
}
