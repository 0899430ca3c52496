/** What other rooms may use from org: who the units are on a day, what a printed name means, what people decided. */
export { decideGroup } from './decide-group.ts';
export { decisionsAbout } from './decisions.ts';
export { firstPeople, keepDemoPasswords } from './first-people.ts';
export { loadUnits } from './load-units.ts';
export { nameOrgSubjects } from './name-subjects.ts';
export { directoryOn, unitRefs, unitsUnder } from './reads.ts';
export { orgRoutes } from './routes.ts';
export { type DemoAccount, type OrgServices, orgServices } from './services.ts';
export { signOnCallback } from './sign-on-callback.ts';
