import type { DomainEvent } from '../platform/events.ts';

/** What rooms above may hear of a case: never its text. */
export type CaseHappened = DomainEvent & {
  readonly payload: { readonly kind: string; readonly number: string; readonly stage: string; readonly unit: string | null };
};

export const caseHappened = (
  what:
    | 'registered'
    | 'merged'
    | 'moved'
    | 'suspended'
    | 'resumed'
    | 'extension_asked'
    | 'extension_decided'
    | 'reopened'
    | 'closed'
    | 'escalated'
    | 'evidence_added',
  caseId: string,
  payload: CaseHappened['payload'] & Readonly<Record<string, unknown>>,
): CaseHappened => ({ type: `cases.case_${what}`, subjectId: caseId, payload });

export const boundariesLoaded = (city: string, sha256: string): DomainEvent => ({
  type: 'cases.boundaries_loaded',
  subjectId: city,
  payload: { sha256 },
});

export const kindsLoaded = (city: string, kinds: readonly string[]): DomainEvent => ({
  type: 'cases.kinds_loaded',
  subjectId: city,
  payload: { kinds },
});
