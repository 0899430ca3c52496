import './subscribers.ts';

/** What other rooms may use from the task ledger. */
export type { VerdictChanged } from './events.ts';
export { ledgerRounds, refreshLedger } from './jobs.ts';
export { loadPackPlans } from './load-pack-plan.ts';
export { tasksRoutes } from './routes.ts';
