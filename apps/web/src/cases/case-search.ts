/** What of the list of cases stands in the address. */
export type CaseSearch = {
  kind?: string;
  stage?: string;
  unit?: string;
  which?: string;
  overdue?: string;
  mine?: string;
  q?: string;
  view?: string;
};

export const caseSearchNames = ['kind', 'stage', 'unit', 'which', 'overdue', 'mine', 'q', 'view'] as const;
