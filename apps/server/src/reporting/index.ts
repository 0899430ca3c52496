import './subscribers.ts';

/** What other rooms may use from the monthly reports. */
export { reportingRounds } from './jobs.ts';
export { nameReportSubjects } from './name-subjects.ts';
export { playYear } from './played-year/play-year.ts';
export { isPlayed } from './played-year/played-reads.ts';
export { reportingRoutes } from './routes.ts';
