/** What other rooms may use from the assessments. */
export { loadSchemes } from './load-schemes.ts';
export { assessmentRoutes } from './routes.ts';
