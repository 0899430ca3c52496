/** What other rooms may use from supervision. */
export { countFindings, type FindingCount } from './count-findings.ts';
export { loadDefinitions } from './load-definitions.ts';
export { nameSupervisionSubjects } from './name-subjects.ts';
export { supervisionRoutes } from './routes.ts';
export { fieldRounds } from './sync-jobs.ts';
