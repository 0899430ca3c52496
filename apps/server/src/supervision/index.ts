/** What other rooms may use from supervision. */
export { loadDefinitions } from './load-definitions.ts';
export { supervisionRoutes } from './routes.ts';
export { fieldRounds } from './sync-jobs.ts';
