import './subscribers.ts';

/** What other rooms may use from the indicators. */
export { boundPromises } from './binding-repo.ts';
export { indicatorRounds } from './jobs.ts';
export { loadIndicators } from './load-indicators.ts';
export { nameIndicatorSubjects } from './name-subjects.ts';
export { recordFigures } from './record-figures.ts';
export { indicatorRoutes } from './routes.ts';
