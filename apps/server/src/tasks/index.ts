import './subscribers.ts';

/** What other rooms may use from the task ledger. */
export type { ObligationsHandedOver } from './events.ts';
export { ledgerRounds } from './jobs.ts';
export { judgeLedger, lightsNow } from './judge-ledger.ts';
export { loadPackPlans } from './load-pack-plan.ts';
export { nameTaskSubjects } from './name-subjects.ts';
export { type Finding, recordEvidence } from './record-evidence.ts';
export { askForMonth, recordReport } from './record-report.ts';
export { lockPlans } from './refresh.ts';
export { tasksRoutes } from './routes.ts';
export { takeReportProof } from './take-report-proof.ts';
export { expectedDayOf, keepWatchRules } from './watch-rules.ts';
