import type { LocalDate } from '../kernel/dates.ts';

/** awaiting: nothing says yet how it stands. kept and lapsed: standing work. missed: it can no longer be kept in time. */
export const PROOF_STATES = [
  'not_started',
  'awaiting',
  'on_pace',
  'behind',
  'seriously_behind',
  'met',
  'met_late',
  'missed',
  'kept',
  'lapsed',
] as const;
export type ProofState = (typeof PROOF_STATES)[number];

/** 佐证: how one promise or time node of a measure stands, as another engine found it. Percents and points are decimal text. */
export type PromiseEvidence = {
  readonly about: { readonly kind: 'promise' | 'milestone'; readonly id: string };
  readonly kind: 'pace' | 'acts' | 'deliverable';
  readonly phrase: string;
  /** 力争 is strive: it warns, and never makes a measure red. */
  readonly strength: 'must' | 'strive';
  readonly state: ProofState;
  readonly elapsed: string | null;
  readonly actual: string | null;
  readonly lag: string | null;
  readonly metOn: LocalDate | null;
  /** The date is over and its last figures or report are not due yet. */
  readonly closing: boolean;
  readonly inputs: readonly string[];
  readonly rule: string;
  readonly asOf: LocalDate;
};
