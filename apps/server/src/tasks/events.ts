import type { DomainEvent } from '../platform/events.ts';

/** A measure's verdict changed: by a deed, or because a day passed. */
export type VerdictChanged = DomainEvent & {
  readonly type: 'tasks.verdict_changed';
  readonly payload: {
    readonly from: string;
    readonly to: string;
    readonly light: string;
    readonly asOf: string;
    readonly overridden: boolean;
  };
};
export const verdictChanged = (measureId: string, payload: VerdictChanged['payload']): VerdictChanged => ({
  type: 'tasks.verdict_changed',
  subjectId: measureId,
  payload,
});

type StageOf = { readonly measureId: string; readonly deliverableId: string; readonly unit: string; readonly stage: string };

/** Something happened to a stage record. What a draft says stays with its unit: the trail says only that it happened. */
export const stageHappened = (
  what: 'recorded' | 'changed' | 'proof_added' | 'proof_removed' | 'deleted' | 'submitted' | 'accepted' | 'returned',
  stageId: string,
  about: StageOf & { readonly reason?: string | null },
): DomainEvent => ({ type: `tasks.stage_${what}`, subjectId: stageId, payload: about });

export const verdictOverridden = (
  measureId: string,
  payload: { state: string; light: string; reason: string; approver: string },
): DomainEvent => ({
  type: 'tasks.verdict_overridden',
  subjectId: measureId,
  payload,
});
export const overrideWithdrawn = (measureId: string, overrideId: string): DomainEvent => ({
  type: 'tasks.override_withdrawn',
  subjectId: measureId,
  payload: { overrideId },
});

export const unitsDecided = (
  measureId: string,
  payload: { responsibilityId: string; phrase: string; role: string; units: readonly string[]; reason: string },
): DomainEvent => ({ type: 'tasks.units_decided', subjectId: measureId, payload });

export const datesMoved = (year: number, payload: { moved: number }): DomainEvent => ({
  type: 'tasks.dates_moved',
  subjectId: `notice:${year}`,
  payload,
});

export const ledgerExported = (payload: { rows: number; filters: object; columns: readonly string[] }): DomainEvent => ({
  type: 'tasks.ledger_exported',
  subjectId: 'ledger',
  payload,
});

/** Others owe from now on what a closed unit owed. */
export type ObligationsHandedOver = DomainEvent & {
  readonly type: 'tasks.obligations_handed_over';
  readonly payload: { readonly to: readonly string[]; readonly reason: string; readonly measures: readonly string[] };
};
export const obligationsHandedOver = (unit: string, payload: ObligationsHandedOver['payload']): ObligationsHandedOver => ({
  type: 'tasks.obligations_handed_over',
  subjectId: unit,
  payload,
});
