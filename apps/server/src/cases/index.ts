/** What other rooms may use from the cases. */
export { loadKinds } from './load-kinds.ts';
export { nameCaseSubjects } from './name-subjects.ts';
export { casesRoutes } from './routes.ts';
