import type { DomainEvent } from '../platform/events.ts';

export const assessmentHappened = (
  what: 'schemes_loaded' | 'inputs_imported' | 'run' | 'published' | 'appealed' | 'appeal_granted' | 'appeal_refused',
  subjectId: string,
  payload: object,
): DomainEvent => ({ type: `assessment.${what}`, subjectId, payload });
