/** What the program may use from publication. */
export { FeedbackDesk } from './feedback-desk.ts';
export { feedbackRounds } from './feedback-forget.ts';
export { feedbackOffice } from './feedback-office.ts';
export { publishFirstEdition } from './first-edition.ts';
export { publicationRounds } from './jobs.ts';
export { loadCatalogue } from './load-catalogue.ts';
export type { PortalParts } from './portal/portal.ts';
export { portalRoutes } from './portal/portal-routes.ts';
export { publicationRoutes } from './routes.ts';
