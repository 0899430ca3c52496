import type { RefusalCode } from '@gongjian/contract/refusals';

/** Constraints of the database whose breaking is a refusal, not a fault: two people were quicker than one check. */
export const constraintRefusals: Readonly<Record<string, RefusalCode>> = {
  unit_pkey: 'org.code_taken',
  unit_name_parent: 'org.unit_not_found',
  group_member_unit: 'org.unit_not_found',
  person_login_is_taken_once: 'people.login_taken',
  person_unit: 'org.unit_not_found',
  grant_unit: 'org.unit_not_found',
  grant_is_given_once: 'people.granted_already',
  grant_keeps_the_three_apart: 'people.three_apart',
  stage_once_per_unit: 'tasks.stage_recorded_already',
  view_name_once_per_person: 'tasks.view_name_taken',
  appeal_one_open: 'assessment.appeal_open',
  assessment_superseded_once: 'assessment.superseded',
  version_once_per_import: 'plan.import_closed',
  visit_pkey: 'supervision.visit_exists',
  proposal_one_open: 'supervision.changed',
};
