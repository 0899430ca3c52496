import type { ClauseContext } from './clause.ts';
import type { Deadline, Deliverable, Duty, Target } from './draft.ts';
import type { Passage } from './passage.ts';

export type Promises = { targets: Target[]; deliverables: Deliverable[]; duties: Duty[] };

/** Reads what a measure promises: targets, deliverables and duties, each with its place in the document. */
export function readPromises(_measure: Passage, _about: ClauseContext & { readonly deadline: Deadline }): Promises {
  return { targets: [], deliverables: [], duties: [] };
}
