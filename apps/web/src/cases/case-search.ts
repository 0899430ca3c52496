/** What of the list of cases stands in the address. */
export type CaseSearch = { kind?: string; stage?: string; unit?: string; which?: string; overdue?: string; q?: string };

export const caseSearchNames = ['kind', 'stage', 'unit', 'which', 'overdue', 'q'] as const;
