import type { Span } from './draft.ts';
import type { Range } from './source.ts';

/** What the rules need to know about the document around a measure. */
export type ClauseContext = {
  /** The year of the plan, for dates printed without one. */
  readonly year: number | null;
  readonly spanOf: (at: Range) => Span;
};
