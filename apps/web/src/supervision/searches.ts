/** What of each list stands in the address. */
export type CampaignSearch = { type?: string; state?: string; q?: string };
export const campaignSearchNames = ['type', 'state', 'q'] as const;
export type FindingSearch = {
  campaign?: string;
  unit?: string;
  stage?: string;
  severity?: string;
  which?: string;
  overdue?: string;
  q?: string;
};
export const findingSearchNames = ['campaign', 'unit', 'stage', 'severity', 'which', 'overdue', 'q'] as const;
export type ExampleSearch = { kind?: string; state?: string; q?: string };
export const exampleSearchNames = ['kind', 'state', 'q'] as const;

/** A change to it; undefined takes a filter away. */
export type Part<Search> = { readonly [K in keyof Search]?: string | undefined };
export type LookBackSearch = { state?: string; until?: string; unit?: string };
export const lookBackSearchNames = ['state', 'until', 'unit'] as const;
