/** What other rooms may use from the cases. */
export { actThrough } from './act-on-case.ts';
export { attachEvidence } from './attach-evidence.ts';
export { type CaseProgress, caseProgress } from './case-progress.ts';
export { newestKind, newestKinds } from './kind-repo.ts';
export { loadBoundaries } from './load-boundaries.ts';
export { loadKinds } from './load-kinds.ts';
export { nameCaseSubjects } from './name-subjects.ts';
export { loadPaperTemplates } from './papers/load-templates.ts';
export { readCase } from './read-case.ts';
export { registerIn } from './register-case.ts';
export { casesRoutes } from './routes.ts';
