import { settle } from './apply.ts';
import { conflictOf } from './conflict.ts';
import { type FieldRules, latest, type Properties, plainRules, type RecordState, type Step, type Version } from './model.ts';

/** An edit at the desk, on the version that is current. */
export function editAtDesk(state: RecordState, data: Properties, subject: string | null = null): RecordState {
  const current = latest(state);
  if (!current) throw new Error('there is no record to edit yet');
  const fresh: Omit<Version, 'conflict'> = {
    version: current.version + 1,
    subject: subject ?? current.subject,
    data: { ...current.data, ...data },
    ...{ from: null, base: current.version, trunk: null, branch: null, branchBase: null },
    ...{ forced: false, lateCreate: false, conflicting: [] },
  };
  return { ...state, versions: [...state.versions, { ...fresh, conflict: conflictOf(fresh, state.versions) }] };
}

/** Somebody has looked at it and says that the current version holds. */
export const resolveConflict = (state: RecordState): RecordState => ({ ...state, conflict: null });

export const removeRecord = (state: RecordState): RecordState => ({ ...state, removed: true });

/** A held submission that was taken back: its time passes and nothing comes of it. */
export const withdraw = (state: RecordState, instanceId: string): RecordState => ({
  ...state,
  held: state.held.map((each) => (each.submission.instanceId === instanceId ? { ...each, withdrawn: true } : each)),
});

/** Lets a create that waited come to be, and what was held behind it. */
export function approve(state: RecordState, instanceId: string, now: number, rules: FieldRules = plainRules): Step {
  const submission = state.waiting.find((each) => each.instanceId === instanceId);
  if (!submission) return { state, told: [] };
  const waiting = state.waiting.filter((each) => each !== submission);
  return settle({ ...state, waiting }, submission, { way: 'approved', now, rules });
}
