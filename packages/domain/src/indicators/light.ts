import type { Light } from '../tasks/model.ts';
import type { GoalState } from './model.ts';

const LIGHTS: Readonly<Record<GoalState, Light>> = {
  not_started: 'none',
  awaiting: 'none',
  on_pace: 'green',
  behind: 'yellow',
  seriously_behind: 'red',
  met: 'green',
  met_late: 'yellow',
  missed: 'red',
};

/** The light of one goal. 力争 is strive: it warns, and is never red. */
export const goalLight = (state: GoalState, strength: 'must' | 'strive'): Light =>
  strength === 'strive' && LIGHTS[state] === 'red' ? 'yellow' : LIGHTS[state];
