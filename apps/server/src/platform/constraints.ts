import type { RefusalCode } from '@gongjian/contract/refusals';

/** Constraints of the database whose breaking is a refusal, not a fault: two people were quicker than one check. */
export const constraintRefusals: Readonly<Record<string, RefusalCode>> = {};
