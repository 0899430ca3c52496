/** What other rooms may use from the assessments. */
export { loadSchemes } from './load-schemes.ts';
export { nameAssessmentSubjects } from './name-subjects.ts';
export { assessmentRoutes } from './routes.ts';
