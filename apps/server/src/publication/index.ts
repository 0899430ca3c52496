/** What the program may use from publication. */

export type { PortalParts } from './portal/portal.ts';
export { portalRoutes } from './portal/portal-routes.ts';
