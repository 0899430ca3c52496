import './subscribers.ts';

/** What other rooms may use from the monthly reports. */
export { reportingRounds } from './jobs.ts';
export { reportingRoutes } from './routes.ts';
