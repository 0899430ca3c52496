import type { Light, MeasureState } from '@gongjian/contract/tasks';

/** The colour a state is drawn in where states, not measures, are listed. A measure's own light may differ when a person set it. */
export const lightOf: Readonly<Record<MeasureState, Light>> = {
  not_started: 'none',
  awaiting_evidence: 'none',
  on_pace: 'green',
  behind: 'yellow',
  seriously_behind: 'red',
  done: 'green',
  done_late: 'yellow',
  overdue: 'red',
  standing_kept: 'green',
  standing_lapsed: 'red',
};
