import type { DomainEvent } from '../platform/events.ts';

export const publicationHappened = (
  what:
    | 'catalogue_loaded'
    | 'disclosure_edited'
    | 'disclosure_approved'
    | 'disclosure_published'
    | 'disclosure_withdrawn'
    | 'item_written'
    | 'item_edited'
    | 'item_approved'
    | 'item_published'
    | 'item_withdrawn',
  subjectId: string,
  payload: object,
): DomainEvent => ({ type: `publication.${what}`, subjectId, payload });
