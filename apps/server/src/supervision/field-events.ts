import type { Received } from '@gongjian/contract/supervision-field';
import type { DomainEvent } from '../platform/events.ts';

/** A phone's word has arrived. */
export const visitSynced = ({ visitId, outcome, why, version, conflict }: Received): DomainEvent => ({
  type: 'supervision.visit_synced',
  subjectId: visitId,
  payload: { outcome, why, version, conflict },
});

export const conflictResolved = (visitId: string, version: number, taken: readonly string[]): DomainEvent => ({
  type: 'supervision.conflict_resolved',
  subjectId: visitId,
  payload: { version, taken },
});

export const submissionWithdrawn = (visitId: string, instanceId: string): DomainEvent => ({
  type: 'supervision.submission_withdrawn',
  subjectId: visitId,
  payload: { instance: instanceId },
});

export const fileSynced = (visitId: string, fileId: string, kind: string): DomainEvent => ({
  type: 'supervision.file_synced',
  subjectId: visitId,
  payload: { file: fileId, kind },
});

/** What waited too long for what did not come was applied without it. */
export const heldApplied = (visitId: string, applied: number): DomainEvent => ({
  type: 'supervision.held_applied',
  subjectId: visitId,
  payload: { applied },
});
