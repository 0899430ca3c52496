import { settle } from './apply.ts';
import { type FieldRules, type Held, plainRules, type RecordState, type Step, type Told } from './model.ts';

const DAY_MS = 86_400_000;

/** After this, what is missing is taken as lost. */
export const HELD_MS = 7 * DAY_MS;

/** Applies what has waited longer than seven days on the newest version there is, in the order of its branch. */
export function forceHeld(state: RecordState, now: number, rules: FieldRules = plainRules): Step {
  const overdue = state.held.filter(({ since }) => now - since > HELD_MS).sort(inOrder);
  let step: Step = { state, told: [] };
  for (const held of overdue) step = forceOne(step, held, now, rules);
  return step;
}

function forceOne({ state, told }: Step, { submission, withdrawn }: Held, now: number, rules: FieldRules): Step {
  const { instanceId } = submission;
  const without = { ...state, held: state.held.filter((each) => each.submission.instanceId !== instanceId) };
  const forced: Told[] = [...told, { what: 'forced', instanceId }];
  if (withdrawn) return { state: without, told: [...forced, { what: 'dropped', instanceId }] };
  const next = settle(without, submission, { way: 'forced', now, rules });
  return { state: next.state, told: [...forced, ...next.told] };
}

/** By branch and then by base: the order they were made in, whatever the order they came in. */
const inOrder = ({ submission: one }: Held, { submission: other }: Held): number =>
  compare(one.branch ?? '', other.branch ?? '') || (one.base ?? 0) - (other.base ?? 0) || compare(one.instanceId, other.instanceId);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
