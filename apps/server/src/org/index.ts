/** What other rooms may use from org: who the units are on a day, what a printed name means, what people decided. */
export { decideGroup, decisionsAbout, type GroupDecision } from './decide-group.ts';
export { loadUnits } from './load-units.ts';
export { directoryOn, unitRefs, unitsOn, unitsUnder } from './reads.ts';
