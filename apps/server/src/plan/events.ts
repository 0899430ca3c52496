import type { DomainEvent } from '../platform/events.ts';
import type { Counts, Import } from './rows.ts';

export const importStarted = (
  id: string,
  about: { file: string | null; kind: string | null; sha256: string | null; amends: Import['amends']; counts: Counts },
): DomainEvent => ({ type: 'plan.import_started', subjectId: id, payload: about });

export const draftEdited = (id: string, from: number, to: number, ops: readonly string[]): DomainEvent => ({
  type: 'plan.draft_edited',
  subjectId: id,
  payload: { from, to, ops },
});

export const editUndone = (id: string, no: number): DomainEvent => ({ type: 'plan.edit_undone', subjectId: id, payload: { no } });

export const questionDecided = (id: string, question: string, decision: string, reason: string | null): DomainEvent => ({
  type: 'plan.question_decided',
  subjectId: id,
  payload: { question, decision, reason },
});

export const importDiscarded = (id: string): DomainEvent => ({ type: 'plan.import_discarded', subjectId: id, payload: {} });

/** A version of a programme became the law of the ledger. */
export type PlanPublished = DomainEvent & {
  readonly type: 'plan.published';
  readonly payload: {
    readonly version: number;
    readonly importId: string;
    readonly title: string;
    readonly approvedBy: string;
    readonly reason: string | null;
    readonly summary: { readonly same: number; readonly changed: number; readonly new: number; readonly gone: number };
  };
};
export const planPublished = (programmeId: string, payload: PlanPublished['payload']): PlanPublished => ({
  type: 'plan.published',
  subjectId: programmeId,
  payload,
});
