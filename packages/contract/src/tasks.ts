/** The task ledger: its list and export, one measure, pictures of it, saved views, and the stages of deliverables. */
export * from './tasks-handover.ts';
export * from './tasks-ledger.ts';
export * from './tasks-measure.ts';
export * from './tasks-pictures.ts';
export * from './tasks-red-list.ts';
export * from './tasks-stages.ts';
export * from './tasks-views.ts';
