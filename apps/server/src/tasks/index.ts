import './subscribers.ts';

/** What other rooms may use from the task ledger. */
export { ledgerRounds } from './jobs.ts';
export { loadPackPlans } from './load-pack-plan.ts';
export { tasksRoutes } from './routes.ts';
