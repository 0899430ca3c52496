import type { CaseKind } from '../cases/model.ts';

/** The room whose forms take the steps of a finding. */
export const SUPERVISION = 'supervision';

/** What a finding says of itself, as fields of its case. */
export const findingFields = ['subject', 'place', 'unit', 'clause', 'item', 'severity'] as const;

/** The steps supervision takes in a case of a finding. */
export const findingSteps = ['plan', 'approve', 'redo', 'hand_in', 'pass', 'send_back', 'objected', 'write_off'] as const;
export type FindingStep = (typeof findingSteps)[number];

/** Whether findings may become cases of this kind: it comes from inspections, has the fields, and its steps go through supervision. */
export function fitsFindings({ origins, fields, stages }: CaseKind): boolean {
  const through = stages.flatMap(({ actions }) => actions).filter(({ through: room }) => room === SUPERVISION);
  return (
    origins.includes('inspection') &&
    findingFields.every((code) => fields.some((field) => field.code === code)) &&
    findingSteps.every((code) => through.some((action) => action.code === code))
  );
}
