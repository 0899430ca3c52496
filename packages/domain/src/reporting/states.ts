import type { LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import type { ObligationState } from './model.ts';

/** 报送义务 moves by these and by nothing else. */
export const ACTS = ['open', 'pass_cutoff', 'submit', 'recall', 'return', 'approve', 'reopen', 'seal'] as const;
export type Act = (typeof ACTS)[number];

/** What a guard may look at. */
export type Moment = {
  readonly today: LocalDate;
  /** The report may be written: its opening day has come. */
  readonly opened: boolean;
  /** The deadline in force has passed: the month's, or after a return the reply day. */
  readonly cutoffPassed: boolean;
  readonly contentProblems: number;
  readonly actor: string | null;
  readonly submittedBy: string | null;
  /** Review levels the report still has to pass, this one included. */
  readonly levelsLeft: number;
  readonly reviewBegun: boolean;
  readonly reason: string;
  /** The day by which a returned or reopened report is wanted back. */
  readonly replyOn: LocalDate | null;
};

const GUARDS = {
  not_open_yet: ({ opened }: Moment) => opened,
  not_late_yet: ({ cutoffPassed }: Moment) => cutoffPassed,
  is_late: ({ cutoffPassed }: Moment) => !cutoffPassed,
  content_incomplete: ({ contentProblems }: Moment) => contentProblems === 0,
  review_begun: ({ reviewBegun }: Moment) => !reviewBegun,
  own_report: ({ actor, submittedBy }: Moment) => actor === null || actor !== submittedBy,
  reason_missing: ({ reason }: Moment) => reason.trim() !== '',
  reply_day_missing: ({ replyOn }: Moment) => replyOn !== null,
  reply_day_past: ({ replyOn, today }: Moment) => replyOn === null || replyOn >= today,
  last_level: ({ levelsLeft }: Moment) => levelsLeft > 1,
  more_levels: ({ levelsLeft }: Moment) => levelsLeft <= 1,
} satisfies Record<string, (moment: Moment) => boolean>;
export type GuardName = keyof typeof GUARDS;

export type Transition = {
  readonly act: Act;
  readonly from: ObligationState;
  readonly to: ObligationState;
  readonly by: 'clock' | 'unit' | 'office';
  readonly guards: readonly GuardName[];
};

const wantedBack: readonly GuardName[] = ['reason_missing', 'reply_day_missing', 'reply_day_past'];

/** Every way an obligation can go. A guard is named by what it says when it does not let pass. */
export const TRANSITIONS: readonly Transition[] = [
  { act: 'open', from: 'not_due', to: 'due', by: 'clock', guards: ['not_open_yet'] },
  { act: 'pass_cutoff', from: 'due', to: 'overdue', by: 'clock', guards: ['not_late_yet'] },
  { act: 'pass_cutoff', from: 'returned', to: 'overdue', by: 'clock', guards: ['not_late_yet'] },
  { act: 'submit', from: 'due', to: 'submitted', by: 'unit', guards: ['content_incomplete'] },
  { act: 'submit', from: 'overdue', to: 'submitted', by: 'unit', guards: ['content_incomplete'] },
  { act: 'submit', from: 'returned', to: 'submitted', by: 'unit', guards: ['content_incomplete'] },
  { act: 'recall', from: 'submitted', to: 'due', by: 'unit', guards: ['review_begun', 'is_late'] },
  { act: 'recall', from: 'submitted', to: 'overdue', by: 'unit', guards: ['review_begun', 'not_late_yet'] },
  { act: 'return', from: 'submitted', to: 'returned', by: 'office', guards: wantedBack },
  { act: 'approve', from: 'submitted', to: 'submitted', by: 'office', guards: ['own_report', 'last_level'] },
  { act: 'approve', from: 'submitted', to: 'accepted', by: 'office', guards: ['own_report', 'more_levels'] },
  { act: 'reopen', from: 'accepted', to: 'returned', by: 'office', guards: wantedBack },
  { act: 'reopen', from: 'sealed', to: 'returned', by: 'office', guards: wantedBack },
  { act: 'seal', from: 'overdue', to: 'sealed', by: 'office', guards: [] },
  { act: 'seal', from: 'submitted', to: 'sealed', by: 'office', guards: [] },
  { act: 'seal', from: 'returned', to: 'sealed', by: 'office', guards: [] },
  { act: 'seal', from: 'accepted', to: 'sealed', by: 'office', guards: [] },
];

export type StepProblem = Problem<'act_not_possible' | GuardName>;
export type Step = { readonly to: ObligationState } | { readonly problems: readonly StepProblem[] };

/** Where an act leads, or all that stands against it. Of two ways the one whose guards let pass is taken. */
export function step(state: ObligationState, act: Act, moment: Moment): Step {
  const ways = TRANSITIONS.filter((way) => way.act === act && way.from === state);
  const stopped = ways.map(({ guards }) => guards.filter((name) => !GUARDS[name](moment)));
  const open = stopped.findIndex((guards) => guards.length === 0);
  const way = ways[open];
  if (way !== undefined) return { to: way.to };
  const [nearest] = stopped.toSorted((a, b) => a.length - b.length);
  if (nearest === undefined) return { problems: [{ code: 'act_not_possible', at: ['state'] }] };
  return { problems: nearest.map((code) => ({ code, at: AT[code] ?? ['state'] })) };
}

const AT: Partial<Record<GuardName, Problem['at']>> = {
  reason_missing: ['reason'],
  reply_day_missing: ['replyOn'],
  reply_day_past: ['replyOn'],
  content_incomplete: ['content'],
};

/** What may be tried from a state, guards aside: for showing buttons. */
export const actsFrom = (state: ObligationState): readonly Act[] => [
  ...new Set(TRANSITIONS.filter(({ from }) => from === state).map(({ act }) => act)),
];

/** A unit may write while the report is with it. */
export const isWritable = (state: ObligationState): boolean => actsFrom(state).includes('submit');
