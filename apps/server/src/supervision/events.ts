import type { DomainEvent } from '../platform/events.ts';

type Happening =
  | 'definitions_loaded'
  | 'campaign_planned'
  | 'campaign_edited'
  | 'campaign_started'
  | 'campaign_closed'
  | 'campaign_cancelled'
  | 'visit_opened'
  | 'visit_saved'
  | 'visit_submitted'
  | 'file_attached'
  | 'finding_raised'
  | 'plan_submitted'
  | 'plan_agreed'
  | 'plan_returned'
  | 'work_checked'
  | 'work_verified'
  | 'objection_recorded'
  | 'objection_upheld'
  | 'objection_rejected'
  | 'written_off'
  | 'look_back_kept'
  | 'look_back_lapsed'
  | 'inspection_proposed'
  | 'proposal_accepted'
  | 'proposal_declined'
  | 'example_written'
  | 'example_edited'
  | 'example_approved'
  | 'example_withdrawn'
  | 'referral_made'
  | 'referral_material_added'
  | 'referral_concluded';

/** What rooms above and the trail may hear of supervision: codes, days and ids, never the words of a record or a person's name. */
export const supervisionHappened = (what: Happening, subjectId: string, payload: object = {}): DomainEvent => ({
  type: `supervision.${what}`,
  subjectId,
  payload,
});
