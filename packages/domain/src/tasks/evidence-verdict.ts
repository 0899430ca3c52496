import type { LocalDate } from '../kernel/dates.ts';
import { compare, decimal } from '../kernel/decimal.ts';
import { readEvidence } from './evidence.ts';
import type { PromiseEvidence, ProofState } from './evidence-model.ts';
import type { MeasureFacts, MeasureState } from './model.ts';
import { isDone, lightOf, type Reason, type Verdict } from './verdict.ts';

/** The rule of a verdict that weighs what other engines found. */
export const EVIDENCE_RULE = 'worst-must-promise/1';

export type ProofReasonCode =
  | 'proof_pace'
  | 'proof_awaited'
  | 'proof_met'
  | 'proof_met_late'
  | 'proof_missed'
  | 'proof_kept'
  | 'proof_lapsed';
export type ProofReason = Omit<Reason, 'code'> & { readonly code: ProofReasonCode };
export type ProvedVerdict = Omit<Verdict, 'reasons'> & { readonly reasons: readonly (Reason | ProofReason)[] };

const measureStateOf: Record<ProofState, MeasureState> = {
  not_started: 'not_started',
  awaiting: 'awaiting_evidence',
  on_pace: 'on_pace',
  behind: 'behind',
  seriously_behind: 'seriously_behind',
  met: 'done',
  met_late: 'done_late',
  missed: 'overdue',
  kept: 'standing_kept',
  lapsed: 'standing_lapsed',
};

const reasonCodeOf: Record<ProofState, ProofReasonCode> = {
  not_started: 'proof_awaited',
  awaiting: 'proof_awaited',
  on_pace: 'proof_pace',
  behind: 'proof_pace',
  seriously_behind: 'proof_pace',
  met: 'proof_met',
  met_late: 'proof_met_late',
  missed: 'proof_missed',
  kept: 'proof_kept',
  lapsed: 'proof_lapsed',
};

/** While anything is unfinished, the worst of these that is found decides. */
const DECIDING: readonly MeasureState[] = ['overdue', 'seriously_behind', 'standing_lapsed', 'behind', 'on_pace', 'awaiting_evidence'];

/** One thing the measure promises, and how it stands. */
type Part = { readonly state: MeasureState; readonly evidence: PromiseEvidence | null };

/**
 * A verdict by dates and stages, with what other engines proved of the measure's targets, duties and time nodes. The worst promise
 * decides and the rest is shown. A promise to strive (力争) that fails is a warning: yellow, never red. What nobody proved keeps a
 * measure from being done, and is overdue once the measure's own date has passed.
 */
export function withEvidence(verdict: Verdict, facts: MeasureFacts, evidence: readonly PromiseEvidence[]): ProvedVerdict {
  if (evidence.length === 0 || verdict.state === 'not_started') return verdict;
  const parts = partsOf(verdict, facts, evidence);
  const state = worstOf(parts, facts);
  const deciding = decidingPart(parts, state);
  const done = isDone(state);
  const shown = deciding?.evidence ?? null;
  return {
    ...verdict,
    state,
    light: lightOf[state],
    ...(shown === null ? {} : { lag: shown.lag, elapsed: shown.elapsed, actual: shown.actual }),
    rule: EVIDENCE_RULE,
    reasons: reasonsOf(verdict, facts, { evidence, shown, state }),
    alert: verdict.alert && !done,
    nextOn: done ? null : verdict.nextOn,
    alertOn: done ? null : verdict.alertOn,
  };
}

function partsOf(verdict: Verdict, facts: MeasureFacts, evidence: readonly PromiseEvidence[]): Part[] {
  const told = new Set(evidence.map(({ about }) => about.id));
  const { asOf } = verdict;
  const unproved = readEvidence(facts).unprovable.filter(({ id }) => !told.has(id));
  const nodes = facts.milestones.filter(({ id, on }) => !told.has(id) && missedNode(verdict, id) && on < asOf);
  const late = lateDate(verdict);
  return [
    ...evidence.map((one) => partOf(one, late)),
    ...deliverableParts(verdict, facts),
    ...unproved.map((): Part => ({ state: late ? 'overdue' : 'awaiting_evidence', evidence: null })),
    ...nodes.map((): Part => ({ state: 'overdue', evidence: null })),
  ];
}

/** The measure's own date has passed. */
const lateDate = ({ asOf, dueOn }: Verdict): boolean => dueOn !== null && asOf > dueOn;
const missedNode = ({ reasons }: Verdict, id: string): boolean =>
  reasons.some(({ code, about }) => code === 'milestone_overdue' && about.id === id);

/** Past the measure's date nothing is merely on its way, unless its last figures are not due yet. */
function partOf(evidence: PromiseEvidence, late: boolean): Part {
  const { state, strength, closing } = evidence;
  const unfinished =
    state === 'awaiting' || state === 'on_pace' || state === 'behind' || state === 'seriously_behind' || state === 'lapsed';
  const found = measureStateOf[late && unfinished && !closing ? 'missed' : state];
  return { state: strength === 'strive' ? mild(found) : found, evidence };
}

const mild = (state: MeasureState): MeasureState => (lightOf[state] === 'red' ? 'behind' : state);

function deliverableParts(verdict: Verdict, facts: MeasureFacts): Part[] {
  const late = lateDate(verdict);
  const { deliverables } = readEvidence(facts);
  const unpaced: MeasureState = verdict.lag === null ? 'awaiting_evidence' : paceState(verdict);
  return deliverables.map(({ promise, furthest, issuedOn }): Part => {
    const due = promise.dueOn ?? verdict.dueOn;
    if (issuedOn !== null) return { state: due !== null && issuedOn > due ? 'done_late' : 'done', evidence: null };
    const over = late || (promise.dueOn !== null && promise.dueOn < verdict.asOf);
    return { state: over ? 'overdue' : furthest === null && unpaced === 'on_pace' ? 'awaiting_evidence' : unpaced, evidence: null };
  });
}

const paceState = ({ state }: Verdict): MeasureState =>
  state === 'behind' || state === 'seriously_behind' || state === 'on_pace' ? state : 'awaiting_evidence';

/** Finished parts and kept duties weigh only where nothing else is left. */
function worstOf(parts: readonly Part[], facts: MeasureFacts): MeasureState {
  const states = new Set(parts.map(({ state }) => state));
  const worst = DECIDING.find((state) => states.has(state));
  if (worst !== undefined) return worst;
  const standing = facts.deadline.kind === 'standing' || !(states.has('done') || states.has('done_late'));
  if (states.has('standing_kept')) return standing ? 'standing_kept' : 'on_pace';
  if (states.has('done_late')) return 'done_late';
  return states.has('done') ? 'done' : 'not_started';
}

/** Of the parts in the measure's state the one furthest behind, promises that must be kept first. */
function decidingPart(parts: readonly Part[], state: MeasureState): Part | null {
  const same = parts.filter((part) => part.state === state && part.evidence !== null);
  return same.toSorted(furthestFirst)[0] ?? null;
}

function furthestFirst({ evidence: a }: Part, { evidence: b }: Part): number {
  const byStrength = Number(a?.strength === 'strive') - Number(b?.strength === 'strive');
  if (byStrength !== 0) return byStrength;
  return compare(lagOf(b), lagOf(a));
}
const NO_LAG = decimal('-999999');
const lagOf = (evidence: PromiseEvidence | null) => (evidence?.lag == null ? NO_LAG : decimal(evidence.lag));

type Weighed = { readonly evidence: readonly PromiseEvidence[]; readonly shown: PromiseEvidence | null; readonly state: MeasureState };

/** What decided first, then what the dates say and still holds, then the rest of the evidence. */
function reasonsOf(verdict: Verdict, facts: MeasureFacts, { evidence, shown, state }: Weighed): (Reason | ProofReason)[] {
  const told = new Set(evidence.map(({ about }) => about.id));
  const holds = ({ code, about }: Reason): boolean => {
    if (code === 'not_yet_provable' || code === 'milestone_overdue') return !told.has(about.id);
    if (code === 'nothing_recorded') return false;
    if (code === 'overdue') return state === 'overdue';
    if (code === 'due_soon') return !isDone(state);
    if (code === 'no_date' || code === 'standing') return state === 'awaiting_evidence' || facts.deadline.kind === 'standing';
    return true;
  };
  const rest = evidence.filter((one) => one !== shown);
  const byDates = verdict.reasons.filter(holds);
  const decided = shown === null ? [] : [reasonOf(shown)];
  // Where only the date makes it overdue, the date says why.
  const dateFirst = state === 'overdue' && shown?.state !== 'missed';
  return [...(dateFirst ? [...byDates, ...decided] : [...decided, ...byDates]), ...rest.map(reasonOf)];
}

const reasonOf = ({ about, phrase, strength, state, elapsed, actual, lag, metOn, closing }: PromiseEvidence): ProofReason => ({
  code: reasonCodeOf[state],
  about,
  values: {
    what: phrase,
    strength,
    ...given({ elapsed, actual, lag, on: metOn }),
    ...(closing ? { closing: 1 } : {}),
  },
});

function given(values: Readonly<Record<string, string | LocalDate | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}
