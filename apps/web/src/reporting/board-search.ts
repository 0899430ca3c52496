/** What of the board stands in the address, and how a part of it changes that. */
export type BoardSearch = { month?: string; view?: string; owing?: string; from?: string; to?: string };
export type BoardPart = { readonly search: BoardSearch; readonly set: (part: BoardSearch) => void };
