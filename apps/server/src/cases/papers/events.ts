import type { DomainEvent } from '../../platform/events.ts';

export const paperHappened = (
  what: 'templates_loaded' | 'template_saved' | 'drafted' | 'edited' | 'issued' | 'withdrawn' | 'signed' | 'replied',
  subjectId: string,
  payload: object,
): DomainEvent => ({ type: `cases.paper_${what}`, subjectId, payload });
