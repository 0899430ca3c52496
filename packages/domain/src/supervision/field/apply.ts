import { conflictingWith, conflictingWithLate, conflictOf, worse } from './conflict.ts';
import { findBase } from './find-base.ts';
import {
  type FieldRules,
  type Held,
  latest,
  plainRules,
  type RecordState,
  type Refusal,
  type Step,
  type Submission,
  type Told,
  type Version,
} from './model.ts';

/** How a submission comes to be applied: on arrival, released by the one before it, after waiting too long, or approved. */
export type Way = 'arrival' | 'forced' | 'approved';

/** The name of a record that was made out of an update which does not say what it is about. */
export const UNKNOWN_SUBJECT = '';

/** Takes a submission as it arrives, and whatever waited for it. Applied at most once, however often it comes. */
export function applySubmission(state: RecordState, submission: Submission, now: number, rules: FieldRules = plainRules): Step {
  if (isKnown(state, submission.instanceId)) return { state, told: [{ what: 'already', instanceId: submission.instanceId }] };
  return settle(state, submission, { way: 'arrival', now, rules });
}

export type Settling = { readonly way: Way; readonly now: number; readonly rules: FieldRules };

export function settle(state: RecordState, submission: Submission, settling: Settling): Step {
  const why = misshapen(submission) ?? (state.removed ? 'record_removed' : null);
  if (why !== null) return refused(state, submission, why);
  const step = submission.action === 'create' ? create(state, submission, settling) : update(state, submission, settling);
  // What was forced releases nothing: those behind it wait their own time.
  return settling.way === 'forced' ? step : releaseBehind(step, settling);
}

function create(state: RecordState, submission: Submission, settling: Settling): Step {
  const root = state.versions[0];
  if (root?.forced) return lateCreate(state, submission);
  if (root) return refused(state, submission, 'already_exists');
  if (settling.rules.createsNeedApproval && settling.way === 'arrival') {
    const waiting = [...state.waiting, submission];
    return { state: { ...state, waiting }, told: [{ what: 'waiting', instanceId: submission.instanceId }] };
  }
  return append(state, submission, { base: null, branch: null, branchBase: null, forced: false, lateCreate: false, conflicting: [] });
}

function lateCreate(state: RecordState, submission: Submission): Step {
  const current = latest(state) as Version;
  const conflicting = conflictingWithLate(submission, current);
  return append(state, submission, { base: current.version, branch: null, branchBase: null, forced: false, lateCreate: true, conflicting });
}

function update(state: RecordState, submission: Submission, { way, now, rules }: Settling): Step {
  const forced = way === 'forced';
  const base = findBase(state, submission, forced);
  if ('hold' in base) return hold(state, submission, now);
  const { branch } = submission;
  const branchBase = branch === null ? null : submission.base;
  if ('version' in base) {
    const conflicting = conflictingWith(submission, base.version, latest(state) as Version);
    return append(state, submission, { base: base.version.version, branch, branchBase, forced, lateCreate: false, conflicting });
  }
  if (!forced || base.refused !== 'record_not_found') return refused(state, submission, base.refused);
  if (rules.createsNeedApproval) return { state, told: [{ what: 'dropped', instanceId: submission.instanceId }] };
  return append(state, submission, { base: null, branch, branchBase, forced, lateCreate: false, conflicting: [] });
}

function hold(state: RecordState, submission: Submission, since: number): Step {
  const held = [...state.held, { submission, since, withdrawn: false }];
  return { state: { ...state, held }, told: [{ what: 'held', instanceId: submission.instanceId }] };
}

type Ground = Pick<Version, 'base' | 'branch' | 'branchBase' | 'forced' | 'lateCreate' | 'conflicting'>;

function append(state: RecordState, submission: Submission, ground: Ground): Step {
  const current = latest(state);
  const version = (current?.version ?? 0) + 1;
  const fresh = {
    version,
    subject: submission.subject ?? current?.subject ?? UNKNOWN_SUBJECT,
    data: { ...current?.data, ...submission.data },
    from: submission.instanceId,
    trunk: ground.base === null || ground.lateCreate ? null : submission.trunk,
    ...ground,
  };
  const conflict = conflictOf(fresh, state.versions);
  const versions = [...state.versions, { ...fresh, conflict }];
  return {
    state: { ...state, versions, conflict: worse(state.conflict, conflict) },
    told: [{ what: 'applied', instanceId: submission.instanceId, version, forced: ground.forced }],
  };
}

/** After a version, the held ones that follow it directly; each of them releases those behind it. */
function releaseBehind(step: Step, settling: Settling): Step {
  let { state } = step;
  const told: Told[] = [...step.told];
  for (const { submission } of followers(step)) {
    const held = state.held.filter((each) => each.submission.instanceId !== submission.instanceId);
    const next = settle({ ...state, held }, submission, { ...settling, way: 'arrival' });
    told.push({ what: 'released', instanceId: submission.instanceId }, ...next.told);
    state = next.state;
  }
  return { state, told };
}

function followers({ state, told }: Step): Held[] {
  const made = told.at(-1)?.what === 'applied' ? latest(state) : undefined;
  if (!made) return [];
  const follows = ({ submission: { branch, base } }: Held) =>
    made.branch === null ? base === 1 : branch === made.branch && base === (made.branchBase ?? 0) + 1;
  return state.held.filter((each) => !each.withdrawn && follows(each));
}

function misshapen({ action, base, trunk, branch, subject }: Submission): Refusal | null {
  if (action === 'create') return subject === null || subject === '' ? 'subject_missing' : null;
  if (trunk !== null && branch === null) return 'branch_missing';
  return base === null ? 'base_missing' : null;
}

const refused = (state: RecordState, { instanceId }: Submission, why: Refusal): Step => ({
  state,
  told: [{ what: 'refused', instanceId, why }],
});

const isKnown = ({ versions, held, waiting }: RecordState, instanceId: string): boolean =>
  versions.some(({ from }) => from === instanceId) ||
  held.some(({ submission }) => submission.instanceId === instanceId) ||
  waiting.some((each) => each.instanceId === instanceId);
