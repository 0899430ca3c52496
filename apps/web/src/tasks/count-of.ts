import type { MeasureState, Overview } from '@gongjian/contract/tasks';

/** How many measures are in one state; a state that is not listed has none. */
export const countOf = (states: Overview['states'], state: MeasureState): number => states.find((one) => one.state === state)?.n ?? 0;
