import './subscribers.ts';

/** What other rooms may use from the monthly reports. */
export type { AboutReport, ReportHappened } from './events.ts';
export { reportingRounds, turnMonths } from './jobs.ts';
export { reportingRoutes } from './routes.ts';
