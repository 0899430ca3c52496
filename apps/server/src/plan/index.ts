/** What other rooms may use from plans: their documents, their import, and the publishing the ledger follows in one transaction. */
export { groupSubject } from './carry-decisions.ts';
export { deferQuestions } from './decide-question.ts';
export { namePlanSubjects } from './name-subjects.ts';
export { type Published, type PublishedMention, type Publishing, publishVersion } from './publish-version.ts';
export { readImport as importInReview } from './read-import.ts';
export { documentText } from './reads.ts';
export { planRoutes } from './routes.ts';
export { startImport } from './start-import.ts';
