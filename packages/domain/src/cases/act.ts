import type { WorkCalendar } from '../calendar/model.ts';
import { addWorkdays, workdaysBetween } from '../calendar/rules.ts';
import { addDays, type LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import { type CaseKind, type CaseState, type Evidence, type EvidenceNeed, type StageAction, stageOf } from './model.ts';

/** What somebody does to a case. */
export type Deed =
  | {
      readonly do: 'step';
      readonly action: string;
      readonly reason: string;
      readonly unit: string | null;
      readonly evidence: readonly Evidence[];
    }
  | { readonly do: 'suspend'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'ask_extension'; readonly to: LocalDate; readonly reason: string }
  | { readonly do: 'decide_extension'; readonly granted: boolean; readonly reason: string }
  | { readonly do: 'reopen'; readonly reason: string };
export type DeedFault =
  | 'no_such_action'
  | 'not_your_role'
  | 'taken_elsewhere'
  | 'doer_cannot_verify'
  | 'reason_missing'
  | 'evidence_missing'
  | 'unit_missing'
  | 'suspended'
  | 'not_suspended'
  | 'closed'
  | 'not_closed'
  | 'reopened_too_late'
  | 'no_limit_to_extend'
  | 'extension_open'
  | 'no_extension_open'
  | 'extension_not_later'
  | 'extended_too_often'
  | 'asker_cannot_grant';
export type DeedProblem = Problem<DeedFault>;

/** Who acts, when, and by which working days. */
export type Scene = {
  readonly person: string;
  readonly roles: readonly string[];
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** The room whose form is used; unsaid: the case's own. */
  readonly through?: string | undefined;
};
export type Outcome = { readonly state: CaseState } | { readonly problems: readonly DeedProblem[] };

export function openCase(kind: CaseKind, unit: string | null, { today, calendar }: Pick<Scene, 'today' | 'calendar'>): CaseState {
  const start = kind.stages.find(({ duty }) => duty === 'start');
  if (!start) throw new Error(`the kind ${kind.code} has no start; it must not have been loaded`);
  return {
    stage: start.code,
    since: today,
    due: limit(start.days, today, calendar),
    unit,
    doers: [],
    suspendedOn: null,
    extension: null,
    extended: 0,
    returns: 0,
    closedOn: null,
  };
}

/** The case after the deed, or all that forbids it. Pure: who saves it compares the version it read. */
export function act(kind: CaseKind, state: CaseState, deed: Deed, scene: Scene): Outcome {
  const problems = forbids(kind, state, deed, scene);
  return problems.length > 0 ? { problems } : { state: done(kind, state, deed, scene) };
}

function forbids(kind: CaseKind, state: CaseState, deed: Deed, scene: Scene): DeedProblem[] {
  const reasons = 'reason' in deed && deed.do !== 'step' && deed.reason.trim() === '' ? [problem('reason_missing', 'reason')] : [];
  return [...(deed.do === 'step' ? forbidsStep(kind, state, deed, scene) : forbidsAside(kind, state, deed, scene)), ...reasons];
}

type Step = Extract<Deed, { do: 'step' }>;
type Aside = Exclude<Deed, Step>;
const problem = (code: DeedFault, ...at: (string | number)[]): DeedProblem => ({ code, at });
const only = (holds: boolean, code: DeedFault, ...at: string[]): DeedProblem[] => (holds ? [problem(code, ...at)] : []);

const actionOf = (kind: CaseKind, state: CaseState, code: string): StageAction | undefined =>
  stageOf(kind, state.stage)?.actions.find((action) => action.code === code);

function forbidsStep(kind: CaseKind, state: CaseState, deed: Step, scene: Scene): DeedProblem[] {
  if (state.suspendedOn !== null) return [problem('suspended')];
  const action = actionOf(kind, state, deed.action);
  if (!action) return [problem('no_such_action', 'action')];
  const verifies = stageOf(kind, state.stage)?.duty === 'verify';
  return [
    ...only(!action.by.some((role) => scene.roles.includes(role)), 'not_your_role', 'action'),
    ...only(action.through !== undefined && action.through !== scene.through, 'taken_elsewhere', 'action'),
    ...only(verifies && state.doers.includes(scene.person), 'doer_cannot_verify', 'action'),
    ...only(action.reason && deed.reason.trim() === '', 'reason_missing', 'reason'),
    ...only(action.effect === 'transfer' && deed.unit === null, 'unit_missing', 'unit'),
    ...action.evidence.flatMap((need, i) => (gives(deed.evidence, need) ? [] : [problem('evidence_missing', 'evidence', i)])),
  ];
}

const gives = (evidence: readonly Evidence[], { kind, least, placed, timed }: EvidenceNeed): boolean =>
  evidence.filter((one) => one.kind === kind && (one.placed || !placed) && (one.timed || !timed)).length >= least;

/** Who oversees a case may stop its clock, let it go on and open it again; who works on it may not. */
export const oversees = ({ roles }: Pick<Scene, 'roles'>): boolean => roles.includes('coordinator') || roles.includes('inspector');

/** Whether the stage has a step for one of these roles. */
export const hasPart = (kind: CaseKind, { stage }: Pick<CaseState, 'stage'>, { roles }: Pick<Scene, 'roles'>): boolean =>
  stageOf(kind, stage)?.actions.some(({ by }) => by.some((role) => roles.includes(role))) === true;

function forbidsAside(kind: CaseKind, state: CaseState, deed: Aside, scene: Scene): DeedProblem[] {
  const notHis = only(!oversees(scene), 'not_your_role');
  if (deed.do === 'reopen') return [...notHis, ...forbidsReopening(kind, state, scene.today)];
  if (state.closedOn !== null) return [problem('closed')];
  switch (deed.do) {
    case 'suspend':
      return [...notHis, ...only(state.suspendedOn !== null, 'suspended')];
    case 'resume':
      return [...notHis, ...only(state.suspendedOn === null, 'not_suspended')];
    case 'ask_extension':
      return [
        ...only(!hasPart(kind, state, scene), 'not_your_role'),
        ...only(state.suspendedOn !== null, 'suspended'),
        ...only(state.due === null, 'no_limit_to_extend'),
        ...only(state.extension !== null, 'extension_open'),
        ...only(state.due !== null && deed.to <= state.due, 'extension_not_later', 'to'),
        ...only(state.extended >= kind.extensions.most, 'extended_too_often'),
      ];
    case 'decide_extension':
      return [
        ...only(state.extension === null, 'no_extension_open'),
        ...only(state.extension?.askedBy === scene.person, 'asker_cannot_grant'),
      ];
  }
}

function forbidsReopening({ reopenWithinDays }: CaseKind, { closedOn }: CaseState, today: LocalDate): DeedProblem[] {
  if (closedOn === null) return [problem('not_closed')];
  return only(reopenWithinDays === null || today > addDays(closedOn, reopenWithinDays), 'reopened_too_late');
}

function done(kind: CaseKind, state: CaseState, deed: Deed, scene: Scene): CaseState {
  switch (deed.do) {
    case 'step':
      return stepped(kind, state, deed, scene);
    case 'suspend':
      return { ...state, suspendedOn: scene.today };
    case 'resume':
      return { ...state, suspendedOn: null, due: shifted(state, scene) };
    case 'ask_extension':
      return { ...state, extension: { to: deed.to, askedBy: scene.person } };
    case 'decide_extension':
      return deed.granted && state.extension
        ? { ...state, due: state.extension.to, extension: null, extended: state.extended + 1 }
        : { ...state, extension: null };
    case 'reopen':
      return reopened(kind, state, scene);
  }
}

function stepped(kind: CaseKind, state: CaseState, deed: Step, { person, today, calendar }: Scene): CaseState {
  const action = actionOf(kind, state, deed.action);
  const next = action && stageOf(kind, action.to);
  if (!action || !next) return state;
  const worked = stageOf(kind, state.stage)?.duty === 'work';
  return {
    ...state,
    stage: next.code,
    since: today,
    due: limit(next.days, today, calendar),
    unit: deed.unit ?? state.unit,
    doers: worked && !state.doers.includes(person) ? [...state.doers, person] : state.doers,
    extension: null,
    returns: state.returns + (action.effect === 'return' ? 1 : 0),
    closedOn: next.duty === 'end' ? today : null,
  };
}

/** Opened again, it goes back to the first stage where work is done, and counts as returned. */
function reopened(kind: CaseKind, state: CaseState, { today, calendar }: Scene): CaseState {
  const work = kind.stages.find(({ duty }) => duty === 'work') ?? kind.stages[0];
  if (!work) return state;
  return { ...state, stage: work.code, since: today, due: limit(work.days, today, calendar), closedOn: null, returns: state.returns + 1 };
}

const limit = (days: number | null, from: LocalDate, calendar: WorkCalendar): LocalDate | null =>
  days === null ? null : addWorkdays(from, days, calendar);

/** A suspended clock stands: the working days it stood are added. */
function shifted({ due, suspendedOn }: CaseState, { today, calendar }: Scene): LocalDate | null {
  if (due === null || suspendedOn === null) return due;
  const stood = workdaysBetween(suspendedOn, today, calendar);
  return stood === 0 ? due : addWorkdays(due, stood, calendar);
}
