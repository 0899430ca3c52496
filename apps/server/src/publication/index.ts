/** What the program may use from publication. */

export { FeedbackDesk } from './feedback-desk.ts';
export { feedbackRounds } from './feedback-forget.ts';
export { feedbackOffice } from './feedback-office.ts';
export type { PortalParts } from './portal/portal.ts';
export { portalRoutes } from './portal/portal-routes.ts';
