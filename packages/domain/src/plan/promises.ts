import type { ClauseContext } from './clause.ts';
import { type Due, datesByClause } from './deadline-due.ts';
import { datedReading } from './deadline-milestones.ts';
import { deliverablesIn } from './deliverables.ts';
import type { Deadline, Deliverable, Duty, Target } from './draft.ts';
import { dutiesIn } from './duties.ts';
import type { Passage } from './passage.ts';
import { targetsIn } from './targets.ts';

export type Promises = { targets: Target[]; deliverables: Deliverable[]; duties: Duty[] };

/** Reads what a measure promises: targets, deliverables and duties, each with its place in the document. */
export function readPromises(measure: Passage, about: ClauseContext & { readonly deadline: Deadline }): Promises {
  const { reading, clauses, dates } = datedReading(measure, about.year);
  const due: Due = { dates: datesByClause(clauses, dates), clauses, outline: reading.outline, deadline: about.deadline, year: about.year };
  const targets = targetsIn({ reading, dates: new Map(dates.map((date) => [date.start, date])) }, due, about);
  const made = deliverablesIn(reading, due, about);
  const proved = { targets: new Set(targets.map(({ clause }) => clause)), made: new Set(made.map(({ clause }) => clause)) };
  return {
    targets: targets.map(({ target }) => target),
    deliverables: made.map(({ deliverable }) => deliverable),
    duties: dutiesIn(reading, clauses, proved, about),
  };
}
