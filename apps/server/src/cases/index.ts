/** What other rooms may use from the cases. */
export { loadKinds } from './load-kinds.ts';
export { casesRoutes } from './routes.ts';
