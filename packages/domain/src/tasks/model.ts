import type { LocalDate } from '../kernel/dates.ts';
import type { Deadline } from '../plan/draft.ts';
import type { Role } from '../plan/review.ts';

export type { Target } from '../plan/draft.ts';
export type { Role } from '../plan/review.ts';

/** 状态. awaiting_evidence: nothing has been recorded yet that could say how far it is. */
export const MEASURE_STATES = [
  'not_started',
  'awaiting_evidence',
  'on_pace',
  'behind',
  'seriously_behind',
  'done',
  'done_late',
  'overdue',
  'standing_kept',
  'standing_lapsed',
] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** 灯. none: there is nothing to judge by. */
export const LIGHTS = ['green', 'yellow', 'red', 'none'] as const;
export type Light = (typeof LIGHTS)[number];

export const STAGES = ['draft', 'consult', 'review', 'issue'] as const;
/** 起草 · 征求意见 · 审查 · 印发 */
export type StageName = (typeof STAGES)[number];

export type PromiseKind = 'target' | 'deliverable' | 'duty';

/** What the verdict of a measure rests on. */
export type MeasureFacts = {
  readonly id: string;
  readonly planYear: number | null;
  readonly deadline: Pick<Deadline, 'text' | 'kind' | 'on' | 'from' | 'to'>;
  readonly milestones: readonly { readonly id: string; readonly on: LocalDate; readonly what: string }[];
  readonly promises: readonly PromiseFacts[];
  /** Only what the coordinating office accepted counts. */
  readonly stages: readonly StageFacts[];
};
export type PromiseFacts = { readonly id: string; readonly kind: PromiseKind; readonly phrase: string; readonly dueOn: LocalDate | null };
export type StageFacts = { readonly id: string; readonly promiseId: string; readonly stage: StageName; readonly on: LocalDate };

/** 责任 as the ledger shows it: a printed name or group and the units it stands for. */
export type Mention = {
  readonly role: Role;
  readonly phrase: string;
  readonly group: boolean;
  readonly open: boolean;
  readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
};
